// A plugin in C++ terms: what the emitters print.  All names are made, all
// types resolved; no emitter looks at the spec's fields.

#ifndef TOOLS_GENERATOR_MODEL_H_
#define TOOLS_GENERATOR_MODEL_H_

#include <string>
#include <vector>

#include "tools/spec/plugin_spec.h"

namespace insight::generator {

struct FieldModel {
  std::string wire_name;
  std::string cpp_name;
  std::string key_name;     // Of the constant that holds the wire name.
  std::string cpp_type;     // "std::optional<File>".
  std::string initializer;  // "{}", "10".
  std::string description;
  bool required = false;
};

// How a type is used, which is what codecs it gets.
struct Use {
  bool is_read = false;
  bool is_written = false;
};

// An `enum class` whose values are 0, 1, 2, ...
struct EnumModel {
  struct Value {
    std::string wire_name;
    std::string cpp_name;
  };

  std::string cpp_name;
  std::string description;
  std::vector<Value> values;
  Use use = {};
};

struct StructModel {
  std::string cpp_name;
  std::string description;
  std::vector<FieldModel> fields;
  Use use;
  // The field for members that the spec does not name; empty if there is none.
  std::string more_name = {};
};

enum class StepKind { kAction, kTrigger, kTask };

struct StepModel {
  StepKind kind;
  const spec::StepSpec* spec;
  std::string cpp_name;  // The author's function.
  StructModel input;
  // Actions and triggers.
  StructModel output;
  // Tasks.
  std::string element_type;  // Of the output, a list.
  std::string state_type;    // "Json" where the spec does not describe it.
  StructModel state;
};

struct PluginModel {
  const spec::PluginSpec* spec;
  std::string cpp_namespace;  // The last part.
  std::string header;         // "plugins/jira/schema.h"

  std::vector<EnumModel> enums;
  std::vector<StructModel> types;  // Each after those that it contains.
  bool has_connection = false;
  StructModel connection;
  std::vector<StepModel> steps;  // Actions, triggers, tasks.

  // What the header must include.
  bool uses_json = false;
  bool uses_date = false;
  bool uses_number = false;
  bool uses_file = false;
  bool uses_secret = false;
  bool uses_bytes = false;

  [[nodiscard]] bool Has(StepKind kind) const;
};

}  // namespace insight::generator

#endif  // TOOLS_GENERATOR_MODEL_H_
