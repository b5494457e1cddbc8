#include "sdk/schema/compiled_schema.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "sdk/json/python_text.h"
#include "sdk/schema/numbers.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

template <typename Predicate>
bool IsArrayOf(const Json& value, Predicate predicate) {
  return value.is_array() && std::all_of(value.begin(), value.end(), predicate);
}

bool IsText(const Json& value) { return value.is_string(); }

bool IsType(const Json& value) {
  return value.is_string() && IsTypeName(value.get_ref<const std::string&>());
}

bool IsCount(const Json& value) {
  return IsOfType(value, "integer") && CompareNumbers(value, Json(0)) >= 0;
}

bool IsPositive(const Json& value) {
  return IsNumber(value) && CompareNumbers(value, Json(0)) > 0;
}

// Returns what a keyword's value must be where it is not.  What holds further
// schemas is looked into when these are compiled.
std::optional<std::string_view> Fault(Shape shape, const Json& value) {
  const auto unless = [](bool ok, std::string_view expected) {
    return ok ? std::nullopt : std::optional(expected);
  };
  switch (shape) {
    case Shape::kAnything:
    case Shape::kSchema:
    case Shape::kSchemaOrSchemas:
      return std::nullopt;
    case Shape::kSchemas:
      return unless(value.is_array() && !value.empty(),
                    "a non-empty array of schemas");
    case Shape::kNamedSchemas:
    case Shape::kPatternSchemas:
    case Shape::kDependencies:
      return unless(value.is_object(), "an object of schemas");
    case Shape::kReference:
    case Shape::kPattern:
      return unless(value.is_string(), "a string");
    case Shape::kType:
      return unless(
          IsType(value) || (!value.empty() && IsArrayOf(value, IsType)),
          "one of array, boolean, integer, null, number, object, string, or a "
          "non-empty array of them");
    case Shape::kNumber:
      return unless(IsNumber(value), "a number");
    case Shape::kNumberOrBoolean:
      return unless(IsNumber(value) || value.is_boolean(), "a number");
    case Shape::kPositiveNumber:
      return unless(IsPositive(value), "a number greater than 0");
    case Shape::kCount:
      return unless(IsCount(value), "an integer that is not negative");
    case Shape::kBoolean:
      return unless(value.is_boolean(), "true or false");
    case Shape::kStrings:
      return unless(IsArrayOf(value, IsText), "an array of strings");
    case Shape::kArray:
      return unless(value.is_array(), "an array");
  }
  return std::nullopt;
}

std::string Below(const std::string& where, const std::string& part) {
  return where + "/" + part;
}

// Returns the value of a hexadecimal digit; -1 for any other character.
int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A pointer is percent-encoded where it is a URI's fragment (RFC 6901, section
// 6).  A % without two hexadecimal digits stays, as in Python's unquote().
std::string PercentDecoded(std::string_view fragment) {
  std::string out;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    const bool complete = fragment[i] == '%' && i + 2 < fragment.size() &&
                          HexValue(fragment[i + 1]) >= 0 &&
                          HexValue(fragment[i + 2]) >= 0;
    if (!complete) {
      out += fragment[i];
      continue;
    }
    out += static_cast<char>(HexValue(fragment[i + 1]) * 16 +
                             HexValue(fragment[i + 2]));
    i += 2;
  }
  return out;
}

[[noreturn]] void Refuse(const std::string& where, std::string_view fault) {
  throw SchemaException("The schema is wrong at '" + where +
                        "': " + std::string(fault) + ".");
}

}  // namespace

// `where` is the JSON pointer of what is being compiled.
class CompiledSchema::Compiler {
 public:
  explicit Compiler(CompiledSchema& target) : target_(target) {}

  void Compile(const Json& schema, const std::string& where) {
    if (schema.is_boolean() || target_.uses_.contains(&schema)) return;
    if (!schema.is_object()) {
      Refuse(where, "a schema must be an object, true or false");
    }
    // Known from here on, for schemas that refer to themselves.
    target_.uses_[&schema];
    std::vector<Use> uses;
    if (schema.contains("$ref")) {
      AddUse("$ref", schema["$ref"], where, uses);
    } else {
      for (const auto& [name, value] : schema.items()) {
        AddUse(name, value, where, uses);
      }
    }
    target_.uses_[&schema] = std::move(uses);
  }

 private:
  void AddUse(const std::string& name, const Json& value,
              const std::string& where, std::vector<Use>& uses) {
    const Keyword* const keyword = FindKeyword(name);
    if (keyword == nullptr) return;
    const std::string here = Below(where, name);
    if (const auto expected = Fault(keyword->shape, value)) {
      Refuse(here, "it must be " + std::string(*expected));
    }
    const Json* const argument =
        keyword->shape == Shape::kReference ? &Resolve(value, here) : &value;
    CompileParts(keyword->shape, *argument, here);
    if (keyword->check != nullptr) uses.push_back({keyword, argument});
  }

  void CompileParts(Shape shape, const Json& value, const std::string& where) {
    switch (shape) {
      case Shape::kSchemaOrSchemas:
        if (!value.is_array()) {
          Compile(value, where);
          return;
        }
        [[fallthrough]];
      case Shape::kSchemas:
        for (std::size_t i = 0; i < value.size(); ++i) {
          Compile(value[i], Below(where, std::to_string(i)));
        }
        return;
      case Shape::kSchema:
      case Shape::kReference:
        Compile(value, where);
        return;
      case Shape::kPattern:
        CompilePattern(value.get_ref<const std::string&>(), where);
        return;
      case Shape::kNamedSchemas:
      case Shape::kPatternSchemas:
      case Shape::kDependencies:
        CompileMembers(shape, value, where);
        return;
      default:
        return;
    }
  }

  void CompileMembers(Shape shape, const Json& value,
                      const std::string& where) {
    for (const auto& [name, part] : value.items()) {
      const std::string here = Below(where, name);
      if (shape == Shape::kPatternSchemas) CompilePattern(name, here);
      if (shape == Shape::kDependencies && part.is_array()) {
        if (!IsArrayOf(part, IsText)) {
          Refuse(here, "it must be a schema or an array of strings");
        }
        continue;
      }
      Compile(part, here);
    }
  }

  void CompilePattern(const std::string& pattern, const std::string& where) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compiled = std::make_unique<const re2::RE2>(pattern, options);
    if (!compiled->ok()) {
      Refuse(where, "the pattern " + PythonQuoted(pattern) +
                        " cannot be used, " + compiled->error() +
                        "; write it as RE2 reads it");
    }
    target_.patterns_.try_emplace(pattern, std::move(compiled));
  }

  // Follows a reference to a part of this schema (RFC 6901, section 6).
  const Json& Resolve(const Json& reference, const std::string& where) {
    const std::string& text = reference.get_ref<const std::string&>();
    if (text.starts_with('#')) {
      try {
        const Json::json_pointer pointer(PercentDecoded(text.substr(1)));
        if (target_.root_.contains(pointer)) return target_.root_.at(pointer);
      } catch (const Json::exception&) {
        // It is no pointer, which is the same to the reader as one to nowhere.
        Refuse(where, NowhereText(text));
      }
    }
    Refuse(where, NowhereText(text));
  }

  static std::string NowhereText(const std::string& reference) {
    return PythonQuoted(reference) +
           " leads to no part of this schema; a reference looks like "
           "'#/definitions/NAME'";
  }

  CompiledSchema& target_;
};

CompiledSchema::CompiledSchema(Json root) : root_(std::move(root)) {
  Compiler(*this).Compile(root_, "");
}

const std::vector<CompiledSchema::Use>& CompiledSchema::UsesIn(
    const Json& subschema) const {
  return uses_.at(&subschema);
}

bool CompiledSchema::Matches(const std::string& pattern,
                             std::string_view text) const {
  return re2::RE2::PartialMatch({text.data(), text.size()},
                                *patterns_.at(pattern));
}

}  // namespace insight
