// The CSV that actions take.

#ifndef PLUGINS_CSV_UTIL_READ_CSV_H_
#define PLUGINS_CSV_UTIL_READ_CSV_H_

#include <functional>
#include <string>
#include <string_view>

#include "sdk/types/bytes.h"
#include "sdk/util/csv/csv_reader.h"

namespace insight::plugins::csv {

// Returns the text of a file.  Throws PluginException if it is no Base64 or not
// UTF-8.
[[nodiscard]] std::string TextOf(const Bytes& file);

// Calls `use` with each row in turn; spaces after a delimiter are left out.
// Throws PluginException if the text exceeds a limit of CsvReader.
void ForEachRow(std::string_view csv,
                const std::function<void(CsvRow& row)>& use);

// Returns whether all rows have as many fields as the first.  Throws
// PluginException as ForEachRow(), and if the text is empty.
[[nodiscard]] bool IsWellFormed(std::string_view csv);

// Text that could not be read as CSV.
[[noreturn]] void ThrowInvalidCsv(std::string cause);

}  // namespace insight::plugins::csv

#endif  // PLUGINS_CSV_UTIL_READ_CSV_H_
