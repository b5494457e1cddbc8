// JSON values as the Python runtime shows them in error texts: None, True,
// 'single quotes', {'k': [1, 2.0]}.
//
// The rules are those of Python 3.11's str(), repr() and pprint.  Texts are
// UTF-8; what is not printable is escaped (\x00, \u200b), lone surrogates and
// bytes that are not UTF-8 (as \udcff) included.
//
// All throw std::invalid_argument for a binary value other than a big integer.

#ifndef SDK_JSON_PYTHON_TEXT_H_
#define SDK_JSON_PYTHON_TEXT_H_

#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

// Python: repr(text).
[[nodiscard]] std::string PythonQuoted(std::string_view text);

// Python: repr(value), members in their order.
[[nodiscard]] std::string PythonRepr(const Json& value);

// Python: str(value), which differs from repr() for strings only: they are as
// they are.
[[nodiscard]] std::string PythonStr(const Json& value);

// Python: pprint.pformat(value, width=width).  Members are sorted; what does
// not fit into `width` characters is broken into lines.  No newline at the end.
[[nodiscard]] std::string PythonPrettyPrint(const Json& value, int width = 72);

}  // namespace insight

#endif  // SDK_JSON_PYTHON_TEXT_H_
