// Rows that were read and written read back as the same, and limits hold.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/util/csv/csv_reader.h"
#include "sdk/util/csv/csv_writer.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using insight::CsvDialect;
using insight::CsvReader;
using insight::CsvRow;
using insight::fuzz::Require;

std::vector<CsvRow> Rows(std::string_view text, const CsvDialect& dialect) {
  CsvReader reader(text, dialect);
  std::vector<CsvRow> rows;
  CsvRow row;
  while (reader.Read(row)) {
    Require(!row.empty(), "a row has a field");
    Require(row.size() <= dialect.max_fields, "rows are limited");
    for (const std::string& field : row) {
      Require(field.size() <= dialect.max_field_bytes, "fields are limited");
    }
    rows.push_back(row);
  }
  return rows;
}

std::string Written(const std::vector<CsvRow>& rows) {
  std::string text;
  for (const CsvRow& row : rows) insight::AppendCsvRow(row, text);
  return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  for (const bool skip_initial_space : {false, true}) {
    const CsvDialect dialect = {.skip_initial_space = skip_initial_space};
    const std::vector<CsvRow> rows = Rows(input, dialect);
    Require(Rows(Written(rows), {}) == rows, "what is written reads back");
  }
  try {
    (void)Rows(input, {.max_fields = 3, .max_field_bytes = 8});
  } catch (const insight::CsvException&) {
  }
  return 0;
}
