// What an action asks for as a request, and a response as its output.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_REST_UTIL_MESSAGE_H_
#define PLUGINS_REST_UTIL_MESSAGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/http_client.h"
#include "sdk/http/http_headers.h"
#include "sdk/json/json.h"

namespace insight::plugins::rest {

// Sets the members of `from`, an object or nothing, in `to`.  Names compare
// with regard to case here, as in Python's dict: a header may be in `to` twice.
void MergeHeaders(const std::optional<Json>& from, Json& to);

// Returns the members of an object as header fields.  Of names that differ only
// in case the last one counts.  Values that are no text are written as Python's
// str() does; null stands for no header.
[[nodiscard]] HttpHeaders ToHeaders(const Json& object);

// Returns the body: `object` as a form if the headers' content-type says so,
// else as JSON; or `text`, whose line ends become "\n" in JSON.  Throws
// PluginException if both are there; empty ones are not.
[[nodiscard]] std::string MakeBody(const std::optional<Json>& object,
                                   const std::optional<std::string>& text,
                                   const std::optional<Json>& headers);

// Throws PluginException for a status other than 2xx, with the body as its
// data: 401 kUsernamePassword, 403 kApiKey, 404 kNotFound, 500 and above
// kServerError, all others kUnknown.
void CheckStatus(const HttpResponse& response);

// Returns the JSON of a body's text if it is an object, else {"object": it}; {}
// for null and for what is no JSON.
[[nodiscard]] Json BodyAsObject(std::string_view text);

// Names as they came; the values of fields with the same name are joined.
[[nodiscard]] Json HeadersAsObject(const HttpHeaders& headers);

}  // namespace insight::plugins::rest

#endif  // PLUGINS_REST_UTIL_MESSAGE_H_
