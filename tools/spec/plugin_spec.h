// A plugin.spec.yaml, read and checked: what the generator and the validator
// work on.

#ifndef TOOLS_SPEC_PLUGIN_SPEC_H_
#define TOOLS_SPEC_PLUGIN_SPEC_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "tools/spec/problem.h"
#include "tools/spec/spec_type.h"

namespace insight::spec {

// A value as the spec has it, of whatever type, and its place.
struct SpecValue {
  Json value;
  Position position = {};
};

struct FieldSpec {
  std::string name;        // On the wire.
  Position position = {};  // Of the name.
  SpecType type = {};
  Position type_position = {};
  bool required = false;
  // Copied to schemas verbatim if the spec has them.
  std::optional<SpecValue> title = {};
  std::optional<SpecValue> description = {};
  std::optional<SpecValue> default_value = {};
  std::optional<SpecValue> placeholder = {};
  std::optional<SpecValue> tooltip = {};
  std::optional<SpecValue> enum_values = {};
  // For documentation.  The example may hold timestamps (see "timestamp.h").
  std::optional<SpecValue> example = {};
  std::optional<SpecValue> required_value = {};  // Which `required` is made of.

  // The description if it is text, otherwise empty.
  [[nodiscard]] std::string DescriptionText() const;
};

// The fields of an input, an output, a type: in the spec's order.
using FieldList = std::vector<FieldSpec>;

struct TypeSpec {
  std::string name;
  Position position = {};
  FieldList fields = {};
};

// What only documentation shows.  The lists are such in most specs, but any
// value is possible; they may hold timestamps (see "timestamp.h").
struct DocumentationSpec {
  std::string description = {};  // With its newlines.
  std::optional<SpecValue> key_features = {};
  std::optional<SpecValue> requirements = {};
  std::optional<SpecValue> supported_versions = {};
  std::optional<SpecValue> troubleshooting = {};
  std::optional<SpecValue> version_history = {};
  std::optional<SpecValue> links = {};
  std::optional<SpecValue> references = {};
};

// An action, trigger or task.
struct StepSpec {
  std::string name;  // On the wire.
  Position position = {};
  std::string title = {};
  std::string description = {};       // Without newlines.
  std::string full_description = {};  // With them, for documentation.
  std::string help = {};              // More of it.
  FieldList input = {};
  FieldList output = {};
  FieldList state = {};  // Tasks only.
};

struct PluginSpec {
  std::string file;  // As the user named it.
  std::string text;  // What it holds.

  std::string name;
  Position name_position = {};
  std::string title = {};
  std::string vendor = {};
  std::string version = {};
  std::string description = {};  // Without newlines.
  bool enable_cache = false;     // A cache directory outlives the containers.
  FieldList connection = {};
  std::vector<TypeSpec> types = {};
  std::vector<StepSpec> actions = {};
  std::vector<StepSpec> triggers = {};
  std::vector<StepSpec> tasks = {};
  DocumentationSpec documentation = {};

  // What is worth a look although the spec can be used, by position.
  std::vector<Problem> warnings = {};

  // Returns the spec's own type of that name; null if there is none.
  [[nodiscard]] const TypeSpec* FindType(std::string_view type_name) const;
};

}  // namespace insight::spec

#endif  // TOOLS_SPEC_PLUGIN_SPEC_H_
