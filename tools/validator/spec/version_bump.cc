#include "tools/version/version_bump.h"

#include "tools/spec/plugin_spec.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckVersionBumps(const PluginFolder& folder, Findings& findings) {
  if (folder.plugin() == nullptr) return;
  for (const spec::Problem& problem :
       folder.base() == nullptr
           ? version::CheckFirstVersion(*folder.plugin())
           : version::CheckVersionBump(*folder.base(), *folder.plugin())) {
    findings.Add(problem);
  }
}

}  // namespace insight::validator
