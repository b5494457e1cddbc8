#include <optional>
#include <string>
#include <string_view>

#include "tools/validator/help/own_help.h"
#include "tools/validator/wording/word_lists.h"
#include "tools/validator/wording/wording_rules.h"
#include "tools/validator/wording/words.h"

namespace insight::validator {
namespace {

using spec::YamlNode;

// Returns how a word should be written; nothing if it is right.
std::optional<std::string> Correct(std::string_view word) {
  std::string upper = UpperCase(word);
  if (upper == word || !IsAcronym(upper)) return std::nullopt;
  return upper;
}

enum class Editing { kAllowed, kNotAllowed };

void CheckText(const PluginFolder& folder, const YamlNode* node,
               const std::string& path, Editing editing, Findings& findings) {
  if (node == nullptr || !IsText(*node)) return;
  for (const Word& word : BareWordsOf(node->text)) {
    const std::optional<std::string> correct = Correct(word.text);
    if (!correct) continue;
    const std::optional<PluginFolder::Range> range =
        editing == Editing::kAllowed ? folder.LiteralRange(*node)
                                     : std::nullopt;
    std::optional<Edit> edit;
    if (range) {
      edit = Edit{.begin = range->begin + word.offset,
                  .size = word.text.size(),
                  .text = *correct};
    }
    findings.Add({.position = node->position,
                  .path = path,
                  .text = "Acronyms found in plugin.spec.yaml that should be "
                          "capitalized: " +
                          std::string(word.text)},
                 std::move(edit));
  }
}

// A title is edited by hand: another title is another major version.
void CheckTexts(const PluginFolder& folder, const YamlNode& map,
                const std::string& path, Findings& findings) {
  CheckText(folder, FindValue(map, "title"), path, Editing::kNotAllowed,
            findings);
  CheckText(folder, FindValue(map, "description"), path, Editing::kAllowed,
            findings);
}

void CheckHelp(const std::string& help, Findings& findings) {
  TextPlaces places(help);
  const std::string prose = WithoutCode(help);
  for (const Word& word : BareWordsOf(prose)) {
    if (!Correct(word.text)) continue;
    findings.Add({.position = places.PositionOf(word.offset),
                  .text = "Acronyms found in help.md that should be "
                          "capitalized: " +
                          std::string(word.text),
                  .file = "help.md"});
  }
}

}  // namespace

void CheckAcronyms(const PluginFolder& folder, Findings& findings) {
  CheckTexts(folder, folder.root(), "", findings);
  for (const StepView& step : folder.steps()) {
    CheckTexts(folder, step.member->value, step.path, findings);
  }
  for (const FieldView& field : folder.fields()) {
    CheckTexts(folder, field.member->value, field.path, findings);
  }
  if (const std::string* help = OwnHelp(folder)) CheckHelp(*help, findings);
}

}  // namespace insight::validator
