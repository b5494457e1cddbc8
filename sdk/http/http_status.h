// What a status means to a step.

#ifndef SDK_HTTP_HTTP_STATUS_H_
#define SDK_HTTP_HTTP_STATUS_H_

#include <span>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client.h"

namespace insight {

// The preset of a status from 400 on: 400 kBadRequest, 401 kInvalidCredentials,
// 403 kUnauthorized, 404 kNotFound, 405 kMethodNotAllowed, 408 kTimeout,
// 409 kConflict, 429 kRateLimit, 500 kServerError, 503 kServiceUnavailable; any
// other kUnknown.
[[nodiscard]] Preset PresetForStatus(int status);

// The preset that plugins older than that rule report, for a status that is an
// error to them: 401 kUsernamePassword, 403 kApiKey, 404 kNotFound, 500 and
// above kServerError; any other kUnknown.  Source: the behaviour of the Jira
// and HTTP Requests plugins.
[[nodiscard]] Preset OlderPresetForStatus(int status);

// Does nothing below 400, and for the statuses in `allowed`.  Otherwise throws
// PluginException of PresetForStatus(), with the response's body as its data.
void ThrowForStatus(const HttpResponse& response,
                    std::span<const int> allowed = {});

}  // namespace insight

#endif  // SDK_HTTP_HTTP_STATUS_H_
