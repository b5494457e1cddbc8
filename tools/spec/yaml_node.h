// A YAML document as a tree in which every node knows its place.

#ifndef TOOLS_SPEC_YAML_NODE_H_
#define TOOLS_SPEC_YAML_NODE_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/spec/problem.h"

namespace insight::spec {

struct YamlMember;

// Thread safety: a value; distinct objects may be used from distinct threads.
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMap };

  Kind kind = Kind::kNull;
  Position position = {};
  // Scalars: the text, and whether it was written without quotes, so that it
  // may stand for something else than a string.
  std::string text = {};
  bool plain = false;
  std::vector<YamlNode> items = {};  // Sequences.
  std::vector<YamlMember> members;   // Maps; keys are unique.

  YamlNode();
  YamlNode(const YamlNode&);
  YamlNode(YamlNode&&) noexcept;
  YamlNode& operator=(const YamlNode&);
  YamlNode& operator=(YamlNode&&) noexcept;
  ~YamlNode();

  [[nodiscard]] bool is_null() const { return kind == Kind::kNull; }
  [[nodiscard]] bool is_map() const { return kind == Kind::kMap; }

  // Returns the member of a map; null if there is none or this is no map.
  [[nodiscard]] const YamlMember* Find(std::string_view key) const;
};

struct YamlMember {
  std::string key;
  Position key_position;
  YamlNode value;
};

// Returns the value as YAML 1.1 has it: a plain `yes` is true, `0x10` is 16,
// `12_000` is 12000, whatever is quoted is a string.  Timestamps, which JSON
// lacks, are strings as they were written.
[[nodiscard]] Json ToJson(const YamlNode& node);

// Says what the value is, for messages: "a string", "a map", "null".
[[nodiscard]] std::string_view Describe(const YamlNode& node);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_YAML_NODE_H_
