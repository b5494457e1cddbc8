// Dates in texts.

#ifndef PLUGINS_EXTRACTIT_UTIL_DATES_H_
#define PLUGINS_EXTRACTIT_UTIL_DATES_H_

#include <string>
#include <string_view>
#include <vector>

#include "plugins/extractit/util/source.h"

namespace insight::plugins::extractit {

// Returns the dates in one format, in the order of the text; or for "All
// Formats" those of each format, in the order of formats, where what one has
// found is no part of a later one's.  In RFC 3339: 1982-12-05T00:00:00Z.
//
// Throws PluginException if something found is no date (31/02/2020), or there
// is no such format.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::vector<std::string> FindDates(std::string_view format,
                                                 const Source& source);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_DATES_H_
