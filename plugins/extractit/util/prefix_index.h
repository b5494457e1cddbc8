// Many texts, and where in other texts they stand.

#ifndef PLUGINS_EXTRACTIT_UTIL_PREFIX_INDEX_H_
#define PLUGINS_EXTRACTIT_UTIL_PREFIX_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace insight::plugins::extractit {

// Finds which of many texts start at a place, by rolling hashes (Karp and
// Rabin): the time for a place grows with how many lengths there are, not with
// how many texts or how long they are.
//
// Thread safety: const after construction; any thread may read.
class PrefixIndex {
 public:
  // `keys` must outlive the index.
  explicit PrefixIndex(std::span<const std::string> keys);

  // Calls `found` with (i, place) for each keys[i] that starts at one of the
  // places in `text`, in the order of places.
  void ForEachAt(
      std::string_view text, std::span<const std::size_t> places,
      const std::function<void(std::size_t, std::size_t)>& found) const;

 private:
  std::span<const std::string> keys_;
  // Length -> hash -> the keys, which are equal but for a chance of 2^-61.
  std::map<std::size_t,
           std::unordered_map<std::uint64_t, std::vector<std::size_t>>>
      by_length_;
};

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_PREFIX_INDEX_H_
