#include "tools/validator/help/own_help.h"

#include <algorithm>
#include <cstddef>

#include "tools/docs/help_page.h"

namespace insight::validator {

using docs::Style;

std::string ExpectedHelp(const PluginFolder& folder) {
  if (folder.plugin() == nullptr) return "";
  std::string corrected = docs::HelpPage(*folder.plugin(), Style::kCorrected);
  if (folder.kind() != FolderKind::kPython) return corrected;
  const std::string* actual = folder.Read("help.md");
  if (actual != nullptr && *actual == corrected) return corrected;
  return docs::HelpPage(*folder.plugin(), Style::kPython);
}

const std::string* OwnHelp(const PluginFolder& folder) {
  const std::string* help = folder.Read("help.md");
  if (help == nullptr || folder.plugin() == nullptr) return nullptr;
  return *help == ExpectedHelp(folder) ? nullptr : help;
}

std::string WithoutCode(std::string_view help) {
  std::string prose(help);
  bool in_code = false;
  for (std::size_t begin = 0; begin < prose.size();) {
    const std::size_t end = std::min(prose.find('\n', begin), prose.size());
    const bool is_fence = prose.compare(begin, 3, "```") == 0;
    if (is_fence) in_code = !in_code;
    if (in_code || is_fence) {
      std::fill(prose.begin() + static_cast<std::ptrdiff_t>(begin),
                prose.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
    begin = end + 1;
  }
  return prose;
}

}  // namespace insight::validator
