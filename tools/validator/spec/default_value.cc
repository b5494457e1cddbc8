#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/validator/spec/spec_rules.h"
#include "tools/validator/spec/type_table.h"
#include "tools/validator/spec/value_fits.h"

namespace insight::validator {
namespace {

using spec::SpecType;
using spec::YamlNode;

// RFC 1123, section 2.1, with at least two labels, the last of letters.
constexpr const char* kDomain =
    R"((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})";
// RFC 5322, section 3.4.1, without quotes.
constexpr const char* kMailbox = R"([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@)";

bool IsDomain(std::string_view text) {
  static const re2::RE2* const pattern = new re2::RE2(kDomain);
  return re2::RE2::FullMatch(text, *pattern);
}

bool IsEmail(std::string_view text) {
  static const re2::RE2* const pattern =
      new re2::RE2(std::string(kMailbox) + kDomain);
  return re2::RE2::FullMatch(text, *pattern);
}

class ValueChecker {
 public:
  ValueChecker(const PluginFolder& folder, Findings& findings)
      : folder_(folder), types_(folder.root()), findings_(findings) {}

  void Check(const FieldView& field) {
    const YamlNode* value = field.Find("default");
    const YamlNode* values = field.Find("enum");
    if (value == nullptr && values == nullptr) return;
    const SpecType type = types_.Resolve(TypeOf(field));
    if (values != nullptr) CheckEnum(field, type, *values);
    if (value != nullptr) CheckDefault(field, type, *value);
  }

 private:
  void Complain(const FieldView& field, const YamlNode& at, std::string text) {
    findings_.Add(
        {.position = at.position, .path = field.path, .text = std::move(text)});
  }

  void CheckDefault(const FieldView& field, const SpecType& type,
                    const YamlNode& value) {
    // That it has another type, or is not in the enum.
    if (const spec::Problem* problem =
            folder_.ReaderProblem(value.position, field.path)) {
      if (problem->severity == spec::Severity::kWarning) {
        Complain(field, value, problem->text);
      }
      return;
    }
    if (!ValueFits(value, type)) {
      Complain(field, value,
               "default " + Show(value) + " is not " + WithArticle(type));
      return;
    }
    if (type.list_levels > 0 || !IsText(value)) return;
    if (field.name() == "domain" && !IsDomain(value.text)) {
      Complain(field, value,
               "Variable domain's default value is not a valid domain.");
    } else if ((field.name() == "email" || field.name() == "email_address") &&
               !IsEmail(value.text)) {
      Complain(field, value,
               "Variable " + field.name() +
                   "'s default value is not a valid email address.");
    }
  }

  // The values of a list's enum are what its elements can be.
  void CheckEnum(const FieldView& field, const SpecType& type,
                 const YamlNode& values) {
    if (const spec::Problem* problem =
            folder_.ReaderProblem(values.position, field.path)) {
      if (problem->severity == spec::Severity::kWarning) {
        findings_.AddWarning({.position = problem->position,
                              .path = field.path,
                              .text = problem->text});
      }
      return;
    }
    SpecType element = type;
    element.list_levels = std::max(0, type.list_levels - 1);
    std::set<std::string> met;
    for (const YamlNode& value : values.items) {
      if (!ValueFits(value, element) && !ValueFits(value, type)) {
        Complain(
            field, value,
            "enum value " + Show(value) + " is not " + WithArticle(element));
      }
      if (!met.insert(DumpJson(ToJson(value))).second) {
        Complain(field, value,
                 "enum value " + Show(value) + " was there before");
      }
    }
  }

  const PluginFolder& folder_;
  const TypeTable types_;
  Findings& findings_;
};

}  // namespace

void CheckDefaultValues(const PluginFolder& folder, Findings& findings) {
  ValueChecker checker(folder, findings);
  for (const FieldView& field : folder.fields()) checker.Check(field);
}

}  // namespace insight::validator
