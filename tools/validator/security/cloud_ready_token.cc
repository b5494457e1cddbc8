#include "tools/validator/security/security_rules.h"

namespace insight::validator {

void CheckCloudReadyToken(const PluginFolder& folder, Findings& findings) {
  if (!IsTrue(folder.Find("cloud_ready"))) return;
  for (const FieldView& field : folder.fields()) {
    if (field.section != Section::kConnection ||
        TypeOf(field) != "credential_token") {
      continue;
    }
    findings.Add({.position = field.Find("type")->position,
                  .path = field.path,
                  .text = "Cloud plugin connection does not support "
                          "credential_token yet."});
  }
}

}  // namespace insight::validator
