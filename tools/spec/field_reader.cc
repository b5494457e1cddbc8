#include "tools/spec/field_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/spec/nearest_name.h"
#include "tools/spec/scalar_fits.h"
#include "tools/spec/timestamp.h"

namespace insight::spec {
namespace {

constexpr std::string_view kFieldKeys[] = {
    "title", "description", "type",    "required",    "default",       "enum",
    "order", "example",     "tooltip", "placeholder", "excludeProduct"};

std::optional<SpecValue> ReadValue(const YamlNode& map, std::string_view key) {
  const YamlMember* member = map.Find(key);
  if (member == nullptr) return std::nullopt;
  return SpecValue{ToJson(member->value), member->value.position};
}

// As Python takes a value for a condition.
bool IsTruthy(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_string()) return !value.get_ref<const std::string&>().empty();
  if (value.is_number()) return value.get<double>() != 0;
  return !value.is_null() && !value.empty();
}

// Whether JSON Schema would accept the value; types that it cannot tell are
// fine.
bool Fits(const Json& value, const SpecType& type) {
  return type.list_levels > 0 ? value.is_array() : ScalarFits(value, type.kind);
}

std::string WithArticle(const SpecType& type) {
  if (type.list_levels > 0) return "a list";
  switch (type.kind) {
    case TypeKind::kBoolean:
      return "a boolean";
    case TypeKind::kInteger:
      return "an integer";
    case TypeKind::kNumber:
      return "a number";
    case TypeKind::kString:
    case TypeKind::kDate:
    case TypeKind::kBytes:
    case TypeKind::kPassword:
    case TypeKind::kPython:
      return "a string";
    default:
      return "a map";
  }
}

}  // namespace

std::optional<SpecValue> ReadValueWithTimestamps(const YamlNode& map,
                                                 std::string_view key) {
  const YamlMember* member = map.Find(key);
  if (member == nullptr) return std::nullopt;
  return SpecValue{ToJsonWithTimestamps(member->value), member->value.position};
}

void WarnOfUnknownKeys(const YamlNode& map,
                       std::span<const std::string_view> known,
                       const std::string& path, Problems& problems) {
  for (const YamlMember& member : map.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) {
      continue;
    }
    std::string text = "there is no key \"" + member.key + "\" here";
    if (const std::string_view nearest = NearestName(member.key, known);
        !nearest.empty()) {
      text += "; did you mean \"" + std::string(nearest) + "\"?";
    }
    problems.AddWarning(member.key_position, path, text);
  }
}

FieldList FieldReader::ReadFields(const YamlMember* section,
                                  const std::string& path) {
  FieldList fields;
  if (section == nullptr || section->value.is_null()) return fields;
  const YamlNode& map = section->value;
  if (!map.is_map()) {
    problems_.AddError(
        map.position, path,
        "a map of fields is needed here, not " + std::string(Describe(map)));
    return fields;
  }
  for (const YamlMember& member : map.members) {
    fields.push_back(ReadField(member, path + "." + member.key));
  }
  return fields;
}

FieldSpec FieldReader::ReadField(const YamlMember& member,
                                 const std::string& path) {
  FieldSpec field{.name = member.key, .position = member.key_position};
  const YamlNode& map = member.value;
  if (!map.is_map()) {
    problems_.AddError(
        map.is_null() ? member.key_position : map.position, path,
        "a field is a map with a type, not " + std::string(Describe(map)));
    return field;
  }
  WarnOfUnknownKeys(map, kFieldKeys, path, problems_);
  field.title = ReadValue(map, "title");
  field.description = ReadValue(map, "description");
  field.default_value = ReadValue(map, "default");
  field.placeholder = ReadValue(map, "placeholder");
  field.tooltip = ReadValue(map, "tooltip");
  field.enum_values = ReadEnum(map, path);
  field.example = ReadValueWithTimestamps(map, "example");
  field.required_value = ReadValue(map, "required");
  if (const std::optional<SpecValue>& required = field.required_value) {
    field.required = IsTruthy(required->value);
    if (!required->value.is_boolean()) {
      problems_.AddWarning(required->position, path,
                           "required is neither true nor false; it is taken "
                           "for " +
                               std::string(field.required ? "true" : "false"));
    }
  }
  const YamlMember* type = map.Find("type");
  if (type == nullptr || type->value.is_null()) {
    problems_.AddError(member.key_position, path, "the field has no type");
    return field;
  }
  ReadType(type->value, path, field);
  CheckDefault(path, field);
  return field;
}

void FieldReader::ReadType(const YamlNode& node, const std::string& path,
                           FieldSpec& field) {
  field.type_position = node.position;
  if (node.kind != YamlNode::Kind::kScalar) {
    problems_.AddError(
        node.position, path,
        "the type must be a name, not " + std::string(Describe(node)) +
            (node.kind == YamlNode::Kind::kSequence ? "; write it as '[]string'"
                                                    : ""));
    return;
  }
  field.type = ParseType(node.text);
  ResolveType(path, field);
}

void FieldReader::ResolveType(const std::string& path, FieldSpec& field) {
  SpecType& type = field.type;
  if (type.kind == TypeKind::kUntyped &&
      std::find(type_names_.begin(), type_names_.end(), type.name) !=
          type_names_.end()) {
    type.kind = TypeKind::kCustom;
  }
  if (type.list_levels > 1) {
    problems_.AddWarning(field.type_position, path,
                         "a list of lists says nothing about its elements");
  }
  if (type.kind != TypeKind::kUntyped) return;
  const std::string unknown = "there is no type \"" + type.name + "\"";
  if (type.list_levels == 0) {
    problems_.AddWarning(field.type_position, path,
                         unknown + "; any value is accepted");
  } else if (type.list_levels == 1 && type.name != "array" &&
             type.name.front() != ' ') {
    problems_.AddError(field.type_position, path,
                       unknown + " for the elements of a list");
  } else {
    problems_.AddWarning(field.type_position, path,
                         unknown + "; the list accepts any elements");
  }
}

std::optional<SpecValue> FieldReader::ReadEnum(const YamlNode& map,
                                               const std::string& path) {
  std::optional<SpecValue> values = ReadValue(map, "enum");
  if (!values || values->value.is_array()) return values;
  if (values->value.is_null()) {
    problems_.AddWarning(values->position, path,
                         "enum has no values; any value is accepted");
  } else {
    // A schema with anything else would be refused by the plugin itself.
    problems_.AddError(values->position, path, "enum is not a list");
  }
  return std::nullopt;
}

void FieldReader::CheckDefault(const std::string& path,
                               const FieldSpec& field) {
  const std::optional<SpecValue>& enum_values = field.enum_values;
  if (!field.default_value || field.default_value->value.is_null()) return;
  const auto& [value, position] = *field.default_value;
  if (!Fits(value, field.type)) {
    problems_.AddWarning(
        position, path,
        "default " + DumpJson(value) + " is not " + WithArticle(field.type));
  } else if (enum_values && field.type.list_levels == 0 &&
             std::find(enum_values->value.begin(), enum_values->value.end(),
                       value) == enum_values->value.end()) {
    problems_.AddWarning(
        position, path,
        "default " + DumpJson(value) + " is not among the enum's values");
  }
}

}  // namespace insight::spec
