// A text is refused, or a date that there is, and that reads back as the same.

#include <string_view>

#include "sdk/util/date/date.h"
#include "sdk/util/lenient_date/lenient_date.h"
#include "tests/fuzz/fuzz_target.h"

using insight::CivilTime;
using insight::fuzz::Require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const CivilTime today = {.year = 2024, .month = 2, .day = 29};
  CivilTime time;
  try {
    time = insight::ParseLenientDate(text, today);
  } catch (const insight::DateTextException&) {
    return 0;
  }
  Require(IsValid(time), "there is such a date");
  Require(insight::ParseLenientDate(FormatIso8601(time), today) == time,
          "what is written reads back");
  return 0;
}
