#include "sdk/util/time_zone/tzif.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace insight {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

constexpr std::string_view kMagic = "TZif";
constexpr std::size_t kHeaderBytes = 44;
constexpr std::size_t kCountsAt = 20;
constexpr std::size_t kTypeBytes = 6;  // Offset, is summer time, name.

// A signed number, the most significant byte first.
template <typename Integer>
Integer ReadInteger(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return static_cast<Integer>(value);
}

// How many of each there are in a block of data.
struct Counts {
  std::size_t ut_or_local = 0;
  std::size_t standard_or_wall = 0;
  std::size_t leap_seconds = 0;
  std::size_t times = 0;
  std::size_t types = 0;
  std::size_t name_bytes = 0;

  // `time_bytes` is 4 in the first block of data and 8 in the second.
  [[nodiscard]] std::size_t BlockBytes(std::size_t time_bytes) const {
    return times * (time_bytes + 1) + types * kTypeBytes + name_bytes +
           leap_seconds * (time_bytes + 4) + standard_or_wall + ut_or_local;
  }
};

std::optional<Counts> ReadHeader(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic) ||
      bytes[kMagic.size()] < '2') {
    return std::nullopt;
  }
  const auto count = [bytes](std::size_t i) {
    return static_cast<std::size_t>(
        ReadInteger<std::uint32_t>(bytes, kCountsAt + i * 4));
  };
  return Counts{.ut_or_local = count(0),
                .standard_or_wall = count(1),
                .leap_seconds = count(2),
                .times = count(3),
                .types = count(4),
                .name_bytes = count(5)};
}

// Moves on over `count` bytes.
bool Advance(std::string_view& bytes, std::size_t count) {
  if (bytes.size() < count) return false;
  bytes.remove_prefix(count);
  return true;
}

// The rule is between two newlines; empty if there is none.
bool ReadRule(std::string_view footer, std::optional<PosixRule>& rule) {
  if (footer.size() < 2 || footer.front() != '\n') return false;
  const std::string_view text = footer.substr(1, footer.find('\n', 1) - 1);
  if (text.empty()) return true;
  rule = ParsePosixRule(text);
  return rule.has_value();
}

}  // namespace

std::optional<TzifZone> TzifZone::Parse(std::string_view bytes) {
  constexpr std::size_t kTimeBytes = 8;
  const std::optional<Counts> first = ReadHeader(bytes);
  if (!first || !Advance(bytes, kHeaderBytes + first->BlockBytes(4))) {
    return std::nullopt;
  }
  const std::optional<Counts> counts = ReadHeader(bytes);
  if (!counts || !Advance(bytes, kHeaderBytes) || counts->types == 0 ||
      counts->leap_seconds != 0 ||
      counts->BlockBytes(kTimeBytes) > bytes.size()) {
    return std::nullopt;
  }
  const std::size_t indices = counts->times * kTimeBytes;
  const std::size_t types = indices + counts->times;
  const auto offset_of = [bytes, types](std::size_t type) {
    return seconds(ReadInteger<std::int32_t>(bytes, types + type * kTypeBytes));
  };
  TzifZone zone;
  zone.first_offset_ = offset_of(0);
  zone.transitions_.reserve(counts->times);
  for (std::size_t i = 0; i < counts->times; ++i) {
    const sys_seconds time(
        seconds(ReadInteger<std::int64_t>(bytes, i * kTimeBytes)));
    const std::size_t type = static_cast<unsigned char>(bytes[indices + i]);
    const bool in_order =
        zone.transitions_.empty() || zone.transitions_.back().time < time;
    if (type >= counts->types || !in_order) return std::nullopt;
    zone.transitions_.push_back({time, offset_of(type)});
  }
  if (!ReadRule(bytes.substr(counts->BlockBytes(kTimeBytes)), zone.rule_)) {
    return std::nullopt;
  }
  return zone;
}

seconds TzifZone::OffsetAt(sys_seconds time) const {
  const auto next = std::upper_bound(
      transitions_.begin(), transitions_.end(), time,
      [](sys_seconds at, const Transition& each) { return at < each.time; });
  if (next == transitions_.end() && rule_) return rule_->OffsetAt(time);
  return next == transitions_.begin() ? first_offset_ : std::prev(next)->offset;
}

}  // namespace insight
