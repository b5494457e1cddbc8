#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckDuplicateKeys(const PluginFolder& folder, Findings& findings) {
  for (const spec::Problem& warning : folder.yaml_warnings()) {
    findings.Add(warning);
  }
}

}  // namespace insight::validator
