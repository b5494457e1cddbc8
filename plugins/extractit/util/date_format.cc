#include "plugins/extractit/util/date_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

namespace insight::plugins::extractit {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec"};

// The order is the documented one.
constexpr std::array<std::string_view, 38> kNames = {
    "dd/mm/yyyy",       R"(dd\mm\yyyy)",      "dd.mm.yyyy",  "dd-mm-yyyy",
    "dd/mm/yy",         R"(dd\mm\yy)",        "dd.mm.yy",    "dd-mm-yy",
    "mm/dd/yyyy",       R"(mm\dd\yyyy)",      "mm.dd.yyyy",  "mm-dd-yyyy",
    "mm/dd/yy",         R"(mm\dd\yy)",        "mm.dd.yy",    "mm-dd-yy",
    "dd/mmm/yyyy",      R"(dd\mmm\yyyy)",     "dd.mmm.yyyy", "dd-mmm-yyyy",
    "dd/mmm/yy",        R"(dd\mmm\yy)",       "dd.mmm.yy",   "dd-mmm-yy",
    "yyyy/mm/dd",       R"(yyyy\mm\dd)",      "yyyy.mm.dd",  "yyyy-mm-dd",
    "yyyy.mmm.dd",      "yyyy-mmm-dd",        "yyyy/mmm/dd", R"(yyyy\mmm\dd)",
    "yy.mm.dd",         "yy-mm-dd",           "yy/mm/dd",    R"(yy\mm\dd)",
    "yyyy-mm-ddThh:mm", "yyyy-mm-ddThh:mm:ss"};

bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

// Whether the field is written with backslashes before a year of two digits:
// the Python code then also takes [ for a digit.
bool TakesBracket(std::string_view format) {
  return format == R"(dd\mm\yy)" || format == R"(mm\dd\yy)";
}

// The | is in the Python code's classes, too: such a date is found, and then
// refused.
std::string ExpressionOf(std::string_view field, std::string_view format) {
  const bool year_first = format.starts_with('y');
  if (field == "dd") return "(3[0|1]|[1|2][0-9]|0?[1-9])";
  if (field == "mm") return year_first ? "(1[0-2]|0?[1-9])" : "(0[1-9]|1[0-2])";
  if (field == "mmm") {
    std::string months;
    for (const std::string_view month : kMonths) {
      months += (months.empty() ? "" : "|") + std::string(month);
    }
    return "((?i:" + months + "))";
  }
  if (field == "yyyy") return "([0-9]{4})";
  if (field == "yy") return TakesBracket(format) ? "([[0-9]{2})" : "([0-9]{2})";
  if (field == "hh") return "([01][0-9]|2[0-4])";
  if (field == "ss") return "([0-5][0-9])";
  return format.ends_with("ss") ? "([0-5][0-9]|60)" : "([0-5][0-9])";  // min
}

std::optional<int> NumberOf(std::string_view digits) {
  int number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return number;
}

std::optional<int> MonthNamed(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  const auto* const month = std::find(kMonths.begin(), kMonths.end(), lower);
  if (month == kMonths.end()) return std::nullopt;
  return static_cast<int>(month - kMonths.begin()) + 1;
}

// Puts a part into its place.  Returns whether it can be there.
bool SetField(std::string_view field, std::string_view part, CivilTime& time) {
  if (field == "mmm") {
    const auto month = MonthNamed(part);
    time.month = month.value_or(0);
    return month.has_value();
  }
  const auto number = NumberOf(part);
  const bool is_year = field[0] == 'y';
  if (!number || (is_year ? part.size() != field.size() : part.size() > 2)) {
    return false;
  }
  if (field == "yyyy") time.year = *number;
  if (field == "yy") time.year = *number + (*number < 69 ? 2000 : 1900);
  if (field == "mm") time.month = *number;
  if (field == "dd") time.day = *number;
  if (field == "hh") time.hour = *number;
  if (field == "min") time.minute = *number;
  if (field == "ss") time.second = *number;
  return true;
}

}  // namespace

DateFormat::DateFormat(std::string_view name) : name_(name) {
  std::string expression;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t end = i;
    while (end < name.size() && IsLetter(name[end])) ++end;
    std::string field(name.substr(i, end - i));
    if (field == "mm" && i > 0 && name[i - 1] == ':') field = "min";
    expression += ExpressionOf(field, name);
    fields_.push_back(field);
    if (end < name.size()) {
      const bool any = name == "yyyy.mmm.dd" && separators_.empty();
      expression += any ? "." : RE2::QuoteMeta(std::string(1, name[end]));
      separators_.push_back(name[end]);
    }
    i = end + 1;
  }
  expression_ = std::make_unique<const RE2>(expression);
}

std::vector<std::string> DateFormat::PartsOf(std::string_view found) const {
  std::vector<re2::StringPiece> groups(fields_.size() + 1);
  std::vector<std::string> parts;
  if (expression_->Match(re2::StringPiece(found.data(), found.size()), 0,
                         found.size(), RE2::ANCHOR_BOTH, groups.data(),
                         static_cast<int>(groups.size()))) {
    for (std::size_t i = 1; i < groups.size(); ++i) {
      parts.emplace_back(groups[i].data(), groups[i].size());
    }
  }
  return parts;
}

std::string DateFormat::Join(std::span<const std::string> parts) const {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && i - 1 < separators_.size()) text += separators_[i - 1];
    text += parts[i];
  }
  return text;
}

std::optional<CivilTime> DateFormat::Parse(
    std::span<const std::string> parts) const {
  if (parts.size() != fields_.size()) return std::nullopt;
  CivilTime time;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!SetField(fields_[i], parts[i], time)) return std::nullopt;
  }
  if (!IsValid(time)) return std::nullopt;
  return time;
}

std::span<const DateFormat> AllDateFormats() {
  static const std::vector<DateFormat> formats(kNames.begin(), kNames.end());
  return formats;
}

const DateFormat* FindDateFormat(std::string_view name) {
  for (const DateFormat& format : AllDateFormats()) {
    if (format.name() == name) return &format;
  }
  return nullptr;
}

}  // namespace insight::plugins::extractit
