#include "tools/validator/spec/lower_case_name.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckSupport(const PluginFolder& folder, Findings& findings) {
  CheckLowerCaseName(folder, "support", "Support", findings);
}

}  // namespace insight::validator
