#include "sdk/util/lenient_date/date_numbers.h"

namespace insight {
namespace {

constexpr std::int64_t kLastDay = 31;
constexpr std::int64_t kLastMonth = 12;

}  // namespace

bool DateNumbers::Add(std::int64_t value, Part part) {
  constexpr std::int64_t kCentury = 100;
  if (size_ == kMost) return false;
  if (value > kCentury) {
    if (part == Part::kMonth) return false;
    part = Part::kYear;
  }
  if (part == Part::kYear) {
    if (year_at_) return false;
    year_at_ = size_;
    has_century_ = true;
  } else if (part == Part::kMonth) {
    if (month_at_) return false;
    month_at_ = size_;
  }
  values_[size_++] = value;
  return true;
}

bool DateNumbers::CouldBeDay(std::int64_t value) const {
  return size_ < kMost && value >= 1 && value <= kLastDay;
}

DateNumbers::Resolved DateNumbers::Resolve() const {
  const std::size_t known = (year_at_ ? 1U : 0U) + (month_at_ ? 1U : 0U);
  if (known > 0 && (known == size_ || (size_ == kMost && known == 2))) {
    return ResolveKnown();
  }
  return month_at_ ? ResolveWithMonthName() : ResolveNumbers();
}

DateNumbers::Resolved DateNumbers::ResolveKnown() const {
  Resolved resolved;
  if (year_at_) resolved.year = values_[*year_at_];
  if (month_at_) resolved.month = values_[*month_at_];
  for (std::size_t i = 0; i < size_; ++i) {
    if (i != year_at_ && i != month_at_) resolved.day = values_[i];
  }
  return resolved;
}

DateNumbers::Resolved DateNumbers::ResolveWithMonthName() const {
  Resolved resolved;
  resolved.month = values_[*month_at_];
  const auto& v = values_;
  if (size_ == 2) {
    const std::int64_t other = v[*month_at_ == 0 ? 1 : 0];
    (other > kLastDay ? resolved.year : resolved.day) = other;
    return resolved;
  }
  // The others in their order, and whether the year is the first of them.
  std::size_t first = 0;
  std::size_t second = 2;
  bool year_first = false;
  if (*month_at_ == 0) {
    first = 1;
    year_first = v[1] > kLastDay;
  } else if (*month_at_ == 1) {
    year_first = v[0] > kLastDay || v[2] <= kLastDay;
  } else {
    second = 1;
    year_first = v[1] <= kLastDay;
  }
  resolved.year = v[year_first ? first : second];
  resolved.day = v[year_first ? second : first];
  return resolved;
}

DateNumbers::Resolved DateNumbers::ResolveNumbers() const {
  const auto& v = values_;
  if (size_ == 0) return {};
  if (size_ == 1) {
    if (v[0] > kLastDay) return {.year = v[0], .month = {}, .day = {}};
    return {.year = {}, .month = {}, .day = v[0]};
  }
  if (size_ == 2) {
    if (v[0] > kLastDay) return {.year = v[0], .month = v[1], .day = {}};
    if (v[1] > kLastDay) return {.year = v[1], .month = v[0], .day = {}};
    return {.year = {}, .month = v[0], .day = v[1]};
  }
  if (v[0] > kLastDay || year_at_ == 0U ||
      (v[1] <= kLastMonth && v[2] <= kLastDay)) {
    return {.year = v[0], .month = v[1], .day = v[2]};
  }
  if (v[0] > kLastMonth) return {.year = v[2], .month = v[1], .day = v[0]};
  return {.year = v[2], .month = v[0], .day = v[1]};
}

}  // namespace insight
