// Leaves out what says nothing: nulls and empty strings.
//
// All return a new value and leave their argument as it is.  Members and
// elements keep their order.
//
// Example:
//
//   CleanDict({{"a", "stuff"}, {"b", 1}, {"c", nullptr}, {"d", "more"},
//              {"e", ""}})
//       -> {"a": "stuff", "b": 1, "d": "more"}
//   CleanList({"stuff", 1, nullptr, "more", "", nullptr, ""})
//       -> ["stuff", 1, "more"]
//
// All throw HelperException if the argument is of another type than they take.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_CLEAN_H_
#define SDK_HELPER_CLEAN_H_

#include "sdk/json/json_fwd.h"

namespace insight {

// Takes an object; returns it without members that are null or "".  Keeps 0,
// false, [] and {}, and what is inside of other values.
[[nodiscard]] Json CleanDict(const Json& object);

// Takes an array; returns it without elements that are null or "".
[[nodiscard]] Json CleanList(const Json& array);

// Takes an object or an array; does the above at every depth.  What becomes
// empty is kept: [null, [""]] -> [[]].
[[nodiscard]] Json Clean(const Json& object_or_array);

// Takes an object; returns it without members that are null, "", [], {} or
// become one of the latter.  Of a member that is an array, all elements that
// Python holds for false (null, false, 0, "", [], {}) are left out, too;
// objects in it are treated like the whole, arrays in it are not looked into.
// A member that is 0 or false is kept.
//
//   {"a": 0, "c": [0, 1, "", [""], {"x": ""}], "d": {}, "j": [0]}
//       -> {"a": 0, "c": [1, [""]]}
[[nodiscard]] Json ReturnNonEmpty(const Json& object);

}  // namespace insight

#endif  // SDK_HELPER_CLEAN_H_
