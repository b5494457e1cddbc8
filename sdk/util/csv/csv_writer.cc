#include "sdk/util/csv/csv_writer.h"

#include <string_view>

namespace insight {
namespace {

void AppendQuoted(std::string_view field, std::string& out) {
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void AppendCsvRow(std::span<const std::string> fields, std::string& out) {
  const bool alone = fields.size() == 1;
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    first = false;
    if (field.find_first_of(",\"\r\n") != std::string::npos ||
        (alone && field.empty())) {
      AppendQuoted(field, out);
    } else {
      out += field;
    }
  }
  out += "\r\n";
}

}  // namespace insight
