// Turns failed HTTP responses into errors that a customer can act on.
//
// Example:
//
//   const HttpResponse response = http.Send({.path = "/v1/users"});
//   ResponseHandler(response, {.allowed_status_codes = {404}}, log);
//   if (response.status == 404) return {};
//   const Json users = ExtractJson(response);
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_RESPONSE_HANDLER_H_
#define SDK_HELPER_RESPONSE_HANDLER_H_

#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_client.h"
#include "sdk/json/json_fwd.h"

namespace insight {

class Logger;

// What becomes the error's data, always as text.
enum class ResponseExceptionData {
  kResponseText,  // The body.
  kResponseJson,  // The body's JSON as Python shows it, or why it is none.
  kResponse,      // "<Response [404]>".
  kException,     // "404 Client Error: Not Found for url: https://host/path".
};

struct ResponseHandlerOptions {
  // What is thrown for a status instead of the usual.  Its data is replaced by
  // that of `data_location`, if there is one; a new object is thrown each time.
  std::map<int, PluginException> custom_configs = {};
  // Empty: no data.
  std::optional<ResponseExceptionData> data_location = {};
  // Statuses that are no failure.
  std::vector<int> allowed_status_codes = {};
};

// Does nothing for a status below 400 or an allowed one.  Otherwise logs it and
// throws: the status' custom error; ApiException with the preset of the status
// (see PresetForStatus()); or PluginException of kUnknown if it has none.
void ResponseHandler(const HttpResponse& response,
                     const ResponseHandlerOptions& options, Logger& log);

// Returns the body as JSON.  Throws PluginException of kInvalidJson, with what
// is wrong as its data, if it is none.
[[nodiscard]] Json ExtractJson(const HttpResponse& response);

// A response whose status says that the request failed.  what() is the text of
// ResponseExceptionData::kException.
class HttpStatusException : public std::runtime_error {
 public:
  explicit HttpStatusException(HttpResponse response);
  [[nodiscard]] const HttpResponse& response() const { return response_; }

 private:
  HttpResponse response_;
};

// Throws HttpStatusException for a status from 400 on.
void RaiseForStatus(const HttpResponse& response);

// Calls `call`, and handles an HttpStatusException from it as ResponseHandler()
// does; other exceptions pass.  Returns what it returns, or nothing if it threw
// for an allowed status.
template <typename Call>
auto RequestErrorHandling(const ResponseHandlerOptions& options, Logger& log,
                          Call&& call) -> std::optional<decltype(call())> {
  try {
    return call();
  } catch (const HttpStatusException& exception) {
    ResponseHandler(exception.response(), options, log);
    return std::nullopt;
  }
}

}  // namespace insight

#endif  // SDK_HELPER_RESPONSE_HANDLER_H_
