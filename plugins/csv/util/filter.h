// Keeps some columns of a CSV.

#ifndef PLUGINS_CSV_UTIL_FILTER_H_
#define PLUGINS_CSV_UTIL_FILTER_H_

#include <string>
#include <string_view>

namespace insight::plugins::csv {

// Returns the columns that `fields` names ("f1, f3-f5"), in the order of the
// columns, each as often as it is named.  Fields are written as they are:
// quotes and line breaks that they had inside of quotes are lost.  Rows are
// separated by LF.
//
// `kind` says what was given, "string" or "bytes", in the errors' texts.
// Throws PluginException for an improper CSV, improper fields, a column that
// does not exist, and a result of more than 128 MiB.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::string Filter(std::string_view csv, std::string_view fields,
                                 std::string_view kind);

}  // namespace insight::plugins::csv

#endif  // PLUGINS_CSV_UTIL_FILTER_H_
