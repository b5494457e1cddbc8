#include "tools/validator/security/security_rules.h"

namespace insight::validator {

void CheckEnableCache(const PluginFolder& folder, Findings& findings) {
  const spec::YamlMember* triggers = folder.root().Find("triggers");
  if (triggers == nullptr || IsEmpty(&triggers->value)) return;
  const spec::YamlMember* cache = folder.root().Find("enable_cache");
  if (cache != nullptr && IsTrue(&cache->value)) return;
  findings.Add(
      {.position = cache == nullptr ? triggers->key_position : PlaceOf(*cache),
       .path = "enable_cache",
       .text = "'enable_cache' must be set to 'true' for a plugin with "
               "triggers."});
}

}  // namespace insight::validator
