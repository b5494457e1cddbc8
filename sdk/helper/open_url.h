// Fetches URLs, and asks whether they are there.
//
// Example:
//
//   OpenUrl("http://google.com", log)->body -> "<!doctype html>..."
//   OpenUrl(url, log, {.headers = {{"Range", "bytes=0-3"}}})->body -> "Auth"
//   CheckUrl("http://invalid-url-123.com", log) -> false
//
// Nothing is tried twice.  Log lines show URLs without query and user
// information.  For more than one request to a service, keep an HttpClient.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_OPEN_URL_H_
#define SDK_HELPER_OPEN_URL_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/http_client.h"

namespace insight {

class Logger;

struct OpenUrlOptions {
  // For connecting, and for the longest silence.  HttpTimeouts' where not
  // given.
  std::optional<std::chrono::milliseconds> timeout = {};
  // Whether the server's certificate must be trusted.  Whom to trust is said by
  // $SSL_CERT_FILE and $SSL_CERT_DIR, or else the system.
  bool verify = true;
  // A '_' in a name is sent as '-': "User_Agent".
  HttpHeaders headers = {};
  // Ends it early when cancelled; may be null.
  const Waiter* waiter = nullptr;
};

// Fetches the URL with GET, following redirects.  Returns nothing for status
// 304.  Throws HelperException("GetURL Failed") for another one from 400 on, or
// if there is no response; both are logged as errors, as is 304.  Throws
// PluginException if the URL or a header is malformed, if the response is too
// large, or if it is cancelled.
[[nodiscard]] std::optional<HttpResponse> OpenUrl(
    std::string_view url, Logger& log, const OpenUrlOptions& options = {});

// Returns whether there is something at the URL: HEAD is answered by 200 to
// 399, or else GET of the first three bytes by 200 to 299.  False for anything
// else, with the reason logged; a URL that is none, too.
[[nodiscard]] bool CheckUrl(std::string_view url, Logger& log,
                            const OpenUrlOptions& options = {});

// Returns whether HEAD, without conditions, is answered by 200.
[[nodiscard]] bool CheckUrlModified(std::string_view url, Logger& log,
                                    const OpenUrlOptions& options = {});

// Returns the name of the file that is at the URL: the one in its
// Content-Disposition, or else GetUrlPathFilename().  Nothing, with the reason
// logged, if there is no answer or none below 400.
[[nodiscard]] std::optional<std::string> GetUrlFilename(
    std::string_view url, Logger& log, const OpenUrlOptions& options = {});

}  // namespace insight

#endif  // SDK_HELPER_OPEN_URL_H_
