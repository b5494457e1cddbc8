// The words that rules about wording know.  The lists are our own.

#ifndef TOOLS_VALIDATOR_WORDING_WORD_LISTS_H_
#define TOOLS_VALIDATOR_WORDING_WORD_LISTS_H_

#include <string>
#include <string_view>

namespace insight::validator {

// Whether this, in upper case, is an acronym that is always written so.
[[nodiscard]] bool IsAcronym(std::string_view upper_case);

// Whether this, in lower case, is an article, conjunction or preposition that
// is written so within titles.
[[nodiscard]] bool IsSmallWord(std::string_view lower_case);

// Whether it may be: a word that is small or not by what it does.
[[nodiscard]] bool MayBeSmallWord(std::string_view lower_case);

// Whether nobody wants to read this, in lower case, in a plugin.
[[nodiscard]] bool IsBannedWord(std::string_view lower_case);

// ASCII alone.
[[nodiscard]] std::string UpperCase(std::string_view text);
[[nodiscard]] std::string LowerCase(std::string_view text);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_WORDING_WORD_LISTS_H_
