// JSON text is read or refused, and what is written reads back as the same.

#include <string>
#include <string_view>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight {
namespace {

// Texts are compared, since NaN equals nothing.
void RequireRoundTrips(const Json& value) {
  const std::string text = DumpJson(value);
  fuzz::Require(DumpJson(ParseJson(text)) == text, "dumped text reads back");
  fuzz::Require(DumpJson(ParseJson(DumpIndentedJson(value))) == text,
                "indented text reads back");
  const std::string sorted = DumpCompactSortedJson(value);
  fuzz::Require(DumpCompactSortedJson(ParseJson(sorted)) == sorted,
                "sorted text reads back");
  for (const char c : text) {
    fuzz::Require(c >= 0x20 && c < 0x7F, "dumped text is printable ASCII");
  }
  (void)PythonRepr(value);
}

}  // namespace
}  // namespace insight

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  insight::Json value;
  try {
    value = insight::ParseJson(text);
  } catch (const insight::JsonParseException& e) {
    insight::fuzz::Require(e.line() > 0 && e.column() > 0,
                           "a fault has a place");
    return 0;
  }
  insight::RequireRoundTrips(value);
  return 0;
}
