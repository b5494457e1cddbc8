#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckTags(const PluginFolder& folder, Findings& findings) {
  const spec::YamlNode* tags = folder.Find("tags");
  if (tags == nullptr || tags->is_null()) return;
  if (tags->kind != spec::YamlNode::Kind::kSequence) {
    findings.Add({.position = tags->position,
                  .path = "tags",
                  .text = "Tags must be a list of strings."});
    return;
  }
  for (const spec::YamlNode& tag : tags->items) {
    if (IsText(tag)) continue;
    findings.Add(
        {.position = tag.position,
         .path = "tags",
         .text = "a tag must be a string, not " + std::string(Describe(tag)),
         .hint = "Put quotes around it."});
  }
  if (tags->items.size() >= 2) return;
  findings.Add({.position = tags->position,
                .path = "tags",
                .text = "Not enough tags. Each plugin should have at least 2 "
                        "tags."});
}

}  // namespace insight::validator
