#include "plugins/datetime/util/timestamp.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string_view>

#include "plugins/datetime/util/iso_date.h"
#include "sdk/util/date/parse_date.h"
#include "sdk/util/lenient_date/lenient_date.h"

namespace insight::plugins::datetime {
namespace {

using std::chrono::floor;
using std::chrono::local_seconds;
using std::chrono::microseconds;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// Without a day or month it is the first; other texts of the kind are left to
// the lenient parser.
constexpr std::array<std::string_view, 2> kPartsOfIso8601 = {"%Y-%m", "%Y"};

CivilTime Parse(const std::string& text) {
  // First, as seven digits are a year and a day, never a month of two digits.
  if (const std::optional<std::string> calendar = WithCalendarDate(text)) {
    if (const auto time = ParseDate(*calendar, Iso8601Formats())) return *time;
  }
  if (const auto time = ParseDate(text, Iso8601Formats())) return *time;
  if (const auto time = ParseDate(text, kPartsOfIso8601)) return *time;
  try {
    return ParseLenientDate(text, CivilTimeOf(LocalNow()));
  } catch (const DateTextException& exception) {
    throw InputException(exception.what());
  }
}

std::tm LocalTime(EpochTime time) {
  const std::time_t epoch = floor<seconds>(time.time_since_epoch()).count();
  std::tm local = {};
  if (localtime_r(&epoch, &local) == nullptr) {
    throw InputException("year is out of range");
  }
  return local;
}

// `format` with %f as the six digits of the fraction of a second, as Python's
// strftime() has it; C's has not.
std::string WithFraction(const std::string& format, EpochTime time) {
  std::array<char, 32> digits = {};
  const auto fraction = (time - floor<seconds>(time)).count();
  std::snprintf(digits.data(), digits.size(), "%06d",
                static_cast<int>(fraction));
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char next = i + 1 < format.size() ? format[i + 1] : '\0';
    if (format[i] != '%' || next == '\0') {
      text += format[i];
      continue;
    }
    ++i;
    if (next == 'f') {
      text += digits.data();
    } else {
      text.append({'%', next});
    }
  }
  return text;
}

}  // namespace

PluginException InputException(const std::string& reason) {
  return PluginException(Preset::kUnknown, reason);
}

EpochTime Now() {
  return floor<microseconds>(std::chrono::system_clock::now());
}

EpochTime LocalNow() {
  const EpochTime now = Now();
  const std::tm local = LocalTime(now);
  return now + seconds(local.tm_gmtoff);
}

EpochTime ReadTimestamp(const Date& date) {
  return ToSysTime(Parse(date.text));
}

EpochTime ReadTimestamp(const Date& date, const std::string& zone_name) {
  const CivilTime time = Parse(date.text);
  const TimeZone zone = ReadTimeZone(zone_name);
  const EpochTime as_utc = ToSysTime(time);
  if (time.offset) return as_utc;
  const sys_seconds whole = floor<seconds>(as_utc);
  return zone.ToUtc(local_seconds(whole.time_since_epoch())) + (as_utc - whole);
}

TimeZone ReadTimeZone(const std::string& name) {
  // Of names that the list in the spec has, these two are no longer in the
  // database; it had them as other names of zones that it has.
  std::string_view current = name;
  if (name == "Canada/East-Saskatchewan") current = "America/Regina";
  if (name == "US/Pacific-New") current = "America/Los_Angeles";
  std::optional<TimeZone> zone = TimeZone::Find(current);
  if (!zone) throw InputException("Unknown time zone: " + name);
  return *zone;
}

EpochTime WallTime(EpochTime time, const TimeZone& zone) {
  return time + zone.OffsetAt(floor<seconds>(time));
}

std::string FormatTimestamp(EpochTime time) {
  const auto day = floor<std::chrono::days>(time);
  const int year = static_cast<int>(std::chrono::year_month_day(day).year());
  if (year < 1 || year > 9999) {
    throw InputException("year " + std::to_string(year) + " is out of range");
  }
  const CivilTime civil = CivilTimeOf(time);
  std::array<char, 96> text = {};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%dZ",
                civil.year, civil.month, civil.day, civil.hour, civil.minute,
                civil.second, civil.microsecond / 100'000);
  return text.data();
}

std::string FormatLocal(EpochTime time, const std::string& format) {
  constexpr std::size_t kMost = std::size_t{64} << 10;
  if (format.find('\0') != std::string::npos) {
    throw PluginException("The format string has a null character.",
                          "Remove it from the format string.");
  }
  const std::tm local = LocalTime(time);
  // One more character: a result of none is told from one that does not fit.
  const std::string with_mark = WithFraction(format, time) + "$";
  std::string text(kMost + 2, '\0');
  const std::size_t size =
      std::strftime(text.data(), text.size(), with_mark.c_str(), &local);
  if (size == 0) {
    throw PluginException(
        "The datetime gets longer than " + std::to_string(kMost) + " bytes.",
        "Use a shorter format string.");
  }
  text.resize(size - 1);
  return text;
}

}  // namespace insight::plugins::datetime
