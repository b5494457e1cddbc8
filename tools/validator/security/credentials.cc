#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "sdk/json/json.h"
#include "tools/validator/files/test_messages.h"
#include "tools/validator/security/security_rules.h"

namespace insight::validator {
namespace {

// Fields that old plugins have, whatever their types are called.
constexpr std::string_view kWellKnown[] = {"credentials", "username_password"};

bool IsSecret(std::string_view type) {
  return type == "password" || type.starts_with("credential_");
}

// Of the sections of a message: which of their members are secrets.
class SecretFields {
 public:
  explicit SecretFields(const PluginFolder& folder) {
    connection_.insert(std::begin(kWellKnown), std::end(kWellKnown));
    for (const FieldView& field : folder.fields()) {
      if (!IsInput(field) || !IsSecret(TypeOf(field))) continue;
      if (field.section == Section::kConnection) {
        connection_.insert(field.name());
      } else {
        inputs_[std::string(field.kind) + ' ' + field.owner].insert(
            field.name());
      }
    }
  }

  [[nodiscard]] const std::set<std::string, std::less<>>& connection() const {
    return connection_;
  }

  [[nodiscard]] const std::set<std::string, std::less<>>& OfStep(
      const TestMessage& message) const {
    static const std::set<std::string, std::less<>>* const none =
        new std::set<std::string, std::less<>>();  // Never destroyed.
    const auto of_step = inputs_.find(message.kind + ' ' + message.step);
    return of_step == inputs_.end() ? *none : of_step->second;
  }

 private:
  std::set<std::string, std::less<>> connection_;
  std::map<std::string, std::set<std::string, std::less<>>> inputs_;
};

// Whether there is a text that is not blank, at any depth that messages have.
bool HasText(const Json& value) {
  if (value.is_string()) {
    return value.get_ref<const std::string&>().find_first_not_of(' ') !=
           std::string::npos;
  }
  return value.is_structured() &&
         std::any_of(value.begin(), value.end(), HasText);
}

void CheckSection(const TestMessage& message, const std::string& section,
                  const std::set<std::string, std::less<>>& secrets,
                  Findings& findings) {
  const Json* values = message.Section(section);
  if (values == nullptr || !values->is_object()) return;
  for (const auto& [key, value] : values->items()) {
    if (!secrets.contains(key) || !HasText(value)) continue;
    findings.Add({.text = "Remove credentials from the following files: " +
                          message.file + " has body." + section + "." + key,
                  .hint = "Leave all texts in it blank.",
                  .file = message.file});
  }
}

}  // namespace

void CheckCredentials(const PluginFolder& folder, Findings& findings) {
  const SecretFields secrets(folder);
  for (const TestMessage& message : ReadTestMessages(folder)) {
    CheckSection(message, "connection", secrets.connection(), findings);
    CheckSection(message, "input", secrets.OfStep(message), findings);
  }
}

}  // namespace insight::validator
