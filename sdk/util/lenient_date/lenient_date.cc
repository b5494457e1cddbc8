#include "sdk/util/lenient_date/lenient_date.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <system_error>

#include "sdk/util/lenient_date/date_numbers.h"
#include "sdk/util/lenient_date/date_tokens.h"
#include "sdk/util/lenient_date/date_words.h"

namespace insight {
namespace {

using std::chrono::minutes;
using Part = DateNumbers::Part;

// The text is no date; who catches it knows the text.
class Unreadable {};

struct Found {
  DateNumbers numbers;
  std::optional<int> weekday;
  std::optional<std::int64_t> hour;
  std::optional<std::int64_t> minute;
  std::optional<std::int64_t> second;
  int microsecond = 0;
  std::optional<minutes> offset;
  std::string zone;

  [[nodiscard]] bool empty() const {
    return numbers.size() == 0 && !weekday && !hour && !minute && !second;
  }
};

std::int64_t ToInteger(std::string_view digits) {
  std::int64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || rest != end) throw Unreadable();
  return value;
}

// `number` without its fraction.
std::int64_t WholeOf(std::string_view number) {
  return ToInteger(number.substr(0, number.find('.')));
}

// The fraction of `number` in millionths, further digits cut off.
int Millionths(std::string_view number) {
  constexpr std::size_t kDigits = 6;
  const std::size_t point = number.find('.');
  if (point == std::string_view::npos) return 0;
  std::string digits(number.substr(point + 1, kDigits));
  digits.resize(kDigits, '0');
  return static_cast<int>(ToInteger(digits));
}

std::int64_t In24Hours(std::int64_t hour, HalfDay half) {
  if (half == HalfDay::kAfternoon && hour < 12) return hour + 12;
  return half == HalfDay::kMorning && hour == 12 ? 0 : hour;
}

// Which of the years with these last two digits is within 50 years of now.
std::int64_t WithCentury(std::int64_t year, int this_year) {
  constexpr int kCentury = 100;
  constexpr int kFar = 50;
  if (year >= kCentury) return year;
  year += this_year / kCentury * kCentury;
  if (year >= this_year + kFar) return year - kCentury;
  return year < this_year - kFar ? year + kCentury : year;
}

// Goes through the pieces of a date from its start.
class DateScan {
 public:
  DateScan(std::string_view text, int this_year)
      : this_year_(this_year), tokens_(SplitDate(text)) {}

  Found Run() {
    for (; at_ < tokens_.size(); ++at_) {
      if (IsNumber(tokens_[at_])) {
        ReadNumber();
      } else {
        ReadWord();
      }
    }
    if (IsUtcName(found_.zone)) found_.offset = minutes(0);
    return found_;
  }

 private:
  // The token so many after the current one; empty beyond the end.
  [[nodiscard]] std::string_view Ahead(std::size_t count) const {
    return at_ + count < tokens_.size() ? std::string_view(tokens_[at_ + count])
                                        : std::string_view();
  }

  [[nodiscard]] std::string_view Behind(std::size_t count) const {
    return at_ >= count ? std::string_view(tokens_[at_ - count])
                        : std::string_view();
  }

  void ReadNumber() {
    if (!ReadDigits() && !ReadWithUnit() && !ReadClock() && !ReadJoined()) {
      ReadPlain();
    }
  }

  // Numbers whose length says what they are; a point elsewhere than in a second
  // makes them unreadable.
  bool ReadDigits() {
    const std::string_view token = tokens_[at_];
    const bool has_point = token.find('.') != std::string_view::npos;
    if (found_.numbers.size() == 3 && !found_.hour &&
        (token.size() == 2 || token.size() == 4) && Ahead(1) != ":" &&
        !TimeUnitOf(Ahead(1))) {
      found_.hour = ToInteger(token.substr(0, 2));
      if (token.size() == 4) found_.minute = ToInteger(token.substr(2));
      return true;
    }
    if (token.size() == 6 || token.find('.') == 6) {
      if (found_.numbers.size() == 0 && !has_point) {
        AddNumbers({token.substr(0, 2), token.substr(2, 2), token.substr(4)});
      } else {
        found_.hour = ToInteger(token.substr(0, 2));
        found_.minute = ToInteger(token.substr(2, 2));
        SetSecond(token.substr(4));
      }
      return true;
    }
    if (token.size() != 8 && token.size() != 12 && token.size() != 14) {
      return false;
    }
    AddNumbers({token.substr(0, 4), token.substr(4, 2), token.substr(6, 2)});
    if (token.size() > 8) {
      found_.hour = ToInteger(token.substr(8, 2));
      found_.minute = ToInteger(token.substr(10, 2));
    }
    if (token.size() == 14) found_.second = ToInteger(token.substr(12));
    return true;
  }

  // 10h, 10 h, the 30 in 10h30.
  bool ReadWithUnit() {
    const std::string_view number = tokens_[at_];
    std::size_t skip = 0;
    std::optional<TimeUnit> unit = TimeUnitOf(Ahead(1));
    if (unit) {
      skip = 1;
    } else if (Ahead(1) == " " && TimeUnitOf(Ahead(2))) {
      unit = TimeUnitOf(Ahead(2));
      skip = 2;
    } else {
      unit = TimeUnitOf(Behind(1));
      if (!unit && at_ + 1 == tokens_.size() && Behind(1) == " ") {
        unit = TimeUnitOf(Behind(2));
      }
      if (!unit) return false;
      // There is nothing smaller that it could be a number of.
      if (*unit == TimeUnit::kSecond) return true;
      unit = *unit == TimeUnit::kHour ? TimeUnit::kMinute : TimeUnit::kSecond;
    }
    SetByUnit(*unit, number);
    at_ += skip;
    return true;
  }

  void SetByUnit(TimeUnit unit, std::string_view number) {
    switch (unit) {
      case TimeUnit::kHour:
        found_.hour = WholeOf(number);
        if (Millionths(number) != 0) found_.minute = SixtiethsOf(number);
        break;
      case TimeUnit::kMinute:
        SetMinute(number);
        break;
      case TimeUnit::kSecond:
        SetSecond(number);
        break;
    }
  }

  static std::int64_t SixtiethsOf(std::string_view number) {
    constexpr std::int64_t kMillion = 1'000'000;
    return std::int64_t{60} * Millionths(number) / kMillion;
  }

  void SetMinute(std::string_view number) {
    found_.minute = WholeOf(number);
    found_.second = std::nullopt;
    if (Millionths(number) != 0) found_.second = SixtiethsOf(number);
  }

  void SetSecond(std::string_view number) {
    found_.second = WholeOf(number);
    found_.microsecond = Millionths(number);
  }

  // 21:20:33
  bool ReadClock() {
    if (Ahead(1) != ":" || !IsNumber(Ahead(2))) return false;
    found_.hour = WholeOf(tokens_[at_]);
    SetMinute(Ahead(2));
    at_ += 2;
    if (Ahead(1) == ":") {
      SetSecond(Ahead(2));
      at_ += 2;
    }
    return true;
  }

  // 2020-07-22, 22/Jul/2020
  bool ReadJoined() {
    const std::string_view joint = Ahead(1);
    if (joint != "-" && joint != "/" && joint != ".") return false;
    AddNumbers({tokens_[at_]});
    ++at_;
    if (Ahead(1).empty() || IsFiller(Ahead(1))) return true;
    AddNumberOrMonth(Ahead(1));
    ++at_;
    if (Ahead(1) == joint) {
      AddNumberOrMonth(Ahead(2));
      at_ += 2;
    }
    return true;
  }

  void ReadPlain() {
    const std::string_view token = tokens_[at_];
    const std::int64_t value = WholeOf(token);
    const std::optional<HalfDay> half = HalfDayOf(Ahead(1));
    if (Ahead(1).empty() || IsFiller(Ahead(1))) {
      if (const std::optional<HalfDay> later = HalfDayOf(Ahead(2))) {
        found_.hour = In24Hours(value, *later);
        ++at_;
      } else if (!found_.numbers.Add(value)) {
        throw Unreadable();
      }
      ++at_;
    } else if (half && value < 24) {
      found_.hour = In24Hours(value, *half);
      ++at_;
    } else if (!found_.numbers.CouldBeDay(value) ||
               !found_.numbers.Add(value)) {
      throw Unreadable();
    }
  }

  // More than two digits are a year's.
  void AddNumbers(std::initializer_list<std::string_view> numbers) {
    for (const std::string_view number : numbers) {
      const Part part = number.size() > 2 ? Part::kYear : Part::kUnknown;
      if (number.find('.') != std::string_view::npos ||
          !found_.numbers.Add(ToInteger(number), part)) {
        throw Unreadable();
      }
    }
  }

  void AddNumberOrMonth(std::string_view token) {
    if (const std::optional<int> month = MonthOf(token)) {
      if (!found_.numbers.Add(*month, Part::kMonth)) throw Unreadable();
    } else {
      AddNumbers({token});
    }
  }

  void ReadWord() {
    const std::string_view word = tokens_[at_];
    if (const std::optional<int> weekday = WeekdayOf(word)) {
      found_.weekday = weekday;
    } else if (MonthOf(word)) {
      ReadMonth();
    } else if (const std::optional<HalfDay> half = HalfDayOf(word)) {
      if (!found_.hour || *found_.hour > 12) throw Unreadable();
      found_.hour = In24Hours(*found_.hour, *half);
    } else if (found_.hour && found_.zone.empty() && !found_.offset &&
               IsZoneName(word)) {
      ReadZone();
    } else if (found_.hour && (word == "+" || word == "-")) {
      ReadOffset();
    } else if (!IsFiller(word)) {
      throw Unreadable();
    }
  }

  // Jul-22-2020, July of 20
  void ReadMonth() {
    AddNumberOrMonth(tokens_[at_]);
    const std::string_view joint = Ahead(1);
    if (joint == "-" || joint == "/") {
      AddNumbers({Ahead(2)});
      at_ += 2;
      if (Ahead(1) == joint) {
        AddNumbers({Ahead(2)});
        at_ += 2;
      }
    } else if (joint == " " && Ahead(3) == " " && Ahead(2) == "of" &&
               !Ahead(4).empty()) {
      if (IsNumber(Ahead(4)) && Ahead(4).find('.') == std::string_view::npos) {
        const std::int64_t year = WithCentury(ToInteger(Ahead(4)), this_year_);
        if (!found_.numbers.Add(year, Part::kYear)) throw Unreadable();
      }
      at_ += 4;
    }
  }

  // "GMT+3" says which time it is there that GMT has at three.
  void ReadZone() {
    found_.zone = tokens_[at_];
    const std::string_view sign = Ahead(1);
    if (sign != "+" && sign != "-") return;
    tokens_[at_ + 1] = sign == "+" ? "-" : "+";
    if (IsUtcName(found_.zone)) found_.zone.clear();
  }

  // +02:00, +0200, +2, -0500 (EST)
  void ReadOffset() {
    constexpr std::int64_t kBeyondOffsets = 10'000;
    const int sign = tokens_[at_] == "+" ? 1 : -1;
    const std::string_view number = Ahead(1);
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::size_t used = 1;
    if (number.size() == 4) {
      hour = ToInteger(number.substr(0, 2));
      minute = ToInteger(number.substr(2));
    } else if (Ahead(2) == ":") {
      hour = ToInteger(number);
      minute = ToInteger(Ahead(3));
      used = 3;
    } else if (number.size() <= 2) {
      hour = ToInteger(number);
    } else {
      throw Unreadable();
    }
    // Whether there are such offsets is seen when the date is known.
    hour = std::min(hour, kBeyondOffsets);
    minute = std::min(minute, kBeyondOffsets);
    found_.offset = minutes(sign * (60 * hour + minute));
    at_ += used;
    if (IsFiller(Ahead(1)) && Ahead(2) == "(" && Ahead(4) == ")" &&
        Ahead(3).size() >= 3 && IsZoneName(Ahead(3)) && found_.zone.empty()) {
      found_.zone = Ahead(3);
      at_ += 4;
    }
  }

  const int this_year_;
  DateTokens tokens_;
  std::size_t at_ = 0;
  Found found_;
};

int DaysIn(std::int64_t year, std::int64_t month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(static_cast<int>(year)),
      std::chrono::month_day_last(
          std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

class DateBuilder {
 public:
  DateBuilder(std::string_view text, const CivilTime& today)
      : text_(text), today_(today) {}

  [[nodiscard]] CivilTime Build(const Found& found) const {
    const DateNumbers::Resolved date = found.numbers.Resolve();
    std::int64_t year = date.year.value_or(today_.year);
    if (date.year && !found.numbers.has_century()) {
      year = WithCentury(year, today_.year);
    }
    const std::int64_t month = date.month.value_or(today_.month);
    CheckIn(date.day || (month >= 1 && month <= 12),
            "bad month number " + std::to_string(month) + "; must be 1-12");
    if (year > std::numeric_limits<std::int32_t>::max()) {
      throw DateTextException("signed integer is greater than maximum");
    }
    CheckIn(year >= 1 && year <= 9999,
            "year " + std::to_string(year) + " is out of range");
    CheckIn(month >= 1 && month <= 12, "month must be in 1..12");
    const int last = DaysIn(year, month);
    const std::int64_t day = date.day.value_or(std::min(today_.day, last));
    CheckIn(day >= 1 && day <= last, "day is out of range for month");
    CheckIn(found.hour.value_or(0) < 24, "hour must be in 0..23");
    CheckIn(found.minute.value_or(0) < 60, "minute must be in 0..59");
    CheckIn(found.second.value_or(0) < 60, "second must be in 0..59");
    if (found.offset && abs(*found.offset) >= std::chrono::hours(24)) {
      throw DateTextException(
          "offset must be a timedelta strictly between -timedelta(hours=24) "
          "and timedelta(hours=24).");
    }
    const CivilTime time = {
        .year = static_cast<int>(year),
        .month = static_cast<int>(month),
        .day = static_cast<int>(day),
        .hour = static_cast<int>(found.hour.value_or(0)),
        .minute = static_cast<int>(found.minute.value_or(0)),
        .second = static_cast<int>(found.second.value_or(0)),
        .microsecond = found.microsecond,
        .offset = found.offset};
    return found.weekday && !date.day ? OnWeekday(time, *found.weekday) : time;
  }

 private:
  void CheckIn(bool holds, const std::string& problem) const {
    if (!holds) throw DateTextException(problem + ": " + std::string(text_));
  }

  // The first such day from `time` on.
  [[nodiscard]] CivilTime OnWeekday(const CivilTime& time, int weekday) const {
    const EpochTime as_utc = ToSysTime(time) + time.offset.value_or(minutes(0));
    const std::chrono::weekday now(
        std::chrono::floor<std::chrono::days>(as_utc));
    const std::chrono::weekday wanted(static_cast<unsigned>(weekday) + 1);
    CivilTime moved = CivilTimeOf(as_utc + (wanted - now));
    moved.offset = time.offset;
    CheckIn(IsValid(moved), "date value out of range");
    return moved;
  }

  const std::string_view text_;
  const CivilTime& today_;
};

}  // namespace

CivilTime ParseLenientDate(std::string_view text, const CivilTime& today) {
  Found found;
  try {
    found = DateScan(text, today.year).Run();
  } catch (const Unreadable&) {
    throw DateTextException("Unknown string format: " + std::string(text));
  }
  if (found.empty()) {
    throw DateTextException("String does not contain a date: " +
                            std::string(text));
  }
  return DateBuilder(text, today).Build(found);
}

}  // namespace insight
