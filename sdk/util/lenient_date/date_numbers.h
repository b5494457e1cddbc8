// Which number of a date is its year, its month, its day.  Internal to the
// parser.

#ifndef SDK_UTIL_LENIENT_DATE_DATE_NUMBERS_H_
#define SDK_UTIL_LENIENT_DATE_DATE_NUMBERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace insight {

class DateNumbers {
 public:
  // What a number is known to be.
  enum class Part { kUnknown, kYear, kMonth };

  struct Resolved {
    std::optional<std::int64_t> year;
    std::optional<std::int64_t> month;
    std::optional<std::int64_t> day;
  };

  // Returns whether there was room for it, and it can be.  A number above 100
  // is the year.
  [[nodiscard]] bool Add(std::int64_t value, Part part = Part::kUnknown);

  [[nodiscard]] std::size_t size() const { return size_; }

  // Whether `value` could be the day of the month.
  [[nodiscard]] bool CouldBeDay(std::int64_t value) const;

  // Whether the year is given with its century.
  [[nodiscard]] bool has_century() const { return has_century_; }

  [[nodiscard]] Resolved Resolve() const;

 private:
  static constexpr std::size_t kMost = 3;

  [[nodiscard]] Resolved ResolveKnown() const;
  [[nodiscard]] Resolved ResolveWithMonthName() const;
  [[nodiscard]] Resolved ResolveNumbers() const;

  std::array<std::int64_t, kMost> values_ = {};
  std::size_t size_ = 0;
  std::optional<std::size_t> year_at_;
  std::optional<std::size_t> month_at_;
  bool has_century_ = false;
};

}  // namespace insight

#endif  // SDK_UTIL_LENIENT_DATE_DATE_NUMBERS_H_
