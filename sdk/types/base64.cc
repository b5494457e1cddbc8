#include "sdk/types/base64.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace insight {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Both directions work in blocks that stay in the processor's first cache, and
// append each whole: a string cannot be grown without being filled first.
constexpr std::size_t kBlockGroups = 1024;

// For each 12 bits, their two characters.
constexpr auto kPairs = [] {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (std::size_t bits = 0; bits < pairs.size(); ++bits) {
    pairs[bits] = {kAlphabet[bits >> 6], kAlphabet[bits & 63]};
  }
  return pairs;
}();

constexpr std::uint32_t kInvalid = 0x80000000;

// For each character at each of the four places of a group: its bits, shifted
// to where they belong, or kInvalid.
constexpr auto kShifted = [] {
  std::array<std::array<std::uint32_t, 256>, 4> tables{};
  for (std::size_t place = 0; place < 4; ++place) {
    tables[place].fill(kInvalid);
    for (std::uint32_t i = 0; i < kAlphabet.size(); ++i) {
      tables[place][static_cast<unsigned char>(kAlphabet[i])] =
          i << (6 * (3 - place));
    }
  }
  return tables;
}();

// Each group of three bytes becomes four characters.
void EncodeGroups(const unsigned char* from, std::size_t groups, char* to) {
  for (std::size_t i = 0; i < groups; ++i, from += 3, to += 4) {
    const unsigned bits = (from[0] << 16u) | (from[1] << 8u) | from[2];
    std::memcpy(to, kPairs[bits >> 12].data(), 2);
    std::memcpy(to + 2, kPairs[bits & 0xFFF].data(), 2);
  }
}

// Each group of four characters becomes three bytes.  Stops before a group with
// a character that is not in the alphabet, and returns how many there were.
std::size_t DecodeGroups(const unsigned char* from, std::size_t groups,
                         char* to) {
  for (std::size_t i = 0; i < groups; ++i, from += 4, to += 3) {
    const std::uint32_t bits = kShifted[0][from[0]] | kShifted[1][from[1]] |
                               kShifted[2][from[2]] | kShifted[3][from[3]];
    if ((bits & kInvalid) != 0) return i;
    to[0] = static_cast<char>(bits >> 16);
    to[1] = static_cast<char>(bits >> 8);
    to[2] = static_cast<char>(bits);
  }
  return groups;
}

const unsigned char* Unsigned(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Decodes the clean groups that `text` starts with, and takes them off.
void DecodeCleanPart(std::string_view& text, std::string& out) {
  std::array<char, 3 * kBlockGroups> block;
  while (text.size() >= 4) {
    const std::size_t groups = std::min(kBlockGroups, text.size() / 4);
    const std::size_t clean =
        DecodeGroups(Unsigned(text), groups, block.data());
    out.append(block.data(), 3 * clean);
    text.remove_prefix(4 * clean);
    if (clean < groups) return;
  }
}

// Decodes the rest, character by character.
class LenientDecoder {
 public:
  explicit LenientDecoder(std::string& out) : out_(out) {}

  void Decode(std::string_view text) {
    for (const char c : text) {
      if (c == '=') {
        if (IsPaddingComplete()) return;
      } else if (const std::uint32_t value =
                     kShifted[3][static_cast<unsigned char>(c)];
                 value != kInvalid) {
        Add(value);
      }
    }
    Finish();
  }

 private:
  // Padding before the third character of a group is passed over.
  bool IsPaddingComplete() { return place_ >= 2 && place_ + ++padding_ >= 4; }

  void Add(std::uint32_t value) {
    padding_ = 0;
    bits_ = (bits_ << 6) | value;
    if (place_ > 0) {
      out_ += static_cast<char>(bits_ >> (6 - 2 * place_));
    }
    place_ = (place_ + 1) % 4;
  }

  void Finish() const {
    if (place_ == 0) return;
    if (place_ > 1) throw Base64Exception("Incorrect padding");
    throw Base64Exception(
        "Invalid base64-encoded string: number of data characters (" +
        std::to_string(out_.size() / 3 * 4 + 1) +
        ") cannot be 1 more than a multiple of 4");
  }

  std::string& out_;
  std::uint32_t bits_ = 0;
  unsigned place_ = 0;  // Of the next character in its group.
  unsigned padding_ = 0;
};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

}  // namespace

std::string EncodeBase64(std::string_view content) {
  std::string out;
  out.reserve((content.size() + 2) / 3 * 4);
  std::array<char, 4 * kBlockGroups> block;
  while (content.size() >= 3) {
    const std::size_t groups = std::min(kBlockGroups, content.size() / 3);
    EncodeGroups(Unsigned(content), groups, block.data());
    out.append(block.data(), 4 * groups);
    content.remove_prefix(3 * groups);
  }
  if (content.empty()) return out;
  std::array<unsigned char, 3> last{};
  std::memcpy(last.data(), content.data(), content.size());
  EncodeGroups(last.data(), 1, block.data());
  out.append(block.data(), content.size() + 1);
  out.append(3 - content.size(), '=');
  return out;
}

std::string DecodeBase64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 2);
  DecodeCleanPart(text, out);
  if (!IsAscii(text)) {
    throw Base64Exception(
        "string argument should contain only ASCII characters");
  }
  LenientDecoder(out).Decode(text);
  return out;
}

}  // namespace insight
