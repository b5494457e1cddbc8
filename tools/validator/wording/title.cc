#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tools/validator/wording/word_lists.h"
#include "tools/validator/wording/wording_rules.h"
#include "tools/validator/wording/words.h"

namespace insight::validator {
namespace {

using spec::YamlMember;
using spec::YamlNode;

constexpr std::size_t kMaxWords = 7;
// Of what is no title at all, nobody needs to hear more.
constexpr std::size_t kMaxShown = 100;

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

bool IsLetters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return IsLower(c) || IsUpper(c); });
}

// Returns what is wrong with a word between the first and the last one.
std::optional<std::string> WordFault(std::string_view word) {
  if (!IsLetters(word)) return std::nullopt;
  const std::string lower = LowerCase(word);
  const bool capitalized =
      IsUpper(word[0]) && word.substr(1) == lower.substr(1);
  if (IsSmallWord(lower) && capitalized) {
    return "Title contains a capitalized '" + std::string(word) +
           "' when it should not; English articles and conjunctions should be "
           "lowercase";
  }
  // A capital further in is a name: "iOS".
  if (word == lower && !MayBeSmallWord(lower)) {
    return "Title contains a lowercase '" + std::string(word) +
           "' when it should not";
  }
  return std::nullopt;
}

std::vector<std::string> WordFaults(const std::vector<Word>& words) {
  std::vector<std::string> faults;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    // "Order By" is fine, and so is what starts again after a colon.
    if (IsSmallWord(LowerCase(word)) &&
        (i + 1 == words.size() || words[i - 1].text.ends_with(':') ||
         words[i - 1].text == "-")) {
      continue;
    }
    if (std::optional<std::string> fault = WordFault(word)) {
      faults.push_back(std::move(*fault));
    }
  }
  return faults;
}

enum class Whose { kPlugin, kOther };

std::vector<std::string> TitleFaults(const YamlNode& title, Whose whose) {
  if (!IsText(title)) return {"Title must be a string"};
  if (title.text.empty()) return {"Title must not be blank"};
  std::vector<std::string> faults;
  if (title.text.ends_with('.')) {
    faults.push_back("Title ends with period when it should not");
  }
  if (title.text.front() == ' ' || title.text.front() == '\n') {
    faults.push_back("Title should not start with a whitespace character");
  }
  // A product may be called ifconfig.co.
  if (whose == Whose::kOther && IsLower(title.text.front())) {
    faults.push_back("Title should not start with a lower case letter");
  }
  const std::vector<Word> words = WordsOf(title.text);
  if (words.size() > kMaxWords) {
    faults.push_back("Title is too long, 7 words or less: contains " +
                     std::to_string(words.size()));
  }
  if (title.text.size() > kMaxShown) return faults;
  for (std::string& fault : WordFaults(words)) {
    faults.push_back(std::move(fault));
  }
  return faults;
}

void CheckTitle(const YamlMember* title, const std::string& path, Whose whose,
                Findings& findings) {
  if (title == nullptr) return;
  const std::string& text = title->value.text;
  std::string start;
  if (text.size() <= kMaxShown && !text.empty()) start = text + " - ";
  for (const std::string& fault : TitleFaults(title->value, whose)) {
    findings.Add(
        {.position = PlaceOf(*title), .path = path, .text = start + fault});
  }
}

}  // namespace

// No edits: another title is another major version.
void CheckTitles(const PluginFolder& folder, Findings& findings) {
  const YamlMember* title = folder.root().Find("title");
  // That it is missing is for RequiredKeysValidator.
  if (title != nullptr && !title->value.is_null()) {
    CheckTitle(title, "title", Whose::kPlugin, findings);
  }
  for (const StepView& step : folder.steps()) {
    CheckTitle(step.member->value.Find("title"), step.path, Whose::kOther,
               findings);
  }
  for (const FieldView& field : folder.fields()) {
    CheckTitle(field.member->value.Find("title"), field.path, Whose::kOther,
               findings);
  }
}

}  // namespace insight::validator
