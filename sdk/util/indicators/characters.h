// Characters of UTF-8 text: what Unicode says of the one at a place.
//
// A byte that is not UTF-8 counts as a character of no class.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_CHARACTERS_H_
#define SDK_UTIL_INDICATORS_CHARACTERS_H_

#include <cstddef>
#include <string_view>

namespace insight {

// Returns the length in bytes, at least 1, of the character at `offset`, which
// must be less than text.size().
[[nodiscard]] std::size_t CharacterLength(std::string_view text,
                                          std::size_t offset);

// Whether the character there is a letter (general category L); a letter, a
// number or an other symbol (L, N, So).  False at the end.
[[nodiscard]] bool IsLetterAt(std::string_view text, std::size_t offset);
[[nodiscard]] bool IsLabelCharacterAt(std::string_view text,
                                      std::size_t offset);

// Whether a word (L, N, M, Pc) starts or ends at `offset`.
[[nodiscard]] bool IsWordBoundary(std::string_view text, std::size_t offset);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_CHARACTERS_H_
