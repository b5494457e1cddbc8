#include <string>

#include "re2/re2.h"
#include "tools/validator/spec/lower_case_name.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {

void CheckVersion(const PluginFolder& folder, Findings& findings) {
  const spec::YamlNode* version = folder.Find("version");
  if (version == nullptr || version->kind != spec::YamlNode::Kind::kScalar) {
    return;
  }
  static const re2::RE2* const pattern =
      new re2::RE2(R"([1-9]\d*\.\d+\.\d+)");  // Never destroyed.
  if (!re2::RE2::FullMatch(version->text, *pattern)) {
    findings.Add({.position = version->position,
                  .path = "version",
                  .text = "Version \"" + version->text +
                          "\" is not three numbers, such as 1.0.0, the first "
                          "of them at least 1"});
  }
  if (version->plain) return;
  findings.Add({.position = version->position,
                .path = "version",
                .text = "Version is surrounded by quotes when it should not.",
                .hint = "Write it without quotes."},
               UnquotingEdit(folder, *version));
}

}  // namespace insight::validator
