#include "plugins/extractit/util/suffix_repair.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "sdk/util/indicators/public_suffix.h"

namespace insight::plugins::extractit {
namespace {

// The longest text that is in both; of several, the first in `a` and then in
// `b`.
struct Block {
  std::size_t a = 0;
  std::size_t b = 0;
  std::size_t length = 0;
};

Block LongestBlock(std::string_view a, std::string_view b) {
  Block longest;
  std::vector<std::size_t> ends(b.size() + 1);  // Length of what ends here.
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = b.size(); j-- > 0;) {
      ends[j + 1] = a[i] == b[j] ? ends[j] + 1 : 0;
      const std::size_t length = ends[j + 1];
      const Block block = {i + 1 - length, j + 1 - length, length};
      if (length > longest.length ||
          (length > 0 && length == longest.length && block.a == longest.a &&
           block.b < longest.b)) {
        longest = block;
      }
    }
  }
  return longest;
}

// Recurses at most as deep as the shorter text is long.
std::size_t MatchingCharacters(std::string_view a, std::string_view b) {
  const Block block = LongestBlock(a, b);
  if (block.length == 0) return 0;
  return block.length +
         MatchingCharacters(a.substr(0, block.a), b.substr(0, block.b)) +
         MatchingCharacters(a.substr(block.a + block.length),
                            b.substr(block.b + block.length));
}

double LengthOf(std::string_view text) {
  return static_cast<double>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string MostAlike(std::string_view label) {
  std::string best;
  double likeness = -1;
  ForEachPublicSuffix([&](std::string_view suffix) {
    const double bound = 2 * std::min(LengthOf(suffix), LengthOf(label)) /
                         (LengthOf(suffix) + LengthOf(label));
    if (bound < likeness) return;
    const double ratio = Likeness(suffix, label);
    if (ratio > likeness || (ratio == likeness && suffix > best)) {
      likeness = ratio;
      best = suffix;
    }
  });
  return best;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace

double Likeness(std::string_view a, std::string_view b) {
  const double length = LengthOf(a) + LengthOf(b);
  if (length == 0) return 1;
  return 2 * static_cast<double>(MatchingCharacters(a, b)) / length;
}

void RepairSuffixes(std::vector<std::string>& addresses) {
  std::map<std::string, std::string> repairs;
  for (std::string& address : addresses) {
    const std::string domain =
        LowerCase(address.substr(address.rfind('@') + 1));
    if (!PublicSuffix(domain).empty()) continue;
    const std::string label = domain.substr(domain.rfind('.') + 1);
    auto repair = repairs.find(label);
    if (repair == repairs.end()) {
      if (repairs.size() == kMaxRepairs) continue;
      repair = repairs.emplace(label, MostAlike(label)).first;
    }
    address.replace(address.rfind('.') + 1, std::string::npos, repair->second);
  }
}

}  // namespace insight::plugins::extractit
