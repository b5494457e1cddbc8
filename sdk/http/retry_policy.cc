#include "sdk/http/retry_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace insight {
namespace {

using std::chrono::milliseconds;

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<std::int64_t> Digits(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (text.empty() || text[0] == '-' || error != std::errc() || stop != end) {
    return std::nullopt;
  }
  return number;
}

// Takes the text up to the next of `separators`, and those.
std::string_view Take(std::string_view& text, std::string_view separators) {
  const auto end = std::min(text.find_first_of(separators), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  text.remove_prefix(std::min(text.find_first_not_of(separators), text.size()));
  return taken;
}

std::optional<milliseconds> TimeOfDay(std::string_view text) {
  const auto hour = Digits(Take(text, ":"));
  const auto minute = Digits(Take(text, ":"));
  const auto second = Digits(text);
  // 60 is a leap second.
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 ||
      *second > 60) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
         std::chrono::seconds(*second);
}

std::optional<Clock::WallTime> Assemble(std::string_view day,
                                        std::string_view month,
                                        std::string_view year,
                                        std::string_view time) {
  const auto day_number = Digits(day);
  auto year_number = Digits(year);
  const auto time_of_day = TimeOfDay(time);
  const auto found = std::find(kMonths.begin(), kMonths.end(), month);
  if (!day_number || !year_number || !time_of_day || *year_number > 9999 ||
      *day_number > 31 || found == kMonths.end()) {
    return std::nullopt;
  }
  // Two digits: RFC 850's form, of this century unless that is far off.
  if (year.size() == 2) *year_number += *year_number < 70 ? 2000 : 1900;
  // The clock counts nanoseconds in 64 bits: from 1677 to 2262.
  if (*year_number < 1900) return std::nullopt;
  year_number = std::min<std::int64_t>(*year_number, 2200);
  const std::chrono::year_month_day date(
      std::chrono::year(static_cast<int>(*year_number)),
      std::chrono::month(static_cast<unsigned>(found - kMonths.begin()) + 1),
      std::chrono::day(static_cast<unsigned>(*day_number)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date) + *time_of_day;
}

}  // namespace

milliseconds Backoff(const RetryPolicy& policy, int retry, double random) {
  double limit = static_cast<double>(policy.base_backoff.count());
  const double most = static_cast<double>(policy.max_backoff.count());
  for (int i = 1; i < retry && limit < most; ++i) limit *= 2;
  return milliseconds(
      static_cast<std::int64_t>(std::min(limit, most) * random));
}

std::optional<milliseconds> ParseRetryAfter(std::string_view value,
                                            Clock::WallTime now) {
  if (const auto seconds = Digits(value)) {
    // Beyond a year the number does not matter, but must not overflow.
    return std::chrono::seconds(
        std::min<std::int64_t>(*seconds, 365 * 24 * 3600));
  }
  const auto date = ParseHttpDate(value);
  if (!date) return std::nullopt;
  return std::max(milliseconds(0),
                  std::chrono::ceil<milliseconds>(*date - now));
}

std::optional<Clock::WallTime> ParseHttpDate(std::string_view text) {
  const std::string_view weekday = Take(text, ", ");
  if (weekday.size() < 3) return std::nullopt;
  const std::string_view first = Take(text, " -");
  const std::string_view second = Take(text, " -");
  const std::string_view third = Take(text, " ");
  // "Sun Nov  6 08:49:37 1994", which C's asctime() writes.
  if (third.find(':') != std::string_view::npos) {
    return Assemble(second, first, text, third);
  }
  // "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT".
  const std::string_view time = Take(text, " ");
  if (text != "GMT") return std::nullopt;
  return Assemble(first, second, third, time);
}

bool IsIdempotent(std::string_view method) {
  constexpr std::string_view kIdempotent[] = {"GET",    "HEAD",    "PUT",
                                              "DELETE", "OPTIONS", "TRACE"};
  return std::find(std::begin(kIdempotent), std::end(kIdempotent), method) !=
         std::end(kIdempotent);
}

}  // namespace insight
