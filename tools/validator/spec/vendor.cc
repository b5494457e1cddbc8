#include "tools/validator/spec/lower_case_name.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckVendor(const PluginFolder& folder, Findings& findings) {
  CheckLowerCaseName(folder, "vendor", "Vendor", findings);
}

}  // namespace insight::validator
