#include "plugins/extractit/util/prefix_index.h"

namespace insight::plugins::extractit {
namespace {

constexpr std::uint64_t kModulus = (std::uint64_t{1} << 61) - 1;
constexpr std::uint64_t kBase = 0x1234'5678'9ABC'DEF1 % kModulus;

__extension__ using Wide = unsigned __int128;

std::uint64_t Multiply(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::uint64_t>(Wide{a} * b % kModulus);
}

std::uint64_t Extend(std::uint64_t hash, char c) {
  return (Multiply(hash, kBase) + static_cast<unsigned char>(c) + 1) % kModulus;
}

std::uint64_t HashOf(std::string_view text) {
  std::uint64_t hash = 0;
  for (const char c : text) hash = Extend(hash, c);
  return hash;
}

// Gives the hash of any part of a text.
class RollingHash {
 public:
  explicit RollingHash(std::string_view text) : hashes_({0}), powers_({1}) {
    for (const char c : text) {
      hashes_.push_back(Extend(hashes_.back(), c));
      powers_.push_back(Multiply(powers_.back(), kBase));
    }
  }

  [[nodiscard]] std::uint64_t Of(std::size_t start, std::size_t length) const {
    const std::uint64_t before = Multiply(hashes_[start], powers_[length]);
    return (hashes_[start + length] + kModulus - before) % kModulus;
  }

 private:
  std::vector<std::uint64_t> hashes_;  // Of the first i characters.
  std::vector<std::uint64_t> powers_;
};

}  // namespace

PrefixIndex::PrefixIndex(std::span<const std::string> keys) : keys_(keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    by_length_[keys[i].size()][HashOf(keys[i])].push_back(i);
  }
}

void PrefixIndex::ForEachAt(
    std::string_view text, std::span<const std::size_t> places,
    const std::function<void(std::size_t, std::size_t)>& found) const {
  if (places.empty()) return;
  const RollingHash hash(text);
  for (const std::size_t place : places) {
    for (const auto& [length, keys] : by_length_) {
      if (length > text.size() - place) break;
      const auto same = keys.find(hash.Of(place, length));
      if (same == keys.end()) continue;
      for (const std::size_t key : same->second) found(key, place);
    }
  }
}

}  // namespace insight::plugins::extractit
