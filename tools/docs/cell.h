// The cells of help.md's tables.

#ifndef TOOLS_DOCS_CELL_H_
#define TOOLS_DOCS_CELL_H_

#include <string>

#include "sdk/json/json.h"

namespace insight::docs {

// Returns a value of the spec, timestamps included, as a cell shows it, before
// anything is escaped.  Lists are JSON, but with True and False; everything
// else is Python's str(): None, True, {'a': 1}, 1.5.
[[nodiscard]] std::string CellText(const Json& value);

// Python: str(value), which shows lists as maps are shown: [True, 'a'].
[[nodiscard]] std::string StrText(const Json& value);

// Returns `value` with timestamps as the strings that Python's str() gives,
// which JSON can hold.
[[nodiscard]] Json WithTimestampsAsText(Json value);

}  // namespace insight::docs

#endif  // TOOLS_DOCS_CELL_H_
