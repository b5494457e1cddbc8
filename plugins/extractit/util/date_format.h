// The formats of dates that users choose from.

#ifndef PLUGINS_EXTRACTIT_UTIL_DATE_FORMAT_H_
#define PLUGINS_EXTRACTIT_UTIL_DATE_FORMAT_H_

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/util/date/date.h"

namespace insight::plugins::extractit {

// One of "dd/mm/yyyy", "yyyy.mmm.dd", "yyyy-mm-ddThh:mm" and the like.  A month
// mmm is a name of three letters in English.
//
// Thread safety: const after construction; any thread may read.
class DateFormat {
 public:
  explicit DateFormat(std::string_view name);

  [[nodiscard]] std::string_view name() const { return name_; }

  // What finds a date in this format, without word boundaries.
  [[nodiscard]] const RE2& expression() const { return *expression_; }

  // Returns the parts (day, month, year...) of what the expression found.
  [[nodiscard]] std::vector<std::string> PartsOf(std::string_view found) const;

  // Returns parts with this format's separators between.
  [[nodiscard]] std::string Join(std::span<const std::string> parts) const;

  // Returns the date of parts, perhaps of another format; nothing if they do
  // not fit, or there is no such date.  Two digits of a year are those of 1969
  // to 2068, as in POSIX.
  [[nodiscard]] std::optional<CivilTime> Parse(
      std::span<const std::string> parts) const;

 private:
  std::string name_;
  std::vector<std::string> fields_;  // "dd", "mm", "yyyy"; minutes are "min".
  std::vector<char> separators_;     // Between the fields.
  std::unique_ptr<const RE2> expression_;
};

// All formats, in the order in which they are tried for "All Formats".
[[nodiscard]] std::span<const DateFormat> AllDateFormats();

// Returns the format of that name, or null.
[[nodiscard]] const DateFormat* FindDateFormat(std::string_view name);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_DATE_FORMAT_H_
