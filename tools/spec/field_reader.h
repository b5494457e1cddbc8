// Reads the fields of a spec: what inputs, outputs and types are made of.

#ifndef TOOLS_SPEC_FIELD_READER_H_
#define TOOLS_SPEC_FIELD_READER_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"

namespace insight::spec {

// Thread safety: none; used by one reader.
class FieldReader {
 public:
  // `type_names` are the spec's own types.  All must outlive the reader.
  FieldReader(std::span<const std::string> type_names, Problems& problems)
      : type_names_(type_names), problems_(problems) {}

  // Returns the fields of a section; none if it is null (both kinds of null) or
  // no map, which is an error at `path`.
  [[nodiscard]] FieldList ReadFields(const YamlMember* section,
                                     const std::string& path);

 private:
  FieldSpec ReadField(const YamlMember& member, const std::string& path);
  void ReadType(const YamlNode& node, const std::string& path,
                FieldSpec& field);
  void ResolveType(const std::string& path, FieldSpec& field);
  [[nodiscard]] std::optional<SpecValue> ReadEnum(const YamlNode& map,
                                                  const std::string& path);
  void CheckDefault(const std::string& path, const FieldSpec& field);

  const std::span<const std::string> type_names_;
  Problems& problems_;
};

// Returns the value of a map's key; nothing if the map has no such key.
[[nodiscard]] std::optional<SpecValue> ReadValueWithTimestamps(
    const YamlNode& map, std::string_view key);

// Warns of each key of a map that is not among `known`, with the nearest one.
void WarnOfUnknownKeys(const YamlNode& map,
                       std::span<const std::string_view> known,
                       const std::string& path, Problems& problems);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_FIELD_READER_H_
