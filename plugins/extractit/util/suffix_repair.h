// E-mail addresses whose last label is misspelt.

#ifndef PLUGINS_EXTRACTIT_UTIL_SUFFIX_REPAIR_H_
#define PLUGINS_EXTRACTIT_UTIL_SUFFIX_REPAIR_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::extractit {

// Replaces the last label of each address that ends with no public suffix by
// the suffix that is most like it; of several, by the one that sorts last.
// After kMaxRepairs different labels, the other addresses stay as they are.
//
// Thread safety: may be called from any thread.
void RepairSuffixes(std::vector<std::string>& addresses);

inline constexpr std::size_t kMaxRepairs = 100;

// Returns how alike two texts of ASCII or UTF-8 are, from 0 to 1, as Python's
// difflib.SequenceMatcher(None, a, b).ratio(): twice the number of characters
// that match (Ratcliff and Obershelp), over the number of all.
[[nodiscard]] double Likeness(std::string_view a, std::string_view b);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_SUFFIX_REPAIR_H_
