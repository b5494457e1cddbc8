#include "plugins/extractit/util/number_format.h"

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace insight::plugins::extractit {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kDays = {
    "Sunday",   "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday"};

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A part of a format: text, or how often a letter (lower case) stands there.
struct Token {
  char letter = 0;  // y m d h s, or a for AM/PM; 0 for text.
  std::size_t count = 0;
  std::string text = {};
};

// The length of what stands for itself at `i`, and what it is.
std::size_t ReadLiteral(std::string_view code, std::size_t i,
                        std::string& text) {
  const auto up_to = [&](char end) {
    const std::size_t at = code.find(end, i + 1);
    return at == std::string_view::npos ? code.size() - i : at - i + 1;
  };
  switch (code[i]) {
    case '"': {
      const std::size_t length = up_to('"');
      text += code.substr(i + 1, length < 2 ? 0 : length - 2);
      return length;
    }
    case '[':  // A colour, a condition, a language.
      return up_to(']');
    case '\\':
      if (i + 1 < code.size()) text += code[i + 1];
      return 2;
    case '_':  // As wide as the next character.
      text += ' ';
      return 2;
    case '*':
      return 2;
    default:
      text += code[i];
      return 1;
  }
}

std::vector<Token> TokensOf(std::string_view code) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < code.size() && code[i] != ';';) {
    const char letter = ToLower(code[i]);
    if (code.substr(i, 5) == "AM/PM" || code.substr(i, 5) == "am/pm") {
      tokens.push_back({'a', 1});
      i += 5;
    } else if (std::string_view("ymdhs").find(letter) !=
               std::string_view::npos) {
      Token token = {letter, 0};
      for (; i < code.size() && ToLower(code[i]) == letter; ++i) ++token.count;
      tokens.push_back(token);
    } else {
      if (tokens.empty() || tokens.back().letter != 0) tokens.push_back({});
      i += ReadLiteral(code, i, tokens.back().text);
    }
  }
  return tokens;
}

// An m behind hours or before seconds is minutes; the others are months.
bool IsMinutes(const std::vector<Token>& tokens, std::size_t at) {
  for (std::size_t i = at; i-- > 0;) {
    if (tokens[i].letter == 'h') return true;
    if (tokens[i].letter != 0) break;
  }
  for (std::size_t i = at + 1; i < tokens.size(); ++i) {
    if (tokens[i].letter == 's') return true;
    if (tokens[i].letter != 0) break;
  }
  return false;
}

std::string Number(int number, std::size_t min_digits) {
  std::string digits = std::to_string(number);
  if (digits.size() < min_digits)
    digits.insert(0, min_digits - digits.size(), '0');
  return digits;
}

// One or two digits, the first three letters, or the whole name.
std::string NumberOrName(int number, std::size_t count, std::string_view name) {
  if (count <= 2) return Number(number, count);
  return std::string(count == 3 ? name.substr(0, 3) : name);
}

std::string_view DayName(const CivilTime& time) {
  const std::chrono::year_month_day date(
      std::chrono::year(time.year),
      std::chrono::month(static_cast<unsigned>(time.month)),
      std::chrono::day(static_cast<unsigned>(time.day)));
  return kDays[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()];
}

std::string Shown(const Token& token, const CivilTime& time, bool minutes,
                  bool half_days) {
  switch (token.letter) {
    case 'y':
      return token.count <= 2 ? Number(time.year % 100, 2)
                              : Number(time.year, 4);
    case 'm':
      if (minutes) return Number(time.minute, token.count);
      return NumberOrName(time.month, token.count,
                          kMonths[static_cast<std::size_t>(time.month - 1)]);
    case 'd':
      return NumberOrName(time.day, token.count, DayName(time));
    case 'h':
      return Number(half_days ? (time.hour + 11) % 12 + 1 : time.hour,
                    token.count);
    case 's':
      return Number(time.second, token.count);
    case 'a':
      return time.hour < 12 ? "AM" : "PM";
    default:
      return token.text;
  }
}

}  // namespace

std::string_view BuiltInDateFormat(int id) {
  switch (id) {
    case 14:
      return "mm-dd-yy";
    case 15:
      return "d-mmm-yy";
    case 16:
      return "d-mmm";
    case 17:
      return "mmm-yy";
    case 22:
      return "m/d/yy h:mm";
    default:
      return {};
  }
}

bool IsDateFormat(std::string_view code) {
  const std::vector<Token> tokens = TokensOf(code);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const char letter = tokens[i].letter;
    if (letter == 'y' || letter == 'd') return true;
    if (letter == 'm' && !IsMinutes(tokens, i)) return true;
  }
  return false;
}

std::optional<CivilTime> TimeOfSerial(double serial, bool from_1904) {
  constexpr double kLast = 2'958'466;  // After 9999-12-31, from 1900.
  if (!(serial >= 1 && serial < kLast)) return std::nullopt;
  // The calendar from 1900 has a 29 February in that year, number 60.
  const int before_first = from_1904 ? 0 : serial < 60 ? 1 : 2;
  const std::chrono::sys_days first =
      from_1904 ? std::chrono::sys_days(std::chrono::year(1904) / 1 / 1)
                : std::chrono::sys_days(std::chrono::year(1900) / 1 / 1);
  const auto seconds = std::chrono::seconds(static_cast<std::int64_t>(
      std::llround((serial - before_first) * 86'400)));
  const CivilTime time = CivilTimeOf(first + seconds);
  if (!IsValid(time)) return std::nullopt;
  return time;
}

std::string FormatTime(const CivilTime& time, std::string_view code) {
  const std::vector<Token> tokens = TokensOf(code);
  bool half_days = false;
  for (const Token& token : tokens) half_days |= token.letter == 'a';
  std::string text;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    text += Shown(tokens[i], time, IsMinutes(tokens, i), half_days);
  }
  return text;
}

}  // namespace insight::plugins::extractit
