#include <string>
#include <string_view>

#include "tools/validator/help/own_help.h"
#include "tools/validator/wording/word_lists.h"
#include "tools/validator/wording/wording_rules.h"
#include "tools/validator/wording/words.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

// YAML bounds how deep it goes.
void CheckNode(const YamlNode& node, const std::string& path,
               Findings& findings) {
  for (const Word& word : BareWordsOf(node.text)) {
    if (!IsBannedWord(LowerCase(word.text))) continue;
    findings.Add({.position = node.position,
                  .path = path,
                  .text = "plugin.spec.yaml contains banned word: " +
                          std::string(word.text)});
  }
  for (const YamlNode& item : node.items) CheckNode(item, path, findings);
  for (const YamlMember& member : node.members) {
    CheckNode(member.value, path.empty() ? member.key : path + '.' + member.key,
              findings);
  }
}

}  // namespace

void CheckProfanity(const PluginFolder& folder, Findings& findings) {
  CheckNode(folder.root(), "", findings);
  const std::string* help = OwnHelp(folder);
  if (help == nullptr) return;
  TextPlaces places(*help);
  for (const Word& word : BareWordsOf(*help)) {
    if (!IsBannedWord(LowerCase(word.text))) continue;
    findings.Add(
        {.position = places.PositionOf(word.offset),
         .text = "help.md contains banned word: " + std::string(word.text),
         .file = "help.md"});
  }
}

}  // namespace insight::validator
