// The data behind "sdk/util/letter_case/letter_case.h".

#ifndef SDK_UTIL_LETTER_CASE_CASE_TABLES_H_
#define SDK_UTIL_LETTER_CASE_CASE_TABLES_H_

#include <cstdint>
#include <span>

namespace insight {

// Of the code points from `first` to `last`, every `stride`th one is mapped to
// itself plus `delta`.
struct CaseRange {
  char32_t first;
  char32_t last;
  std::int32_t delta;
  std::int32_t stride;
};

// A code point that is mapped to several, in UTF-8.
struct SpecialCase {
  char32_t code_point;
  const char* mapped;
};

// Code points, first and last, that have a property.
struct CaseProperty {
  char32_t first;
  char32_t last;
};

// All are sorted, and do not overlap.
struct CaseTables {
  std::span<const CaseRange> ranges;
  std::span<const SpecialCase> specials;
};

[[nodiscard]] const CaseTables& UpperTables();
[[nodiscard]] const CaseTables& LowerTables();

// Cased, without those that are Case_Ignorable, too.
[[nodiscard]] std::span<const CaseProperty> CasedLetters();
[[nodiscard]] std::span<const CaseProperty> CaseIgnorables();

}  // namespace insight

#endif  // SDK_UTIL_LETTER_CASE_CASE_TABLES_H_
