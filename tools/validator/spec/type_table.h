// The types that a spec's fields can have: the built-in ones and its own.

#ifndef TOOLS_VALIDATOR_SPEC_TYPE_TABLE_H_
#define TOOLS_VALIDATOR_SPEC_TYPE_TABLE_H_

#include <map>
#include <string>
#include <string_view>

#include "tools/spec/spec_type.h"
#include "tools/spec/yaml_node.h"

namespace insight::validator {

// Thread safety: immutable.
class TypeTable {
 public:
  // `root`, a spec's, must outlive it.
  explicit TypeTable(const spec::YamlNode& root);

  // Returns the type that the text means; kCustom for the spec's own types.
  [[nodiscard]] spec::SpecType Resolve(std::string_view text) const;

  // Whether the spec has a type of that name; built-in ones win.
  [[nodiscard]] bool IsCustom(std::string_view name) const;

 private:
  std::map<std::string, const spec::YamlMember*, std::less<>> types_;
};

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_TYPE_TABLE_H_
