// Dates and times of YAML: `2021-01-01`, `2021-01-01T10:00:00Z`.
//
// JSON lacks them, so schemas take them for the strings that they look like.
// Documentation shows them as Python does.

#ifndef TOOLS_SPEC_TIMESTAMP_H_
#define TOOLS_SPEC_TIMESTAMP_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "tools/spec/yaml_node.h"

namespace insight::spec {

// A day, or a second of it with an offset from UTC or none.
struct Timestamp {
  struct Time {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    std::optional<int> offset_minutes = {};

    friend bool operator==(const Time&, const Time&) = default;
  };

  int year = 1;
  int month = 1;
  int day = 1;
  std::optional<Time> time = {};

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// Returns the timestamp that a plain scalar stands for; nothing if it stands
// for none, or for one that does not exist, such as 2021-02-30.
[[nodiscard]] std::optional<Timestamp> ParseTimestamp(std::string_view text);

// Python: str(timestamp), such as 2021-01-01 10:00:00+00:00.
[[nodiscard]] std::string PythonStr(const Timestamp& timestamp);

// Python: repr(timestamp), such as datetime.date(2021, 1, 1).
[[nodiscard]] std::string PythonRepr(const Timestamp& timestamp);

// As ToJson(), but a timestamp is a binary value, which GetTimestamp() knows.
// No writer of JSON takes one.
[[nodiscard]] Json ToJsonWithTimestamps(const YamlNode& node);

// Returns the timestamp in a value of the above; nothing if it is none.
[[nodiscard]] std::optional<Timestamp> GetTimestamp(const Json& value);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_TIMESTAMP_H_
