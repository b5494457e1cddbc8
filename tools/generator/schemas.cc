#include "tools/generator/schemas.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight::generator {
namespace {

using spec::FieldList;
using spec::FieldSpec;
using spec::PluginSpec;
using spec::SpecType;
using spec::SpecValue;
using spec::StepSpec;
using spec::TypeKind;

// What the built-in types are in schemas.  Key order matters, and differs
// between them.
constexpr std::string_view kPasswordDefinition =
    R"({"type": "string", "format": "password",
             "displayType": "password"})";

constexpr std::string_view kPythonDefinition =
    R"({"type": "string", "format": "python",
             "displayType": "python"})";

constexpr std::string_view kFileDefinition =
    R"({
    "id": "file", "type": "object",
    "title": "File", "description": "File Object",
    "properties": {
      "filename": {"type": "string", "title": "Filename",
                   "description": "Name of file"},
      "content": {"type": "string", "format": "bytes", "title": "Content",
                  "description": "File contents"}}})";

constexpr std::string_view kUsernamePasswordDefinition =
    R"({
    "id": "credential_username_password",
    "title": "Credential: Username and Password",
    "description": "A username and password combination",
    "type": "object",
    "properties": {
      "username": {"type": "string", "title": "Username",
                   "description": "The username to log in with",
                   "order": 1},
      "password": {"type": "string", "title": "Password",
                   "description": "The password", "format": "password",
                   "displayType": "password", "order": 2}},
    "required": ["username", "password"]})";

constexpr std::string_view kAsymmetricKeyDefinition =
    R"({
    "id": "credential_asymmetric_key", "type": "object",
    "title": "Credential: Asymmetric key", "description": "A shared key",
    "required": ["privateKey"],
    "properties": {
      "privateKey": {"type": "string", "title": "Private Key",
                     "description": "The private key",
                     "format": "password", "displayType": "password"}}})";

constexpr std::string_view kTokenDefinition =
    R"({
    "id": "credential_token", "type": "object",
    "title": "Credential: Token",
    "description": "A pair of a token, and an optional domain",
    "required": ["token"],
    "properties": {
      "domain": {"type": "string", "title": "Domain",
                 "description": "The domain for the token", "order": 1},
      "token": {"type": "string", "title": "Token",
                "description": "The shared token", "format": "password",
                "displayType": "password", "order": 2}}})";

constexpr std::string_view kSecretKeyDefinition =
    R"({
    "id": "credential_secret_key", "type": "object",
    "title": "Credential: Secret Key", "description": "A shared secret key",
    "required": ["secretKey"],
    "properties": {
      "secretKey": {"type": "string", "title": "Secret Key",
                    "description": "The shared secret key",
                    "format": "password", "displayType": "password"}}})";

std::string_view BuiltInDefinition(TypeKind kind) {
  switch (kind) {
    case TypeKind::kPassword:
      return kPasswordDefinition;
    case TypeKind::kPython:
      return kPythonDefinition;
    case TypeKind::kFile:
      return kFileDefinition;
    case TypeKind::kUsernamePassword:
      return kUsernamePasswordDefinition;
    case TypeKind::kAsymmetricKey:
      return kAsymmetricKeyDefinition;
    case TypeKind::kToken:
      return kTokenDefinition;
    case TypeKind::kSecretKey:
      return kSecretKeyDefinition;
    default:
      return {};
  }
}

// Names of required fields, sorted.
Json RequiredNames(const FieldList& fields) {
  std::vector<std::string> names;
  for (const FieldSpec& field : fields) {
    if (field.required) names.push_back(field.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void AddIfPresent(std::string_view key, const std::optional<SpecValue>& value,
                  Json& object) {
  if (value) object[std::string(key)] = value->value;
}

// Adds a member whose name is new; object[name] would look through all others.
void Append(const std::string& name, Json value, Json& object) {
  object.get_ref<Json::object_t&>().emplace_back(name, std::move(value));
}

// Makes the schema of one section: its properties, and the definitions that
// they need, in the order of first need.
class SectionEmitter {
 public:
  explicit SectionEmitter(const PluginSpec& spec) : spec_(spec) {}

  // In the spec's order.
  Json Properties(const FieldList& fields) {
    Json properties = Json::object();
    int order = 0;
    for (const FieldSpec& field : fields) {
      Append(field.name, Property(field, ++order), properties);
    }
    return properties;
  }

  Json TakeDefinitions() { return std::move(definitions_); }

 private:
  Json Property(const FieldSpec& field, int order) {
    const bool is_list = field.type.list_levels > 0;
    Json property =
        is_list ? Json::object({{"type", "array"}}) : SingleValue(field.type);
    AddIfPresent("title", field.title, property);
    AddIfPresent("description", field.description, property);
    AddIfPresent("default", field.default_value, property);
    AddIfPresent("placeholder", field.placeholder, property);
    AddIfPresent("tooltip", field.tooltip, property);
    if (field.type.list_levels == 1 && field.type.kind != TypeKind::kUntyped) {
      property["items"] = SingleValue(field.type);
    }
    AddIfPresent("enum", field.enum_values, property);
    property["order"] = order;
    return property;
  }

  // What the type gives alone, without brackets.
  Json SingleValue(const SpecType& type) {
    switch (type.kind) {
      case TypeKind::kUntyped:
        return Json::object();
      case TypeKind::kString:
        return Json::object({{"type", "string"}});
      case TypeKind::kObject:
        return Json::object({{"type", "object"}});
      case TypeKind::kBoolean:
        return Json::object({{"type", "boolean"}});
      case TypeKind::kInteger:
        return Json::object({{"type", "integer"}});
      case TypeKind::kNumber:
        return Json::object({{"type", "number"}});
      case TypeKind::kDate:
        return Json::object({{"type", "string"},
                             {"format", "date-time"},
                             {"displayType", "date"}});
      case TypeKind::kBytes:
        return Json::object({{"type", "string"},
                             {"format", "bytes"},
                             {"displayType", "bytes"}});
      default:
        Define(type);
        return Json::object({{"$ref", "#/definitions/" + type.name}});
    }
  }

  void Define(const SpecType& type) {
    if (definitions_.contains(type.name)) return;
    // There first, so that a type may contain itself.
    definitions_[type.name] = nullptr;
    Json definition = type.kind == TypeKind::kCustom
                          ? CustomDefinition(type.name)
                          : ParseJson(BuiltInDefinition(type.kind));
    definitions_[type.name] = std::move(definition);
  }

  Json CustomDefinition(const std::string& name) {
    const FieldList& fields = spec_.FindType(name)->fields;
    Json definition = Json::object({{"type", "object"}, {"title", name}});
    definition["properties"] = Properties(fields);
    if (Json required = RequiredNames(fields); !required.empty()) {
      definition["required"] = std::move(required);
    }
    return definition;
  }

  const PluginSpec& spec_;
  Json definitions_ = Json::object();
};

// Members in the code-point order of their names, which UTF-8 keeps.
Json Sorted(const Json& object) {
  std::map<std::string, const Json*, std::less<>> members;
  for (const auto& [name, value] : object.items()) {
    members.emplace(name, &value);
  }
  Json sorted = Json::object();
  for (const auto& [name, value] : members) Append(name, *value, sorted);
  return sorted;
}

Json StepSchemas(const StepSpec& step, bool is_task, const PluginSpec& spec) {
  Json schemas = Json::object();
  schemas["input"] = SectionSchema(step.input, spec);
  if (is_task) schemas["state"] = SectionSchema(step.state, spec);
  schemas["output"] = is_task ? TaskOutputSchema(step.output, spec)
                              : SectionSchema(step.output, spec);
  return schemas;
}

// Halves the indentation; strings in JSON have no line breaks of their own.
std::string WithOneBlankPerLevel(std::string_view indented) {
  std::string text;
  while (!indented.empty()) {
    const std::size_t end = std::min(indented.find('\n'), indented.size() - 1);
    const std::string_view line = indented.substr(0, end + 1);
    const std::size_t blanks = line.find_first_not_of(' ');
    text.append(blanks / 2, ' ');
    text += line.substr(blanks);
    indented.remove_prefix(line.size());
  }
  return text;
}

}  // namespace

Json SectionSchema(const FieldList& fields, const PluginSpec& spec) {
  if (fields.empty()) return Json::object();
  SectionEmitter emitter(spec);
  Json schema = Json::object({{"type", "object"}, {"title", "Variables"}});
  schema["properties"] = Sorted(emitter.Properties(fields));
  if (Json required = RequiredNames(fields); !required.empty()) {
    schema["required"] = std::move(required);
  }
  schema["definitions"] = emitter.TakeDefinitions();
  return schema;
}

Json TaskOutputSchema(const FieldList& fields, const PluginSpec& spec) {
  if (fields.empty()) return Json::object();
  SectionEmitter emitter(spec);
  emitter.Properties(fields);
  const FieldSpec& first = *std::min_element(
      fields.begin(), fields.end(),
      [](const FieldSpec& a, const FieldSpec& b) { return a.name < b.name; });
  Json schema = Json::object({{"type", "array"}});
  schema["title"] = first.title ? first.title->value : Json::object();
  schema["description"] =
      first.description ? first.description->value : Json::object();
  schema["items"] = Json::object();
  if (Json required = RequiredNames(fields); !required.empty()) {
    schema["required"] = std::move(required);
  }
  schema["definitions"] = emitter.TakeDefinitions();
  return schema;
}

Json PluginSchemas(const PluginSpec& spec) {
  Json schemas = Json::object({{"plugin", spec.name}});
  schemas["connection"] = SectionSchema(spec.connection, spec);
  const auto add_steps = [&](const char* kind,
                             const std::vector<StepSpec>& steps, bool is_task) {
    for (const StepSpec& step : steps) {
      schemas[kind][step.name] = StepSchemas(step, is_task, spec);
    }
  };
  add_steps("actions", spec.actions, false);
  add_steps("triggers", spec.triggers, false);
  add_steps("tasks", spec.tasks, true);
  return schemas;
}

std::string PluginSchemasText(const PluginSpec& spec) {
  return WithOneBlankPerLevel(DumpIndentedJson(PluginSchemas(spec)));
}

}  // namespace insight::generator
