#include "tools/scaffold/required_values.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "sdk/json/json.h"
#include "tools/generator/cpp_value.h"

namespace insight::scaffold {
namespace {

using generator::EnumModel;
using generator::FieldModel;
using generator::PluginModel;
using generator::StructModel;
using spec::FieldList;
using spec::FieldSpec;
using spec::TypeKind;

constexpr std::size_t kColumns = 80;
constexpr std::size_t kIndent = 2;
// Types may contain one another many times over, which multiplies.  No real
// spec comes near.
constexpr int kMaxFields = 10'000;

// Returns the enum or struct of that name; null if there is none.
template <typename Model>
const Model* Find(const std::vector<Model>& models, std::string_view cpp_name) {
  const auto found = std::find_if(
      models.begin(), models.end(),
      [&](const Model& model) { return model.cpp_name == cpp_name; });
  return found == models.end() ? nullptr : &*found;
}

class ValueLister {
 public:
  explicit ValueLister(const PluginModel& plugin) : plugin_(plugin) {}

  void List(const StructModel& s, const FieldList& fields,
            const std::string& variable, bool only_needed) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (!fields[i].required || ++fields_ > kMaxFields) continue;
      const FieldModel& model = s.fields[i];
      const std::string place = variable + "." + model.cpp_name;
      const std::optional<std::string> needed = NeededValue(model, fields[i]);
      if (needed || !only_needed) {
        lines_.push_back(
            Assignment(place, needed ? *needed : PlainValue(model)));
      }
      const StructModel* const type = Find(plugin_.types, model.cpp_type);
      if (type == nullptr) continue;
      List(*type, plugin_.spec->FindType(fields[i].type.name)->fields, place,
           true);
    }
  }

  [[nodiscard]] std::vector<std::string> Take() && { return std::move(lines_); }

 private:
  // A value that fits the schema, where the type's own does not.
  static std::optional<std::string> NeededValue(const FieldModel& model,
                                                const FieldSpec& field) {
    if (field.type.list_levels > 0 || field.default_value) return std::nullopt;
    const bool is_object = field.type.kind == TypeKind::kObject ||
                           field.type.kind == TypeKind::kCustom;
    if (model.cpp_type == "Json" && is_object) return "Json::object()";
    if (!field.enum_values || !field.enum_values->value.is_array() ||
        field.enum_values->value.empty() ||
        // An enum class starts with its first value.
        (field.type.kind == TypeKind::kString &&
         model.cpp_type != "std::string")) {
      return std::nullopt;
    }
    return generator::CppValue(field.enum_values->value.front(), field.type);
  }

  // The value that the field has anyway, to be seen.
  std::string PlainValue(const FieldModel& model) const {
    if (model.initializer != "{}") return model.initializer;
    if (const EnumModel* values = Find(plugin_.enums, model.cpp_type)) {
      return values->cpp_name + "::" + values->values.front().cpp_name;
    }
    return model.cpp_type == "std::string" ? "\"\"" : "{}";
  }

  const PluginModel& plugin_;
  std::vector<std::string> lines_;
  int fields_ = 0;
};

}  // namespace

std::vector<std::string> RequiredValues(const PluginModel& plugin,
                                        const StructModel& s,
                                        const FieldList& fields,
                                        const std::string& variable) {
  ValueLister lister(plugin);
  lister.List(s, fields, variable, false);
  return std::move(lister).Take();
}

std::string Assignment(const std::string& left, const std::string& right) {
  const bool fits = kIndent + left.size() + 3 + right.size() + 1 <= kColumns;
  return left + (fits ? " = " : " =\n    ") + right + ";";
}

}  // namespace insight::scaffold
