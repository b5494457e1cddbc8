// The words of a text, and where they are.

#ifndef TOOLS_VALIDATOR_WORDING_WORDS_H_
#define TOOLS_VALIDATOR_WORDING_WORDS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace insight::validator {

struct Word {
  std::string_view text;
  std::size_t offset;  // In bytes, from the text's start.
};

// Returns what is between blanks.
[[nodiscard]] std::vector<Word> WordsOf(std::string_view text);

// Returns the same without the punctuation around words.
[[nodiscard]] std::vector<Word> BareWordsOf(std::string_view text);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_WORDING_WORDS_H_
