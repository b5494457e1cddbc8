// JSON objects as CSV.

#ifndef PLUGINS_CSV_UTIL_WRITE_CSV_H_
#define PLUGINS_CSV_UTIL_WRITE_CSV_H_

#include <string>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::plugins::csv {

// Returns a header with the keys of all objects, in the order in which they
// appear first, and a row for each object; "" if there is none.  Values are
// written as Python's str() does, null and missing ones are empty.
//
// Throws PluginException if there are more than 16,384 keys, or if the result
// has more than 128 MiB.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::string ToCsv(const std::vector<Json>& objects);

}  // namespace insight::plugins::csv

#endif  // PLUGINS_CSV_UTIL_WRITE_CSV_H_
