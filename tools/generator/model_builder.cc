#include "tools/generator/model_builder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>

#include "sdk/json/json.h"
#include "tools/generator/cpp_value.h"
#include "tools/generator/names.h"

namespace insight::generator {
namespace {

using spec::FieldList;
using spec::FieldSpec;
using spec::PluginSpec;
using spec::SpecType;
using spec::StepSpec;
using spec::TypeKind;
using spec::TypeSpec;

// What the generated code and authors' code call by these names.
const std::set<std::string, std::less<>>& ReservedTypeNames() {
  static const auto* const names =
      new std::set<std::string, std::less<>>{"AnyConnection",
                                             "AsymmetricKey",
                                             "Base64Exception",
                                             "Bytes",
                                             "Cancellation",
                                             "ClientException",
                                             "Clock",
                                             "Connect",
                                             "Connection",
                                             "ConnectionDef",
                                             "ConnectionInput",
                                             "ConnectionTestException",
                                             "Date",
                                             "File",
                                             "FromJson",
                                             "Json",
                                             "JsonReader",
                                             "JsonWriter",
                                             "Logger",
                                             "NewJson",
                                             "Number",
                                             "Password",
                                             "PluginDef",
                                             "PluginException",
                                             "Preset",
                                             "ReadEnum",
                                             "ReadJson",
                                             "Secret",
                                             "SecretKey",
                                             "ServerException",
                                             "StepCall",
                                             "StepContext",
                                             "StepDef",
                                             "StepKind",
                                             "StepResult",
                                             "TestConnection",
                                             "ToJson",
                                             "ToString",
                                             "Token",
                                             "TriggerSink",
                                             "UsernamePassword",
                                             "Workflow",
                                             "WriteJson",
                                             "WriteName"};
  return *names;
}

bool IsIdentifier(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9');
         });
}

// The values if they are to be an `enum class`: strings, all identifiers.
std::vector<std::string> EnumValues(const FieldSpec& field) {
  std::vector<std::string> values;
  const bool is_string =
      field.type.kind == TypeKind::kString && field.type.list_levels == 0;
  if (!is_string || !field.enum_values) return values;
  const Json& list = field.enum_values->value;
  if (!list.is_array()) return values;
  for (const Json& value : list) {
    if (!value.is_string()) return {};
    const std::string& text = value.get_ref<const std::string&>();
    if (!IsIdentifier(text)) return {};
    if (std::find(values.begin(), values.end(), text) == values.end()) {
      values.push_back(text);
    }
  }
  return values;
}

std::string InKind(std::string_view what, std::string_view kind,
                   const std::string& name) {
  return std::string(what) + " of the " + std::string(kind) + " \"" + name +
         "\".";
}

class ModelBuilder {
 public:
  ModelBuilder(const PluginSpec& spec, const std::string& header,
               const std::set<std::string>& open_types)
      : spec_(spec), open_types_(open_types), names_("", ReservedTypeNames()) {
    for (const std::string& type : open_types) {
      if (spec.FindType(type) != nullptr || HasOutput(type)) continue;
      throw std::invalid_argument("there is no type \"" + type +
                                  "\" that could be open");
    }
    model_.spec = &spec;
    model_.header = header;
    model_.cpp_namespace = NamespaceName(spec.name);
  }

  PluginModel Build() {
    const std::vector<std::string> step_names = NameSteps();
    if (!spec_.connection.empty()) {
      model_.has_connection = true;
      model_.connection = BuildStruct("ConnectionInput", "Connection",
                                      "What a connection is made from.",
                                      spec_.connection, {.is_read = true});
    }
    std::size_t next = 0;
    for (const StepSpec& step : spec_.actions) {
      AddStep(StepKind::kAction, "action", step, step_names[next++]);
    }
    for (const StepSpec& step : spec_.triggers) {
      AddStep(StepKind::kTrigger, "trigger", step, step_names[next++]);
    }
    for (const StepSpec& step : spec_.tasks) {
      AddStep(StepKind::kTask, "task", step, step_names[next++]);
    }
    TakeTypes();
    return std::move(model_);
  }

 private:
  // A type of the spec that is needed.
  struct TypeState {
    std::string cpp_name;
    StructModel model;
    std::vector<std::string> contained;  // Wire names.
    bool is_building = false;
    bool is_built = false;
  };

  // Whether `name` is "STEP.output" of an action or a trigger.
  bool HasOutput(const std::string& name) const {
    const auto is_named = [&](const StepSpec& step) {
      return step.name + ".output" == name;
    };
    return std::any_of(spec_.actions.begin(), spec_.actions.end(), is_named) ||
           std::any_of(spec_.triggers.begin(), spec_.triggers.end(), is_named);
  }

  std::vector<std::string> NameSteps() {
    std::vector<std::string> names;
    const auto name = [&](const std::vector<StepSpec>& steps) {
      for (const StepSpec& step : steps) {
        names.push_back(
            names_.TakeWith(TypeName(step.name),
                            {"Input", "Output", "State", "Sink", "Result"}));
      }
    };
    name(spec_.actions);
    name(spec_.triggers);
    name(spec_.tasks);
    return names;
  }

  void AddStep(StepKind kind, std::string_view kind_name, const StepSpec& step,
               const std::string& cpp_name) {
    StepModel model{.kind = kind,
                    .spec = &step,
                    .cpp_name = cpp_name,
                    .input = {},
                    .output = {},
                    .element_type = {},
                    .state_type = {},
                    .state = {}};
    model.input = BuildStruct(cpp_name + "Input", cpp_name,
                              InKind("Input", kind_name, step.name), step.input,
                              {.is_read = true});
    if (kind == StepKind::kTask) {
      AddTaskTypes(step, cpp_name, model);
    } else {
      model.output =
          BuildStruct(cpp_name + "Output", cpp_name,
                      InKind(kind == StepKind::kTrigger ? "An event" : "Output",
                             kind_name, step.name),
                      step.output, {.is_written = true});
      if (open_types_.contains(step.name + ".output")) {
        AddMoreField(model.output);
      }
    }
    model_.steps.push_back(std::move(model));
  }

  // The output is a list of what the field that comes first by name lists, if
  // it is one: real tasks have one field, which stands for the whole output.
  void AddTaskTypes(const StepSpec& step, const std::string& cpp_name,
                    StepModel& model) {
    model.element_type = "Json";
    const auto first = std::min_element(
        step.output.begin(), step.output.end(),
        [](const FieldSpec& a, const FieldSpec& b) { return a.name < b.name; });
    if (first != step.output.end() && first->type.list_levels == 1) {
      SpecType element = first->type;
      element.list_levels = 0;
      model.element_type = ValueType(element, {.is_written = true}, nullptr);
    }
    if (model.element_type == "Json") model_.uses_json = true;
    if (step.state.empty()) {
      model.state_type = "Json";
      model_.uses_json = true;
      return;
    }
    model.state_type = cpp_name + "State";
    model.state = BuildStruct(model.state_type, cpp_name,
                              InKind("State", "task", step.name), step.state,
                              {.is_read = true, .is_written = true});
  }

  // `owner` starts the names of enums.
  StructModel BuildStruct(const std::string& cpp_name, const std::string& owner,
                          const std::string& description,
                          const FieldList& fields, Use use,
                          TypeState* type = nullptr) {
    StructModel model{.cpp_name = cpp_name,
                      .description = description,
                      .fields = {},
                      .use = use};
    std::vector<std::string> wires;
    for (const FieldSpec& field : fields) wires.push_back(field.name);
    const std::vector<std::string> cpp_names = FieldNames(wires);
    NamePool keys("");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      FieldModel field = BuildField(fields[i], owner, use, type);
      field.cpp_name = cpp_names[i];
      // "Key" is part of what must be unique.
      field.key_name = keys.Take(EnumeratorName(fields[i].name) + "Key");
      model.fields.push_back(std::move(field));
    }
    return model;
  }

  FieldModel BuildField(const FieldSpec& field, const std::string& owner,
                        Use use, TypeState* type) {
    FieldModel model{.wire_name = field.name,
                     .cpp_name = {},
                     .key_name = {},
                     .cpp_type = {},
                     .initializer = "{}",
                     .description = field.DescriptionText(),
                     .required = field.required};
    const EnumModel* enum_model = AddEnum(field, owner, use);
    model.cpp_type = enum_model != nullptr ? enum_model->cpp_name
                                           : ValueType(field.type, use, type);
    const std::optional<std::string> value =
        enum_model != nullptr ? EnumDefault(field, *enum_model)
                              : Default(field, model.cpp_type);
    if (value) {
      model.initializer = *value;
    } else if (!field.required) {
      model.cpp_type = "std::optional<" + model.cpp_type + ">";
    } else if (model.cpp_type == "bool") {
      model.initializer = "false";
    } else if (model.cpp_type == "std::int64_t") {
      model.initializer = "0";
    }
    return model;
  }

  static std::optional<std::string> Default(const FieldSpec& field,
                                            const std::string& cpp_type) {
    const bool is_described =
        cpp_type != "Json" || field.type.kind == TypeKind::kObject;
    if (!field.default_value || !is_described) return std::nullopt;
    return CppValue(field.default_value->value, field.type);
  }

  static std::optional<std::string> EnumDefault(const FieldSpec& field,
                                                const EnumModel& model) {
    if (!field.default_value) return std::nullopt;
    for (const EnumModel::Value& value : model.values) {
      if (field.default_value->value == value.wire_name) {
        return model.cpp_name + "::" + value.cpp_name;
      }
    }
    return std::nullopt;
  }

  // Returns the enum of the field, made or found; null if it is to be none.
  // Fields of one owner with the same name and values share one.
  const EnumModel* AddEnum(const FieldSpec& field, const std::string& owner,
                           Use use) {
    const std::vector<std::string> values = EnumValues(field);
    if (values.empty()) return nullptr;
    const auto [known, is_new] = enum_places_.try_emplace(
        {owner, field.name, values}, model_.enums.size());
    if (is_new) {
      EnumModel model{.cpp_name = names_.Take(owner + TypeName(field.name)),
                      .description = field.DescriptionText(),
                      .values = {}};
      NamePool enumerators("");
      for (const std::string& value : values) {
        model.values.push_back(
            {.wire_name = value,
             .cpp_name = enumerators.Take(EnumeratorName(value))});
      }
      model_.enums.push_back(std::move(model));
    }
    EnumModel& model = model_.enums[known->second];
    model.use.is_read = model.use.is_read || use.is_read;
    model.use.is_written = model.use.is_written || use.is_written;
    return &model;
  }

  // Returns the C++ type of a value that is there.  `owner` is the type that it
  // is part of, if any.
  std::string ValueType(const SpecType& type, Use use, TypeState* owner) {
    if (type.list_levels > 1) {
      model_.uses_json = true;
      return "std::vector<Json>";
    }
    if (type.list_levels == 1) {
      SpecType element = type;
      element.list_levels = 0;
      return "std::vector<" + ValueType(element, use, owner) + ">";
    }
    switch (type.kind) {
      case TypeKind::kString:
      case TypeKind::kPython:
        return "std::string";
      case TypeKind::kBoolean:
        return "bool";
      case TypeKind::kInteger:
        return "std::int64_t";
      case TypeKind::kNumber:
        model_.uses_number = true;
        return "Number";
      case TypeKind::kDate:
        model_.uses_date = true;
        return "Date";
      case TypeKind::kBytes:
        model_.uses_bytes = true;
        return "Bytes";
      case TypeKind::kFile:
        model_.uses_file = true;
        return "File";
      case TypeKind::kCustom:
        return CustomType(type.name, use, owner);
      case TypeKind::kUntyped:
      case TypeKind::kObject:
        model_.uses_json = true;
        return "Json";
      default:
        model_.uses_secret = true;
        return SecretType(type.kind);
    }
  }

  static std::string SecretType(TypeKind kind) {
    switch (kind) {
      case TypeKind::kUsernamePassword:
        return "UsernamePassword";
      case TypeKind::kAsymmetricKey:
        return "AsymmetricKey";
      case TypeKind::kToken:
        return "Token";
      case TypeKind::kSecretKey:
        return "SecretKey";
      default:
        return "Password";
    }
  }

  // Builds the type on its first use, so that each comes after those that it
  // contains.
  std::string CustomType(const std::string& name, Use use, TypeState* owner) {
    const TypeSpec& spec = *spec_.FindType(name);
    TypeState& type = types_[name];
    if (type.is_building) {
      model_.uses_json = true;
      return "Json";
    }
    if (owner != nullptr) owner->contained.push_back(name);
    if (!type.is_built) {
      type.is_building = true;
      type.cpp_name = names_.Take(TypeName(name));
      type.model = BuildStruct(type.cpp_name, type.cpp_name,
                               "The custom type \"" + name + "\".", spec.fields,
                               {}, &type);
      if (open_types_.contains(name)) AddMoreField(type.model);
      type.is_building = false;
      type.is_built = true;
      type_order_.push_back(name);
    }
    MarkUse(name, use);
    return type.cpp_name;
  }

  void AddMoreField(StructModel& model) {
    std::vector<std::string> wires;
    for (const FieldModel& field : model.fields) {
      wires.push_back(field.wire_name);
    }
    wires.push_back("more_members");
    model.more_name = FieldNames(wires).back();
    model_.uses_json = true;
  }

  void MarkUse(const std::string& name, Use use) {
    TypeState& type = types_[name];
    Use& known = type.model.use;
    const bool is_new = (use.is_read && !known.is_read) ||
                        (use.is_written && !known.is_written);
    if (!is_new) return;
    known.is_read = known.is_read || use.is_read;
    known.is_written = known.is_written || use.is_written;
    for (const std::string& contained : type.contained) {
      MarkUse(contained, use);
    }
    for (const FieldSpec& field : spec_.FindType(name)->fields) {
      AddEnum(field, type.cpp_name, use);
    }
  }

  void TakeTypes() {
    for (const std::string& name : type_order_) {
      model_.types.push_back(std::move(types_[name].model));
    }
  }

  const PluginSpec& spec_;
  const std::set<std::string>& open_types_;
  PluginModel model_;
  NamePool names_;
  std::map<std::string, TypeState> types_;  // By wire name; places are stable.
  std::vector<std::string> type_order_;
  std::map<std::tuple<std::string, std::string, std::vector<std::string>>,
           std::size_t>
      enum_places_;
};

}  // namespace

bool PluginModel::Has(StepKind kind) const {
  return std::any_of(steps.begin(), steps.end(),
                     [&](const StepModel& step) { return step.kind == kind; });
}

PluginModel BuildModel(const PluginSpec& spec, const std::string& header,
                       const std::set<std::string>& open_types) {
  return ModelBuilder(spec, header, open_types).Build();
}

}  // namespace insight::generator
