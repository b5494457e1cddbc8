// Says where two JSON values differ, for people who read a failed test.

#ifndef SDK_TESTING_CASES_JSON_DIFFERENCE_H_
#define SDK_TESTING_CASES_JSON_DIFFERENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::testing {

// Returns one line for each place where `got` is not what was expected, such as
//   output.files[1].filename: expected "b.txt", got "a.txt"
// `path` is what the places' names start with.  The order of an object's
// members does not count.  An integer and a float are different, as on the
// wire.
[[nodiscard]] std::vector<std::string> DifferencesOf(const Json& expected,
                                                     const Json& got,
                                                     std::string_view path);

// Returns `text` with its middle left out if it is long.
[[nodiscard]] std::string Shortened(std::string_view text);

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_JSON_DIFFERENCE_H_
