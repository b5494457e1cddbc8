#include "sdk/helper/duration.h"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace insight {
namespace {

// 0 if `unit` is none.
std::int64_t SecondsPer(char unit) {
  switch (unit) {
    case 's':
    case 'S':
      return 1;
    case 'm':
    case 'M':
      return 60;
    case 'h':
    case 'H':
      return 3600;
    case 'd':
    case 'D':
      return 86400;
    default:
      return 0;
  }
}

}  // namespace

std::chrono::seconds ParseDuration(std::string_view text,
                                   std::chrono::seconds fallback) {
  constexpr std::chrono::seconds kLongest = std::chrono::years(1000);
  const char* const end = text.data() + text.size();
  std::uint64_t count = 0;
  const auto [unit, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || unit == end || SecondsPer(*unit) == 0 ||
      count > static_cast<std::uint64_t>(kLongest.count())) {
    return fallback;
  }
  const std::chrono::seconds duration(static_cast<std::int64_t>(count) *
                                      SecondsPer(*unit));
  return duration > kLongest ? fallback : duration;
}

}  // namespace insight
