#include "tools/validator/spec/hub_tags.h"

namespace insight::validator {

const spec::YamlMember* FindHubTag(const PluginFolder& folder,
                                   std::string_view key) {
  const spec::YamlNode* tags = folder.Find("hub_tags");
  return tags == nullptr ? nullptr : tags->Find(key);
}

}  // namespace insight::validator
