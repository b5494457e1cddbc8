// MeasureDeflate(): reads the symbols of a DEFLATE stream (RFC 1951) and adds
// up the lengths they stand for.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "plugins/compression/util/deflate.h"

namespace insight::plugins::compression {
namespace {

using Kind = StreamEnd::Kind;

constexpr int kMaxCodeLength = 15;
constexpr int kMaxSymbols = 288;
constexpr int kEndOfBlock = 256;

// What may go wrong inside a stream; nothing while all is well.
enum class Problem { kNone, kTruncated, kDamaged };

// Bits in the order of section 3.1.1.  After the end it gives zeros, and says
// so.
class BitReader {
 public:
  explicit BitReader(std::string_view data) : data_(data) {}

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] std::size_t position() const { return position_; }

  unsigned Bit() {
    if (bits_left_ == 0) {
      if (position_ == data_.size()) {
        ended_ = true;
        return 0;
      }
      bits_ = static_cast<unsigned char>(data_[position_++]);
      bits_left_ = 8;
    }
    const unsigned bit = bits_ & 1;
    bits_ >>= 1;
    --bits_left_;
    return bit;
  }

  unsigned Bits(int count) {
    unsigned value = 0;
    for (int i = 0; i < count; ++i) value |= Bit() << i;
    return value;
  }

  void SkipToByte() { bits_left_ = 0; }

  void SkipBytes(std::size_t count) {
    if (count > data_.size() - position_) {
      position_ = data_.size();
      ended_ = true;
    } else {
      position_ += count;
    }
  }

 private:
  std::string_view data_;
  std::size_t position_ = 0;
  unsigned bits_ = 0;
  int bits_left_ = 0;
  bool ended_ = false;
};

// A canonical Huffman code (section 3.2.2).  Decoding goes bit by bit: that
// needs no tables, which data could make us build over and over, and in a bomb
// the codes are a bit or two long.
class HuffmanCode {
 public:
  // `lengths[s]` is the number of bits of symbol s, 0 to 15; 0 if it is unused.
  explicit HuffmanCode(std::span<const std::uint8_t> lengths) {
    for (const std::uint8_t length : lengths) ++count_[length];
    count_[0] = 0;
    std::array<int, kMaxCodeLength + 2> next{};
    for (int length = 1; length <= kMaxCodeLength; ++length) {
      next[length + 1] = next[length] + count_[length];
    }
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
      if (lengths[symbol] == 0) continue;
      symbols_[next[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
    }
  }

  // Returns -1 for bits that are no code.
  [[nodiscard]] int Read(BitReader& bits) const {
    int code = 0;   // The bits so far.
    int first = 0;  // The first code of this length.
    int index = 0;  // Its symbol's place in symbols_.
    for (int length = 1; length <= kMaxCodeLength; ++length) {
      code |= static_cast<int>(bits.Bit());
      const int count = count_[length];
      if (code < first + count) return symbols_[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return -1;
  }

 private:
  std::array<int, kMaxCodeLength + 1> count_{};
  std::array<std::uint16_t, kMaxSymbols> symbols_{};
};

struct BlockCodes {
  HuffmanCode literals;
  HuffmanCode distances;
};

// Section 3.2.5: where each length code starts, and how many more bits it has.
constexpr std::array<std::uint16_t, 29> kLengthBase = {
    3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr std::array<std::uint8_t, 29> kLengthBits = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr int kDistanceCodes = 30;

// Section 3.2.6.
BlockCodes FixedCodes() {
  std::array<std::uint8_t, kMaxSymbols> literals;
  for (int i = 0; i < kMaxSymbols; ++i) {
    literals[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  }
  std::array<std::uint8_t, kDistanceCodes> distances;
  distances.fill(5);
  return {HuffmanCode(literals), HuffmanCode(distances)};
}

// Section 3.2.7: reads `lengths` in its run-length form.
Problem ReadCodeLengths(const HuffmanCode& code, BitReader& bits,
                        std::span<std::uint8_t> lengths) {
  std::size_t i = 0;
  while (i < lengths.size()) {
    const int symbol = code.Read(bits);
    if (bits.ended()) return Problem::kTruncated;
    if (symbol < 0) return Problem::kDamaged;
    if (symbol < 16) {
      lengths[i++] = static_cast<std::uint8_t>(symbol);
      continue;
    }
    if (symbol == 16 && i == 0) return Problem::kDamaged;
    const std::uint8_t value = symbol == 16 ? lengths[i - 1] : 0;
    std::size_t repeat = symbol == 16   ? 3 + bits.Bits(2)
                         : symbol == 17 ? 3 + bits.Bits(3)
                                        : 11 + bits.Bits(7);
    if (repeat > lengths.size() - i) return Problem::kDamaged;
    for (; repeat > 0; --repeat) lengths[i++] = value;
  }
  return Problem::kNone;
}

// Section 3.2.7: `problem` is set if there are no codes to be had.
BlockCodes ReadDynamicCodes(BitReader& bits, Problem& problem) {
  constexpr std::array<std::uint8_t, 19> kOrder = {
      16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  const std::size_t literal_count = bits.Bits(5) + 257;
  const std::size_t distance_count = bits.Bits(5) + 1;
  const std::size_t length_count = bits.Bits(4) + 4;
  std::array<std::uint8_t, 19> length_lengths{};
  for (std::size_t i = 0; i < length_count; ++i) {
    length_lengths[kOrder[i]] = static_cast<std::uint8_t>(bits.Bits(3));
  }
  std::array<std::uint8_t, 288 + 32> lengths{};
  const std::span<std::uint8_t> used(lengths.data(),
                                     literal_count + distance_count);
  problem = literal_count > 286
                ? Problem::kDamaged
                : ReadCodeLengths(HuffmanCode(length_lengths), bits, used);
  return {HuffmanCode(used.first(std::min<std::size_t>(literal_count, 286))),
          HuffmanCode(used.subspan(literal_count))};
}

// Reads symbols up to the end of the block.
Problem MeasureBlock(const BlockCodes& codes, BitReader& bits,
                     std::size_t consumed_before, CountingOutput& count) {
  while (true) {
    const int symbol = codes.literals.Read(bits);
    if (bits.ended()) return Problem::kTruncated;
    if (symbol == kEndOfBlock) return Problem::kNone;
    std::size_t length = 1;
    if (symbol > kEndOfBlock) {
      const std::size_t code = symbol - kEndOfBlock - 1;
      if (code >= kLengthBase.size()) return Problem::kDamaged;
      length = kLengthBase[code] + bits.Bits(kLengthBits[code]);
      const int distance = codes.distances.Read(bits);
      if (distance < 0 || distance >= kDistanceCodes) return Problem::kDamaged;
      if (distance >= 4) bits.Bits(distance / 2 - 1);
    } else if (symbol < 0) {
      return Problem::kDamaged;
    }
    if (bits.ended()) return Problem::kTruncated;
    count.Add(length, consumed_before + bits.position());
  }
}

// Section 3.2.4.
Problem MeasureStored(BitReader& bits, std::size_t consumed_before,
                      CountingOutput& count) {
  bits.SkipToByte();
  const unsigned length = bits.Bits(16);
  const unsigned complement = bits.Bits(16);
  if (bits.ended()) return Problem::kTruncated;
  if ((length ^ complement) != 0xffff) return Problem::kDamaged;
  bits.SkipBytes(length);
  if (bits.ended()) return Problem::kTruncated;
  count.Add(length, consumed_before + bits.position());
  return Problem::kNone;
}

}  // namespace

StreamEnd MeasureDeflate(std::string_view data, std::size_t consumed_before,
                         CountingOutput& count) {
  BitReader bits(data);
  Problem problem = Problem::kNone;
  bool last = false;
  while (!last && problem == Problem::kNone) {
    last = bits.Bit() == 1;
    const unsigned type = bits.Bits(2);
    if (bits.ended()) {
      problem = Problem::kTruncated;
    } else if (type == 0) {
      problem = MeasureStored(bits, consumed_before, count);
    } else if (type == 3) {
      problem = Problem::kDamaged;
    } else {
      const BlockCodes codes =
          type == 1 ? FixedCodes() : ReadDynamicCodes(bits, problem);
      if (problem == Problem::kNone) {
        problem = MeasureBlock(codes, bits, consumed_before, count);
      }
    }
  }
  const Kind kind = problem == Problem::kNone        ? Kind::kComplete
                    : problem == Problem::kTruncated ? Kind::kTruncated
                                                     : Kind::kDamaged;
  return {kind, bits.position()};
}

}  // namespace insight::plugins::compression
