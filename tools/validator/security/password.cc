#include "tools/validator/security/security_rules.h"

namespace insight::validator {

void CheckPasswords(const PluginFolder& folder, Findings& findings) {
  for (const FieldView& field : folder.fields()) {
    if (field.section != Section::kConnection || TypeOf(field) != "password") {
      continue;
    }
    findings.Add({.position = field.Find("type")->position,
                  .path = field.path,
                  .text = "Remove credentials using type 'password' in plugin "
                          "spec connection.",
                  .hint = "Use credential_secret_key or "
                          "credential_username_password."});
  }
}

}  // namespace insight::validator
