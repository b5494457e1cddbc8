#include "tools/validator/wording/words.h"

#include <algorithm>

namespace insight::validator {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kPunctuation = ".,;:!?()[]{}\"'*";

}  // namespace

std::vector<Word> WordsOf(std::string_view text) {
  std::vector<Word> words;
  std::size_t begin = 0;
  while ((begin = text.find_first_not_of(kBlanks, begin)) !=
         std::string_view::npos) {
    const std::size_t end =
        std::min(text.find_first_of(kBlanks, begin), text.size());
    words.push_back({text.substr(begin, end - begin), begin});
    begin = end;
  }
  return words;
}

std::vector<Word> BareWordsOf(std::string_view text) {
  std::vector<Word> bare;
  for (const Word& word : WordsOf(text)) {
    const std::size_t begin = word.text.find_first_not_of(kPunctuation);
    if (begin == std::string_view::npos) continue;
    const std::size_t end = word.text.find_last_not_of(kPunctuation) + 1;
    bare.push_back({word.text.substr(begin, end - begin), word.offset + begin});
  }
  return bare;
}

}  // namespace insight::validator
