#include "tools/docs/example.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/docs/cell.h"
#include "tools/docs/type_example.h"

namespace insight::docs {
namespace {

using spec::FieldList;
using spec::FieldSpec;
using spec::SpecType;
using spec::SpecValue;
using spec::TypeKind;

bool HasValue(const std::optional<SpecValue>& value) {
  return value && !value->value.is_null();
}

// The first of default, example and enum that is not null.
std::optional<Json> SpecExample(const FieldSpec& field, Style style) {
  if (HasValue(field.default_value)) return field.default_value->value;
  if (HasValue(field.example)) return field.example->value;
  if (!HasValue(field.enum_values)) return std::nullopt;
  const Json& values = field.enum_values->value;
  if (style == Style::kPython || !values.is_array()) return values;
  if (values.empty()) return std::nullopt;
  return values.front();
}

// An object with room for its members: it would copy them to grow.
Json ObjectFor(std::size_t members) {
  Json object = Json::object();
  object.get_ref<Json::object_t&>().reserve(members);
  return object;
}

// With the members of objects sorted at every level.
Json Sorted(Json value) {
  if (value.is_object()) {
    std::vector<std::pair<std::string, Json>> by_key;
    for (auto& [key, member] : value.get_ref<Json::object_t&>()) {
      by_key.emplace_back(key, Sorted(std::move(member)));
    }
    std::sort(by_key.begin(), by_key.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    Json sorted = ObjectFor(by_key.size());
    for (auto& [key, member] : by_key) {
      sorted.get_ref<Json::object_t&>().emplace_back(key, std::move(member));
    }
    return sorted;
  }
  if (value.is_array()) {
    for (Json& element : value) element = Sorted(std::move(element));
  }
  return value;
}

}  // namespace

ExampleWriter::ExampleWriter(const spec::PluginSpec& spec, Style style)
    : style_(style) {
  for (const spec::TypeSpec& type : spec.types) {
    types_.emplace(type.name, &type);
  }
}

std::string ExampleWriter::Write(const FieldList& fields) {
  Json example = ObjectFor(fields.size());
  for (const FieldSpec& field : fields) {
    example[field.name] = FieldExample(field);
  }
  return DumpIndentedJson(Sorted(WithTimestampsAsText(std::move(example))));
}

Json ExampleWriter::FieldExample(const FieldSpec& field) {
  met_.clear();
  Json example = Value(field.type, &field);
  if (!example.is_string()) return example;
  try {
    return ParseJson(example.get_ref<const std::string&>());
  } catch (const JsonParseException&) {
    return example;  // Text like any other.
  }
}

Json ExampleWriter::Value(const SpecType& type, const FieldSpec* field) {
  const std::string name = spec::TypeText(type);
  if (++values_ > kMaxValues ||
      std::find(met_.begin(), met_.end(), name) != met_.end()) {
    return Json::object();
  }
  if (style_ == Style::kPython) met_.push_back(name);
  if (field != nullptr) {
    if (std::optional<Json> value = SpecExample(*field, style_)) return *value;
  }
  if (type.list_levels > 0) {
    SpecType element = type;
    element.list_levels = std::min(type.list_levels, kMaxOpenTypes) - 1;
    return Json::array({Value(element, nullptr)});
  }
  if (type.kind == TypeKind::kCustom) return CustomValue(type.name);
  // A list, whatever it is of.
  if (type.name == "[]") return Json::array({Json::object()});
  return TypeExample(type, style_);
}

Json ExampleWriter::CustomValue(const std::string& type_name) {
  if (open_types_ == kMaxOpenTypes) return Json::object();
  const FieldList& fields = types_.at(type_name)->fields;
  Json value = ObjectFor(fields.size());
  ++open_types_;
  if (style_ == Style::kCorrected) met_.push_back(type_name);
  for (const FieldSpec& field : fields) {
    const bool by_title = style_ == Style::kPython && HasValue(field.title);
    value[by_title ? CellText(field.title->value) : field.name] =
        Value(field.type, &field);
  }
  if (style_ == Style::kCorrected) met_.pop_back();
  --open_types_;
  return value;
}

}  // namespace insight::docs
