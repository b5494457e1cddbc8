#include <string>
#include <vector>

#include "re2/re2.h"
#include "tools/validator/files/test_messages.h"
#include "tools/validator/security/security_rules.h"
#include "tools/validator/sources/source_text.h"

namespace insight::validator {

void CheckConfidential(const PluginFolder& folder, Findings& findings) {
  static const re2::RE2* const mailbox =
      new re2::RE2(R"([A-Za-z0-9._-]+@[A-Za-z0-9._-]+\.[A-Za-z0-9_-]+)");
  static const re2::RE2* const example =
      new re2::RE2(R"(user\d*@example\.com)");
  std::vector<std::string> files = TestFiles(folder);
  files.insert(files.begin(), "help.md");
  for (const std::string& file : files) {
    const std::string* text = folder.Read(file);
    if (text == nullptr) continue;
    for (const Hit& hit : FindAll(*text, *mailbox)) {
      if (re2::RE2::FullMatch(hit.text, *example)) continue;
      findings.Add({.position = hit.position,
                    .text = "Please use 'user@example.com' when including "
                            "emails, not " +
                            hit.text,
                    .file = file});
    }
  }
}

}  // namespace insight::validator
