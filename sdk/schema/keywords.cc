#include "sdk/schema/keywords.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sdk/json/python_text.h"
#include "sdk/json/unicode.h"
#include "sdk/schema/evaluator.h"
#include "sdk/schema/numbers.h"

namespace insight {
namespace {

const std::string& Text(const Json& value) {
  return value.get_ref<const std::string&>();
}

// Returns the member, or null where there is none.
const Json* Find(const Json& object, const std::string& key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

void Add(std::string message, Problems& out) {
  out.emplace_back(std::move(message));
}

// Adds "INSTANCE VERDICT".
void AddVerdict(const Site& site, const std::string& verdict, Problems& out) {
  Add(PythonRepr(site.instance) + " " + verdict, out);
}

// Joins Python's reprs of `values`.
template <typename Values>
std::string JoinReprs(const Values& values) {
  std::string out;
  for (const auto& value : values) {
    if (!out.empty()) out += ", ";
    out += PythonRepr(Json(value));
  }
  return out;
}

std::string UnexpectedText(std::string_view what, const Json& extras) {
  return "Additional " + std::string(what) + " are not allowed (" +
         JoinReprs(extras) + (extras.size() == 1 ? " was" : " were") +
         " unexpected)";
}

// --- Any instance.

void CheckRef(const Site& site, Evaluator& evaluator, Problems& out) {
  evaluator.Descend(site.argument, site.instance, {}, out);
}

void CheckType(const Site& site, Evaluator&, Problems& out) {
  const Json types =
      site.argument.is_array() ? site.argument : Json::array({site.argument});
  for (const Json& type : types) {
    if (IsOfType(site.instance, Text(type))) return;
  }
  AddVerdict(site, "is not of type " + JoinReprs(types), out);
}

// True and false are looked for as such, but inside of others they are numbers.
bool IsEnumValue(const Json& value, const Json& allowed) {
  const bool may_be_a_boolean = value.is_boolean() || allowed.is_boolean();
  return AreEqual(value, allowed,
                  may_be_a_boolean ? Booleans::kDiffer : Booleans::kAreNumbers);
}

void CheckEnum(const Site& site, Evaluator&, Problems& out) {
  for (const Json& allowed : site.argument) {
    if (IsEnumValue(site.instance, allowed)) return;
  }
  AddVerdict(site, "is not one of " + PythonRepr(site.argument), out);
}

void CheckConst(const Site& site, Evaluator&, Problems& out) {
  if (AreEqual(site.instance, site.argument, Booleans::kDiffer)) return;
  Add(PythonRepr(site.argument) + " was expected", out);
}

void CheckAllOf(const Site& site, Evaluator& evaluator, Problems& out) {
  for (std::size_t i = 0; i < site.argument.size(); ++i) {
    evaluator.Descend(site.argument[i], site.instance, {.schema_path = i}, out);
  }
}

// Returns the first branch that accepts the instance.  Else returns nothing,
// and `problems` has what all of them found.
std::optional<std::size_t> FirstAccepting(const Site& site,
                                          Evaluator& evaluator,
                                          Problems& problems) {
  for (std::size_t i = 0; i < site.argument.size(); ++i) {
    const std::size_t before = problems.size();
    evaluator.Descend(site.argument[i], site.instance, {.schema_path = i},
                      problems);
    if (problems.size() == before) return i;
  }
  return std::nullopt;
}

void AddNoneAccepts(const Site& site, Problems context, Problems& out) {
  AddVerdict(site, "is not valid under any of the given schemas", out);
  out.back().context = std::move(context);
}

void CheckAnyOf(const Site& site, Evaluator& evaluator, Problems& out) {
  Problems context;
  if (FirstAccepting(site, evaluator, context).has_value()) return;
  AddNoneAccepts(site, std::move(context), out);
}

void CheckOneOf(const Site& site, Evaluator& evaluator, Problems& out) {
  Problems context;
  const std::optional<std::size_t> first =
      FirstAccepting(site, evaluator, context);
  if (!first.has_value()) {
    AddNoneAccepts(site, std::move(context), out);
    return;
  }
  Json more = Json::array();
  for (std::size_t i = *first + 1; i < site.argument.size(); ++i) {
    if (evaluator.Accepts(site.argument[i], site.instance)) {
      more.push_back(site.argument[i]);
    }
  }
  if (more.empty()) return;
  more.push_back(site.argument[*first]);
  AddVerdict(site, "is valid under each of " + JoinReprs(more), out);
}

void CheckNot(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!evaluator.Accepts(site.argument, site.instance)) return;
  AddVerdict(site, "should not be valid under " + PythonRepr(site.argument),
             out);
}

void CheckIf(const Site& site, Evaluator& evaluator, Problems& out) {
  const char* const branch =
      evaluator.Accepts(site.argument, site.instance) ? "then" : "else";
  const Json* const schema = Find(site.schema, branch);
  if (schema == nullptr) return;
  evaluator.Descend(*schema, site.instance, {.schema_path = branch}, out);
}

// --- Numbers.

bool IsDraft4Exclusive(const Json& schema, const char* keyword) {
  const Json* const exclusive = Find(schema, keyword);
  return exclusive != nullptr && exclusive->is_boolean() &&
         exclusive->get<bool>();
}

void CheckMinimum(const Site& site, Evaluator&, Problems& out) {
  if (!IsNumber(site.instance)) return;
  const bool exclusive = IsDraft4Exclusive(site.schema, "exclusiveMinimum");
  const auto order = CompareNumbers(site.instance, site.argument);
  if (!(order < 0) && !(exclusive && order == 0)) return;
  AddVerdict(site,
             std::string("is less than ") + (exclusive ? "or equal to " : "") +
                 "the minimum of " + PythonRepr(site.argument),
             out);
}

void CheckMaximum(const Site& site, Evaluator&, Problems& out) {
  if (!IsNumber(site.instance)) return;
  const bool exclusive = IsDraft4Exclusive(site.schema, "exclusiveMaximum");
  const auto order = CompareNumbers(site.instance, site.argument);
  if (!(order > 0) && !(exclusive && order == 0)) return;
  AddVerdict(site,
             std::string("is greater than ") +
                 (exclusive ? "or equal to " : "") + "the maximum of " +
                 PythonRepr(site.argument),
             out);
}

void CheckExclusiveMinimum(const Site& site, Evaluator&, Problems& out) {
  if (!IsNumber(site.instance) || !IsNumber(site.argument)) return;
  if (!(CompareNumbers(site.instance, site.argument) <= 0)) return;
  AddVerdict(
      site,
      "is less than or equal to the minimum of " + PythonRepr(site.argument),
      out);
}

void CheckExclusiveMaximum(const Site& site, Evaluator&, Problems& out) {
  if (!IsNumber(site.instance) || !IsNumber(site.argument)) return;
  if (!(CompareNumbers(site.instance, site.argument) >= 0)) return;
  AddVerdict(
      site,
      "is greater than or equal to the maximum of " + PythonRepr(site.argument),
      out);
}

void CheckMultipleOf(const Site& site, Evaluator&, Problems& out) {
  if (!IsNumber(site.instance) || IsMultiple(site.instance, site.argument)) {
    return;
  }
  AddVerdict(site, "is not a multiple of " + PythonRepr(site.argument), out);
}

// --- Strings.

void CheckPattern(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_string() ||
      evaluator.Matches(Text(site.argument), Text(site.instance))) {
    return;
  }
  AddVerdict(site, "does not match " + PythonRepr(site.argument), out);
}

// Adds `verdict` if `size` is on the wrong side of the keyword's bound.
void CheckLeast(std::size_t size, const Site& site, const char* verdict,
                Problems& out) {
  if (CompareNumbers(Json(size), site.argument) < 0) {
    AddVerdict(site, verdict, out);
  }
}

void CheckMost(std::size_t size, const Site& site, const char* verdict,
               Problems& out) {
  if (CompareNumbers(Json(size), site.argument) > 0) {
    AddVerdict(site, verdict, out);
  }
}

std::size_t Length(const Json& text) {
  return CountCodePoints(Text(text), Surrogates::kAccept);
}

void CheckMinLength(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_string()) return;
  CheckLeast(Length(site.instance), site, "is too short", out);
}

void CheckMaxLength(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_string()) return;
  CheckMost(Length(site.instance), site, "is too long", out);
}

// --- Arrays.

void CheckItems(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_array()) return;
  const bool is_tuple = site.argument.is_array();
  const std::size_t size =
      is_tuple ? std::min(site.argument.size(), site.instance.size())
               : site.instance.size();
  for (std::size_t i = 0; i < size; ++i) {
    if (is_tuple) {
      evaluator.Descend(site.argument[i], site.instance[i],
                        {.path = i, .schema_path = i}, out);
    } else {
      evaluator.Descend(site.argument, site.instance[i], {.path = i}, out);
    }
  }
}

void CheckAdditionalItems(const Site& site, Evaluator& evaluator,
                          Problems& out) {
  const Json* const items = Find(site.schema, "items");
  if (!site.instance.is_array() || items == nullptr || !items->is_array() ||
      site.instance.size() <= items->size()) {
    return;
  }
  if (site.argument == false) {
    Json extras = Json::array();
    for (std::size_t i = items->size(); i < site.instance.size(); ++i) {
      extras.push_back(site.instance[i]);
    }
    Add(UnexpectedText("items", extras), out);
    return;
  }
  for (std::size_t i = items->size(); i < site.instance.size(); ++i) {
    evaluator.Descend(site.argument, site.instance[i], {.path = i}, out);
  }
}

void CheckContains(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_array()) return;
  for (const Json& element : site.instance) {
    if (evaluator.Accepts(site.argument, element)) return;
  }
  Add("None of " + PythonRepr(site.instance) +
          " are valid under the given schema",
      out);
}

void CheckMinItems(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_array()) return;
  CheckLeast(site.instance.size(), site, "is too short", out);
}

void CheckMaxItems(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_array()) return;
  CheckMost(site.instance.size(), site, "is too long", out);
}

void CheckUniqueItems(const Site& site, Evaluator&, Problems& out) {
  if (!site.argument.get<bool>() || !site.instance.is_array() ||
      AreUnique(site.instance)) {
    return;
  }
  AddVerdict(site, "has non-unique elements", out);
}

// --- Objects.

void CheckProperties(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_object()) return;
  for (const auto& [name, schema] : site.argument.items()) {
    const Json* const value = Find(site.instance, name);
    if (value == nullptr) continue;
    evaluator.Descend(schema, *value, {.path = name, .schema_path = name}, out);
  }
}

void CheckPatternProperties(const Site& site, Evaluator& evaluator,
                            Problems& out) {
  if (!site.instance.is_object()) return;
  for (const auto& [pattern, schema] : site.argument.items()) {
    for (const auto& [name, value] : site.instance.items()) {
      if (!evaluator.Matches(pattern, name)) continue;
      evaluator.Descend(schema, value, {.path = name, .schema_path = pattern},
                        out);
    }
  }
}

// Returns the keys that neither properties nor patternProperties speak of.
std::vector<std::string> AdditionalKeys(const Site& site,
                                        const Evaluator& evaluator) {
  const Json* const properties = Find(site.schema, "properties");
  const Json* const patterns = Find(site.schema, "patternProperties");
  std::vector<std::string> keys;
  for (const auto& [name, value] : site.instance.items()) {
    if (properties != nullptr && properties->contains(name)) continue;
    bool matches = false;
    if (patterns != nullptr) {
      for (const auto& [pattern, schema] : patterns->items()) {
        matches = matches || evaluator.Matches(pattern, name);
      }
    }
    if (!matches) keys.push_back(name);
  }
  return keys;
}

std::string MatchesNoPatternText(std::vector<std::string> keys,
                                 const Json& pattern_properties) {
  std::vector<std::string> patterns;
  for (const auto& [pattern, schema] : pattern_properties.items()) {
    patterns.push_back(pattern);
  }
  std::sort(keys.begin(), keys.end());
  std::sort(patterns.begin(), patterns.end());
  return JoinReprs(keys) + (keys.size() == 1 ? " does" : " do") +
         " not match any of the regexes: " + JoinReprs(patterns);
}

void CheckAdditionalProperties(const Site& site, Evaluator& evaluator,
                               Problems& out) {
  if (!site.instance.is_object() || site.argument == true) return;
  const std::vector<std::string> keys = AdditionalKeys(site, evaluator);
  if (keys.empty()) return;
  if (site.argument.is_object()) {
    for (const std::string& key : keys) {
      evaluator.Descend(site.argument, *Find(site.instance, key), {.path = key},
                        out);
    }
  } else if (const Json* patterns = Find(site.schema, "patternProperties")) {
    Add(MatchesNoPatternText(keys, *patterns), out);
  } else {
    Add(UnexpectedText("properties", Json(keys)), out);
  }
}

void CheckPropertyNames(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_object()) return;
  for (const auto& [name, value] : site.instance.items()) {
    evaluator.Descend(site.argument, evaluator.Keep(name), {}, out);
  }
}

void CheckRequired(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_object()) return;
  for (const Json& name : site.argument) {
    if (site.instance.contains(Text(name))) continue;
    Add(PythonRepr(name) + " is a required property", out);
  }
}

void CheckDependencies(const Site& site, Evaluator& evaluator, Problems& out) {
  if (!site.instance.is_object()) return;
  for (const auto& [name, dependency] : site.argument.items()) {
    if (!site.instance.contains(name)) continue;
    if (!dependency.is_array()) {
      evaluator.Descend(dependency, site.instance, {.schema_path = name}, out);
      continue;
    }
    for (const Json& other : dependency) {
      if (site.instance.contains(Text(other))) continue;
      Add(PythonRepr(other) + " is a dependency of " + PythonQuoted(name), out);
    }
  }
}

void CheckMinProperties(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_object()) return;
  CheckLeast(site.instance.size(), site, "does not have enough properties",
             out);
}

void CheckMaxProperties(const Site& site, Evaluator&, Problems& out) {
  if (!site.instance.is_object()) return;
  CheckMost(site.instance.size(), site, "has too many properties", out);
}

// By name.
constexpr Keyword kKeywords[] = {
    {"$ref", Shape::kReference, CheckRef},
    {"additionalItems", Shape::kSchema, CheckAdditionalItems},
    {"additionalProperties", Shape::kSchema, CheckAdditionalProperties},
    {"allOf", Shape::kSchemas, CheckAllOf},
    {"anyOf", Shape::kSchemas, CheckAnyOf},
    {"const", Shape::kAnything, CheckConst},
    {"contains", Shape::kSchema, CheckContains},
    {"definitions", Shape::kNamedSchemas, nullptr},
    {"dependencies", Shape::kDependencies, CheckDependencies},
    {"else", Shape::kSchema, nullptr},
    {"enum", Shape::kArray, CheckEnum},
    {"exclusiveMaximum", Shape::kNumberOrBoolean, CheckExclusiveMaximum},
    {"exclusiveMinimum", Shape::kNumberOrBoolean, CheckExclusiveMinimum},
    {"if", Shape::kSchema, CheckIf},
    {"items", Shape::kSchemaOrSchemas, CheckItems},
    {"maxItems", Shape::kCount, CheckMaxItems},
    {"maxLength", Shape::kCount, CheckMaxLength},
    {"maxProperties", Shape::kCount, CheckMaxProperties},
    {"maximum", Shape::kNumber, CheckMaximum},
    {"minItems", Shape::kCount, CheckMinItems},
    {"minLength", Shape::kCount, CheckMinLength},
    {"minProperties", Shape::kCount, CheckMinProperties},
    {"minimum", Shape::kNumber, CheckMinimum},
    {"multipleOf", Shape::kPositiveNumber, CheckMultipleOf},
    {"not", Shape::kSchema, CheckNot},
    {"oneOf", Shape::kSchemas, CheckOneOf},
    {"pattern", Shape::kPattern, CheckPattern},
    {"patternProperties", Shape::kPatternSchemas, CheckPatternProperties},
    {"properties", Shape::kNamedSchemas, CheckProperties},
    {"propertyNames", Shape::kSchema, CheckPropertyNames},
    {"required", Shape::kStrings, CheckRequired},
    {"then", Shape::kSchema, nullptr},
    {"type", Shape::kType, CheckType},
    {"uniqueItems", Shape::kBoolean, CheckUniqueItems},
};

constexpr std::string_view kTypeNames[] = {
    "array", "boolean", "integer", "null", "number", "object", "string"};

}  // namespace

const Keyword* FindKeyword(std::string_view name) {
  const auto found = std::find_if(
      std::begin(kKeywords), std::end(kKeywords),
      [name](const Keyword& keyword) { return keyword.name == name; });
  return found == std::end(kKeywords) ? nullptr : &*found;
}

bool IsOfType(const Json& value, std::string_view type) {
  if (type == "array") return value.is_array();
  if (type == "boolean") return value.is_boolean();
  if (type == "null") return value.is_null();
  if (type == "number") return IsNumber(value);
  if (type == "object") return value.is_object();
  if (type == "string") return value.is_string();
  if (type != "integer") return false;
  if (!value.is_number_float()) return IsInteger(value);
  const double number = value.get<double>();
  return std::isfinite(number) && std::trunc(number) == number;
}

bool IsTypeName(std::string_view name) {
  return std::find(std::begin(kTypeNames), std::end(kTypeNames), name) !=
         std::end(kTypeNames);
}

}  // namespace insight
