// Looks into what Jira says, which may lack anything.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_JIRA_UTIL_JSON_ACCESS_H_
#define PLUGINS_JIRA_UTIL_JSON_ACCESS_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight::plugins::jira {

// Returns what the keys lead to, one within the other; null if one is missing
// or its place is no object.  Valid as long as `value` is unchanged.
[[nodiscard]] const Json& At(const Json& value,
                             std::initializer_list<std::string_view> keys);

// A string as it is, nothing for null, and JSON text for any other value.
[[nodiscard]] std::string TextOf(const Json& value);

// TextOf(At(value, keys)).
[[nodiscard]] std::string TextAt(const Json& value,
                                 std::initializer_list<std::string_view> keys);

// Whether Python takes the value for false: null, false, 0, "", [], {}.
[[nodiscard]] bool IsEmpty(const Json& value);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_JSON_ACCESS_H_
