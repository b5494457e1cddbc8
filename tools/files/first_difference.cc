#include "tools/files/first_difference.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/unicode.h"

namespace insight::tool {
namespace {

// Of a line, as much as a person compares at a glance.
constexpr std::size_t kMaxShown = 60;

// Whether a character goes on with this byte.
bool Continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::string Show(std::string_view rest) {
  if (rest.empty()) return "the end of the file";
  std::string_view line = rest.substr(0, rest.find('\n'));
  if (line.empty()) return "the end of the line";
  const bool is_long = line.size() > kMaxShown;
  if (is_long) {
    std::size_t end = kMaxShown;
    while (end > 0 && Continues(line[end])) --end;
    line = line.substr(0, end);
  }
  return DumpJson(Json(line)) + (is_long ? "..." : "");
}

}  // namespace

std::optional<spec::Problem> FirstDifference(std::string_view expected,
                                             std::string_view actual) {
  if (expected == actual) return std::nullopt;
  const auto [e, a] = std::mismatch(expected.begin(), expected.end(),
                                    actual.begin(), actual.end());
  auto at = static_cast<std::size_t>(a - actual.begin());
  // Not within a character that they have in part only.
  while (at > 0 && ((at < actual.size() && Continues(actual[at])) ||
                    (at < expected.size() && Continues(expected[at])))) {
    --at;
  }
  const std::string_view before = actual.substr(0, at);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0.
  const spec::Position position{
      .line =
          static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
      .column = static_cast<int>(CountCodePoints(before.substr(line_start),
                                                 Surrogates::kAccept)) +
                1};
  return spec::Problem{.position = position,
                       .text = "the spec gives " + Show(expected.substr(at)) +
                               ", here is " + Show(actual.substr(at))};
}

}  // namespace insight::tool
