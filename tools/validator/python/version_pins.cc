#include <cstddef>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/files/text_lines.h"
#include "tools/validator/python/python_rules.h"

namespace insight::validator {
namespace {

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Comments, empty lines and options such as --hash are fine.
bool IsPinned(std::string_view requirement) {
  static const re2::RE2* const comparison = new re2::RE2("[<>]|==|!=|~=");
  if (requirement.empty() || requirement.starts_with('-') ||
      requirement.starts_with("git+")) {
    return true;
  }
  return re2::RE2::PartialMatch(requirement, *comparison);
}

}  // namespace

void CheckVersionPins(const PluginFolder& folder, Findings& findings) {
  const std::string* requirements = folder.Read("requirements.txt");
  if (requirements == nullptr) return;  // FilesValidator's.
  int line = 0;
  for (const std::string_view text : tool::SplitLines(*requirements)) {
    ++line;
    if (IsPinned(Trim(text.substr(0, text.find('#'))))) continue;
    findings.Add({.position = {line, 1},
                  .text =
                      "All Python dependencies must be version pinned. Please "
                      "update all modules in requirements.txt with a specific "
                      "version pin",
                  .hint = "For instance: lxml==3.7.1",
                  .file = "requirements.txt"});
  }
}

}  // namespace insight::validator
