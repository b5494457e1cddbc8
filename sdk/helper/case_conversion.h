// Names in snake_case and camelCase, by the rules of the Python runtime.
//
// Example:
//
//   ConvertToSnakeCase("letMeBeConverted") -> "let_me_be_converted"
//   ConvertToCamelCase("let_me") -> "letMe"
//
// Only ASCII letters change.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_CASE_CONVERSION_H_
#define SDK_HELPER_CASE_CONVERSION_H_

#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

// Puts '_' between a small letter or digit and the capital that follows, and
// makes all letters small: "userID" -> "user_id", "HTTPServer" -> "httpserver".
[[nodiscard]] std::string ConvertToSnakeCase(std::string_view name);

// Decides by the first word of `name` (its letters, digits and '_' up to
// anything else):
// * already camelCase, such as "letMe" or "my" -> as it is;
// * PascalCase, such as "LetMe" -> first letter small;
// * starts small and goes on in capitals, such as "myURL" -> "myUrl";
// * anything else is taken apart at each '_': first part small, others with a
//   capital after each non-letter: "a2b_c3d" -> "a2bC3D", "URL" -> "url".
[[nodiscard]] std::string ConvertToCamelCase(std::string_view name);

// Return `value` with all keys of its objects converted, at every depth.  If
// two keys become one, the last one's value counts.  The first takes an object,
// or an array of objects and arrays, and throws HelperException for anything
// else; strings within arrays stay as they are.  The second takes any value.
[[nodiscard]] Json ConvertDictToSnakeCase(const Json& value);
[[nodiscard]] Json ConvertDictToCamelCase(const Json& value);

}  // namespace insight

#endif  // SDK_HELPER_CASE_CONVERSION_H_
