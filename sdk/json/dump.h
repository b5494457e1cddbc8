// Writes JSON text, byte for byte as the Python runtime does.
//
// All writers escape what is not printable ASCII (\uXXXX, surrogate pairs), so
// that their output is ASCII whatever the strings hold; a byte that is not
// UTF-8 is written as the lone surrogate U+DC00 plus the byte.  Doubles are the
// shortest text that reads back, as Python writes them (1.0, 1e+16, 1e-05);
// those that JSON lacks are NaN, Infinity and -Infinity.  None ends with a
// newline.
//
// All throw std::invalid_argument for a binary value other than a big integer:
// JSON has none.  What was appended by then stays.

#ifndef SDK_JSON_DUMP_H_
#define SDK_JSON_DUMP_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

// For messages on stdout: {"a": 1, "b": [2, 3]}, members in their order.
// Python: json.dumps(value).
void AppendJson(const Json& value, std::string& out);
[[nodiscard]] std::string DumpJson(const Json& value);

// For HTTP bodies: {"a":1,"b":[2,3]}, members at every level sorted by the code
// points of their keys.  Python: json.dumps(value, separators=(",", ":"),
// sort_keys=True).
void AppendCompactSortedJson(const Json& value, std::string& out);
[[nodiscard]] std::string DumpCompactSortedJson(const Json& value);

// For people: one member or element per line, two blanks per level, members in
// their order.  Python: json.dumps(value, indent=2).
void AppendIndentedJson(const Json& value, std::string& out);
[[nodiscard]] std::string DumpIndentedJson(const Json& value);

}  // namespace insight

#endif  // SDK_JSON_DUMP_H_
