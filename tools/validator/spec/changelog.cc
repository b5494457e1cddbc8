#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "re2/re2.h"
#include "tools/validator/spec/spec_rules.h"

namespace insight::validator {
namespace {

using spec::YamlNode;

using VersionNumber = std::array<int, 3>;

// Returns the version that an entry starts with: "1.0.2 - Fix a bug".
std::optional<VersionNumber> VersionOf(std::string_view entry) {
  static const re2::RE2* const pattern =
      new re2::RE2(R"(^(\d{1,9})\.(\d{1,9})\.(\d{1,9}) - )");
  VersionNumber number = {};
  if (!re2::RE2::PartialMatch(entry, *pattern, &number[0], &number[1],
                              &number[2])) {
    return std::nullopt;
  }
  return number;
}

bool MentionsVersion(const YamlNode& history, const std::string& version) {
  for (const YamlNode& entry : history.items) {
    if (entry.text.starts_with(version + " - ")) return true;
  }
  return false;
}

void CheckEntries(const YamlNode& history, Findings& findings) {
  std::optional<VersionNumber> newer;
  int index = 0;
  for (const YamlNode& entry : history.items) {
    const std::string path = "version_history." + std::to_string(index++);
    const std::optional<VersionNumber> number = VersionOf(entry.text);
    if (!number) {
      findings.Add({.position = entry.position,
                    .path = path,
                    .text = "Incorrect version number: an entry is a version, "
                            "\" - \" and what changed"});
      continue;
    }
    if (newer && *newer < *number) {
      findings.Add({.position = entry.position,
                    .path = path,
                    .text = "Version numbers are not sorted in descending "
                            "order: this one is higher than the one before"});
    }
    newer = number;
  }
}

}  // namespace

void CheckChangelog(const PluginFolder& folder, Findings& findings) {
  const spec::YamlMember* member = folder.root().Find("version_history");
  // Old specs have none; their help.md has it.
  if (member == nullptr) return;
  const YamlNode& history = member->value;
  if (history.kind != YamlNode::Kind::kSequence) {
    findings.Add({.position = PlaceOf(*member),
                  .path = "version_history",
                  .text = "the version history is a list, newest first, of "
                          "entries like \"1.0.0 - Initial plugin\""});
    return;
  }
  CheckEntries(history, findings);
  const YamlNode* version = folder.Find("version");
  if (version == nullptr || version->text.empty() ||
      MentionsVersion(history, version->text)) {
    return;
  }
  findings.Add({.position = history.position,
                .path = "version_history",
                .text = "Version history is missing version " + version->text +
                        ". Please add missing version."});
}

}  // namespace insight::validator
