#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "tools/validator/help/help_rules.h"
#include "tools/validator/help/own_help.h"
#include "tools/validator/text_places.h"

namespace insight::validator {
namespace {

constexpr std::string_view kHeaders[] = {
    "# Description",     "# Key Features", "# Requirements",
    "# Documentation",   "## Setup",       "## Technical Details",
    "### Actions",       "### Triggers",   "## Troubleshooting",
    "# Version History", "# Links",        "## References"};

char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = AsciiLower(c);
  return lower;
}

class SectionChecker {
 public:
  SectionChecker(const PluginFolder& folder, const std::string& help,
                 Findings& findings)
      : folder_(folder),
        help_(help),
        // Examples may have lines that look like headers.
        prose_(WithoutCode(help)),
        places_(prose_),
        findings_(findings) {
    FindHeaders();
  }

  void Check() {
    for (const std::string_view header : kHeaders) NeedHeader(header);
    if (!headers_.contains("### Custom Types") &&
        !headers_.contains("### Custom Output Types")) {
      NeedHeader("### Custom Types");
    }
    if (!IsEmpty(folder_.Find("tasks"))) NeedHeader("### Tasks");
    NeedWithin("# Key Features", "\n* ",
               "a key feature, a line that starts "
               "with \"* \"");
    NeedWithin("# Links", "http", "a link with http");
    if (help_.find("- Initial plugin") == std::string::npos) {
      ComplainAt("# Version History",
                 "Initial plugin version line is missing: 1.0.0 - Initial "
                 "plugin");
    }
    CheckTitles();
  }

 private:
  void FindHeaders() {
    for (std::size_t begin = 0; begin < prose_.size();) {
      const std::size_t end = std::min(prose_.find('\n', begin), prose_.size());
      std::string line = prose_.substr(begin, end - begin);
      line.erase(line.find_last_not_of(" \r") + 1);
      if (line.starts_with('#')) AddHeader(line, begin);
      begin = end + 1;
    }
  }

  void AddHeader(const std::string& line, std::size_t offset) {
    const bool is_new = headers_.try_emplace(line, offset).second;
    if (is_new || std::find(std::begin(kHeaders), std::end(kHeaders), line) ==
                      std::end(kHeaders)) {
      return;
    }
    findings_.Add({.position = places_.PositionOf(offset),
                   .text = "Help section has this header twice: " + line,
                   .file = "help.md"});
  }

  void NeedHeader(std::string_view header) {
    if (headers_.contains(header)) return;
    findings_.Add(
        {.text = "Help section is missing header: " + std::string(header),
         .file = "help.md"});
  }

  void ComplainAt(std::string_view header, std::string text) {
    const auto at = headers_.find(header);
    if (at == headers_.end()) return;  // That was said.
    findings_.Add({.position = places_.PositionOf(at->second),
                   .text = std::move(text),
                   .file = "help.md"});
  }

  // Whether there is such a text before the next header.
  void NeedWithin(std::string_view header, std::string_view text,
                  std::string_view what) {
    const auto at = headers_.find(header);
    if (at == headers_.end()) return;
    const std::size_t begin = at->second + header.size();
    const std::size_t end = prose_.find("\n#", begin);
    const std::string_view section =
        std::string_view(prose_).substr(begin, end - begin);
    if (section.find(text) != std::string_view::npos) return;
    ComplainAt(header, "Help section needs " + std::string(what));
  }

  void CheckTitles() {
    for (const StepView& step : folder_.steps()) {
      const spec::YamlNode* title = step.Find("title");
      if (title == nullptr || title->text.empty() ||
          headers_.contains("#### " + title->text)) {
        continue;
      }
      findings_.Add(
          {.text = "Help section is missing title of: #### " + title->text,
           .file = "help.md"});
    }
  }

  const PluginFolder& folder_;
  const std::string& help_;
  const std::string prose_;
  TextPlaces places_;
  Findings& findings_;
  std::map<std::string, std::size_t, std::less<>> headers_;
};

// A plugin's title that stands in help.md in other letters, such as "jira".
void CheckPluginTitle(const PluginFolder& folder, const std::string& help,
                      Findings& findings) {
  const spec::YamlNode* title = folder.Find("title");
  if (title == nullptr || !IsText(*title) || title->text.empty()) return;
  const std::string prose = WithoutCode(help);
  const std::string lower = Lower(prose);
  const std::string wanted = ' ' + Lower(title->text) + ' ';
  TextPlaces places(help);
  for (std::size_t at = lower.find(wanted); at != std::string::npos;
       at = lower.find(wanted, at + 1)) {
    const std::string here = prose.substr(at + 1, title->text.size());
    if (here == title->text) continue;
    findings.AddWarning(
        {.position = places.PositionOf(at + 1),
         .text = "Help section contains non-matching title: \"" + here +
                 "\" for \"" + title->text + '"',
         .file = "help.md"});
  }
}

}  // namespace

void CheckHelpSections(const PluginFolder& folder, Findings& findings) {
  const std::string* help = folder.Read("help.md");
  if (help == nullptr) return;
  SectionChecker(folder, *help, findings).Check();
  // What the spec gives has the spec's words.
  if (OwnHelp(folder) != nullptr) CheckPluginTitle(folder, *help, findings);
}

}  // namespace insight::validator
