#include "sdk/util/lenient_date/date_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "sdk/util/date/calendar_names.h"

namespace insight {
namespace {

constexpr std::array<std::string_view, 9> kUnits = {
    "h", "hour", "hours", "m", "minute", "minutes", "s", "second", "seconds"};
constexpr std::array<std::string_view, 17> kFillers = {
    " ",   ".",  ",", ";", "-",  "/",  "'",  "at", "on",
    "and", "ad", "m", "t", "of", "st", "nd", "rd"};

std::string Lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsOneOf(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<int> IndexOf(const std::string& word,
                           std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word == names[i] || word == names[i].substr(0, kShortNameLength)) {
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> MonthOf(std::string_view word) {
  const std::string lower = Lower(word);
  if (lower == "sept") return 9;
  const std::optional<int> index = IndexOf(lower, kMonthNames);
  return index ? std::optional<int>(*index + 1) : std::nullopt;
}

std::optional<int> WeekdayOf(std::string_view word) {
  return IndexOf(Lower(word), kWeekdayNames);
}

std::optional<TimeUnit> TimeUnitOf(std::string_view word) {
  constexpr std::size_t kNames = 3;
  const auto* const it = std::find(kUnits.begin(), kUnits.end(), Lower(word));
  if (it == kUnits.end()) return std::nullopt;
  return static_cast<TimeUnit>(static_cast<std::size_t>(it - kUnits.begin()) /
                               kNames);
}

std::optional<HalfDay> HalfDayOf(std::string_view word) {
  const std::string lower = Lower(word);
  if (lower == "am" || lower == "a") return HalfDay::kMorning;
  if (lower == "pm" || lower == "p") return HalfDay::kAfternoon;
  return std::nullopt;
}

bool IsFiller(std::string_view word) {
  const std::string lower = Lower(word);
  return lower == "th" || IsOneOf(lower, kFillers);
}

bool IsUtcName(std::string_view word) {
  return word == "UTC" || word == "GMT" || word == "Z" || word == "z";
}

bool IsZoneName(std::string_view word) {
  constexpr std::size_t kMost = 5;
  return IsUtcName(word) || (!word.empty() && word.size() <= kMost &&
                             std::all_of(word.begin(), word.end(), [](char c) {
                               return c >= 'A' && c <= 'Z';
                             }));
}

}  // namespace insight
