#include <cstddef>
#include <string>
#include <string_view>

#include "plugins/csv/schema.h"  // generated from plugin.spec.yaml
#include "plugins/csv/util/write_csv.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::csv {
namespace {

// Base64 as MIME has it (RFC 2045, section 6.8): lines of 76 characters.
std::string InLines(std::string_view base64) {
  constexpr std::size_t kLineLength = 76;
  std::string lines;
  while (!base64.empty()) {
    const std::string_view line = base64.substr(0, kLineLength);
    lines += line;
    lines += '\n';
    base64.remove_prefix(line.size());
  }
  return lines;
}

}  // namespace

JsonToCsvBytesOutput JsonToCsvBytes(const JsonToCsvBytesInput& input,
                                    StepContext&) {
  const std::string base64 = Bytes::Encode(ToCsv(input.json)).base64();
  return {.csv_bytes = Bytes::FromBase64(InLines(base64))};
}

}  // namespace insight::plugins::csv
