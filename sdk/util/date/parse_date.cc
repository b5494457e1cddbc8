#include "sdk/util/date/parse_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "sdk/util/date/calendar_names.h"

namespace insight {
namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 21> kIso8601 = {
    "%Y-%m-%d",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%S%z",
    "%Y-%m-%dT%H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f%z",
    "%Y-%m-%dT%H:%M:%S,%f",
    "%Y-%m-%dT%H:%M:%S,%f%z",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M%z",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S%z",
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S.%f%z",
    "%Y-%m-%d %H:%M",
    "%Y%m%d",
    "%Y%m%dT%H%M%S",
    "%Y%m%dT%H%M%S%z",
    "%Y%m%dT%H%M%S.%f",
    "%Y%m%dT%H%M%S.%f%z",
    "%Y%m%dT%H%M%z",
};

constexpr std::array<std::string_view, 6> kRfc2822 = {
    "%a, %d %b %Y %H:%M:%S %z", "%d %b %Y %H:%M:%S %z",
    "%a, %d %b %Y %H:%M %z",    "%d %b %Y %H:%M %z",
    "%a, %d %b %Y %H:%M:%S",    "%d %b %Y %H:%M:%S",
};

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsLetter(char c) { return ToLower(c) >= 'a' && ToLower(c) <= 'z'; }

// Reads a text from its start; each method returns whether it could.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool Read(char directive, CivilTime& time) {
    switch (directive) {
      case 'Y':
        return Number(4, 4, time.year);
      case 'm':
        return Number(1, 2, time.month);
      case 'd':
        return Number(1, 2, time.day);
      case 'H':
        return Number(1, 2, time.hour);
      case 'M':
        return Number(1, 2, time.minute);
      case 'S':
        return Number(1, 2, time.second);
      case 'f':
        return Fraction(time.microsecond);
      case 'b':
        return Name(kMonthNames, kShortNameLength, time.month);
      case 'B':
        return Name(kMonthNames, std::string_view::npos, time.month);
      case 'a':
        return SkipName(kShortNameLength);
      case 'A':
        return SkipName(std::string_view::npos);
      case 'z':
        return Offset(time.offset);
      case 'Z':
        return Span(&IsLetter, 1);
      default:
        return false;
    }
  }

  bool SkipSpace() { return Span(&IsSpace, 1); }

  bool Skip(char expected) {
    if (rest_.empty() || ToLower(rest_[0]) != ToLower(expected)) return false;
    rest_.remove_prefix(1);
    return true;
  }

 private:
  bool Span(bool (*belongs)(char), std::size_t least) {
    std::size_t count = 0;
    while (count < rest_.size() && belongs(rest_[count])) ++count;
    if (count < least) return false;
    rest_.remove_prefix(count);
    return true;
  }

  bool Number(std::size_t least, std::size_t most, int& value) {
    std::size_t count = 0;
    while (count < most && count < rest_.size() && IsDigit(rest_[count])) {
      ++count;
    }
    if (count < least) return false;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return true;
  }

  bool Fraction(int& microsecond) {
    constexpr int kMostDigits = 9;
    int count = 0;
    microsecond = 0;
    for (; !rest_.empty() && IsDigit(rest_[0]); ++count) {
      if (count == kMostDigits) return false;
      if (count < 6) microsecond = 10 * microsecond + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    for (int i = count; i < 6; ++i) microsecond *= 10;
    return count > 0;
  }

  template <std::size_t size>
  bool Name(const std::array<std::string_view, size>& names, std::size_t length,
            int& number) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::string_view name = names[i].substr(0, length);
      if (rest_.size() < name.size() ||
          !std::equal(name.begin(), name.end(), rest_.begin(),
                      [](char a, char b) { return a == ToLower(b); })) {
        continue;
      }
      number = static_cast<int>(i) + 1;
      rest_.remove_prefix(name.size());
      return true;
    }
    return false;
  }

  bool SkipName(std::size_t length) {
    int ignored = 0;
    return Name(kWeekdayNames, length, ignored);
  }

  bool Offset(std::optional<minutes>& offset) {
    if (Skip('z') || ZeroZone()) {
      offset = minutes(0);
      return true;
    }
    const bool is_negative = Skip('-');
    if (!is_negative && !Skip('+')) return false;
    int hour = 0;
    int minute = 0;
    if (!Number(2, 2, hour)) return false;
    const bool has_colon = Skip(':');
    if (!Number(2, 2, minute) && has_colon) return false;
    if (minute > 59) return false;
    const minutes distance(60 * hour + minute);
    offset = is_negative ? -distance : distance;
    return true;
  }

  bool ZeroZone() {
    static constexpr std::array<std::string_view, 3> kZones = {"utc", "gmt",
                                                               "ut"};
    int ignored = 0;
    return Name(kZones, std::string_view::npos, ignored);
  }

  std::string_view rest_;
};

}  // namespace

std::optional<CivilTime> ParseDate(std::string_view text,
                                   std::string_view format) {
  CivilTime time;
  DateReader reader(text);
  for (std::size_t i = 0; i < format.size(); ++i) {
    bool fits = false;
    if (format[i] == '%' && i + 1 < format.size()) {
      fits = reader.Read(format[++i], time);
    } else if (IsSpace(format[i])) {
      fits = reader.SkipSpace();
      while (i + 1 < format.size() && IsSpace(format[i + 1])) ++i;
    } else {
      fits = reader.Skip(format[i]);
    }
    if (!fits) return std::nullopt;
  }
  if (!reader.at_end() || !IsValid(time)) return std::nullopt;
  return time;
}

std::optional<CivilTime> ParseDate(std::string_view text,
                                   std::span<const std::string_view> formats) {
  for (const std::string_view format : formats) {
    if (std::optional<CivilTime> time = ParseDate(text, format)) return time;
  }
  return std::nullopt;
}

std::span<const std::string_view> Iso8601Formats() { return kIso8601; }

std::span<const std::string_view> Rfc2822Formats() { return kRfc2822; }

std::optional<CivilTime> ParseEpoch(std::string_view text) {
  // 9999-12-31T23:59:59Z and 0001-01-01T00:00:00Z.
  constexpr std::int64_t kLast = 253402300799;
  constexpr std::int64_t kFirst = -62135596800;
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  std::int64_t seconds = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, seconds);
  if (error != std::errc() || text.starts_with('-')) return std::nullopt;
  CivilTime fraction;
  if (rest != end) {
    DateReader reader(
        std::string_view(rest, static_cast<std::size_t>(end - rest)));
    if (!reader.Skip('.') || !reader.Read('f', fraction) || !reader.at_end()) {
      return std::nullopt;
    }
  }
  if (seconds > (is_negative ? -kFirst - 1 : kLast)) return std::nullopt;
  const auto distance = std::chrono::seconds(seconds) +
                        std::chrono::microseconds(fraction.microsecond);
  return CivilTimeOf(EpochTime(is_negative ? -distance : distance));
}

}  // namespace insight
