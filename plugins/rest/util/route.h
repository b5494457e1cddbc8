// From the connection's base URL and an action's route to the URL to ask for.
//
// Example:
//
//   ResolveRoute(ParseBase("www.h.example/v1/", true), "users")
//       -> https://h.example/v1/users
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_REST_UTIL_ROUTE_H_
#define PLUGINS_REST_UTIL_ROUTE_H_

#include <string_view>

#include "sdk/http/url.h"

namespace insight::plugins::rest {

// Without http:// or https:// a base URL gets one of them, https if
// `is_secure`, and loses every "www." in it.  Blanks around it do not count.
// Throws PluginException if it is no URL then.
[[nodiscard]] Url ParseBase(std::string_view base_url, bool is_secure);

// Resolves a route as a reference (RFC 3986, section 5.2): "/a" replaces the
// base's path, "a" its last segment, a whole URL all of it.  Blanks around it
// do not count, and what is no scheme before a colon is a part of the path.
// Throws PluginException if the result is no URL of http or https.
[[nodiscard]] Url ResolveRoute(const Url& base, std::string_view route);

}  // namespace insight::plugins::rest

#endif  // PLUGINS_REST_UTIL_ROUTE_H_
