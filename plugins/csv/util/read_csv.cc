#include "plugins/csv/util/read_csv.h"

#include <cstddef>
#include <optional>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/types/base64.h"
#include "sdk/util/utf8/utf8.h"

namespace insight::plugins::csv {

std::string TextOf(const Bytes& file) {
  constexpr const char* kAssistance =
      "Please provide a Base64-encoded CSV file whose text is UTF-8.";
  try {
    return DecodeUtf8(file.Decode());
  } catch (const Base64Exception& e) {
    throw PluginException("The CSV file is not valid Base64.", kAssistance,
                          e.what());
  } catch (const Utf8Exception& e) {
    throw PluginException("The CSV file is not UTF-8 text.", kAssistance,
                          e.what());
  }
}

void ForEachRow(std::string_view csv,
                const std::function<void(CsvRow& row)>& use) {
  CsvReader reader(csv, {.skip_initial_space = true});
  CsvRow row;
  try {
    while (reader.Read(row)) use(row);
  } catch (const CsvException& e) {
    throw PluginException(
        "The CSV is too large: " + std::string(e.what()) + ".",
        "Please provide a CSV with fewer or shorter fields.");
  }
}

bool IsWellFormed(std::string_view csv) {
  if (csv.empty()) ThrowInvalidCsv("CSV input is empty.");
  std::optional<std::size_t> columns;
  bool well_formed = true;
  ForEachRow(csv, [&](const CsvRow& row) {
    if (row.size() != columns.value_or(row.size())) well_formed = false;
    columns = columns.value_or(row.size());
  });
  return well_formed;
}

void ThrowInvalidCsv(std::string cause) {
  throw PluginException(std::move(cause), "Please provide a valid CSV input.");
}

}  // namespace insight::plugins::csv
