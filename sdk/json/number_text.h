// Doubles as Python writes them.

#ifndef SDK_JSON_NUMBER_TEXT_H_
#define SDK_JSON_NUMBER_TEXT_H_

#include <string>

namespace insight {

// Appends the shortest decimal that reads back as `value`, which must be
// finite, as Python's repr() does: 1.0, 0.0001, 1e-05, 1000000000000000.0,
// 1e+16, -0.0.
void AppendFiniteDouble(double value, std::string& out);

}  // namespace insight

#endif  // SDK_JSON_NUMBER_TEXT_H_
