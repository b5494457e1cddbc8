#include "sdk/helper/open_url.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "sdk/error/plugin_exception.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/helper/url_names.h"
#include "sdk/http/make_http_client.h"
#include "sdk/http/url.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

HttpTimeouts TimeoutsOf(const OpenUrlOptions& options) {
  HttpTimeouts timeouts;
  if (options.timeout) {
    timeouts.connect = *options.timeout;
    timeouts.read = *options.timeout;
    timeouts.total = std::max(timeouts.total, *options.timeout);
  }
  return timeouts;
}

HttpRequest MakeUrlRequest(std::string_view method, std::string_view url,
                           const OpenUrlOptions& options) {
  if (!url.starts_with("http://") && !url.starts_with("https://")) {
    throw PluginException("The URL " + RedactUrl(url) +
                              " starts neither with http:// nor https://.",
                          "Correct the URL.");
  }
  HttpRequest request = {.method = std::string(method),
                         .path = std::string(url),
                         .waiter = options.waiter};
  for (const auto& [name, value] : options.headers) {
    std::string sent = name;
    std::replace(sent.begin(), sent.end(), '_', '-');
    request.headers.Add(sent, value);
  }
  return request;
}

HttpResponse Send(const HttpRequest& request, const OpenUrlOptions& options) {
  return MakeHttpClient({.timeouts = TimeoutsOf(options),
                         .retry = {.max_tries = 1},
                         .tls = {.verify = options.verify}})
      ->Send(request);
}

// Whether no response came, in contrast to a request that cannot be sent.
bool IsNetworkFailure(const PluginException& exception) {
  return exception.preset().has_value();
}

std::string ReasonOf(const PluginException& exception) {
  return exception.data().empty() ? exception.cause() : exception.data();
}

bool IsSuccess(int status) { return status >= 200 && status <= 299; }

// Ends a response of which nothing more is needed.
struct EnoughRead {};

// 0, with the reason logged, if there is no response.
int StatusOf(std::string_view function, HttpRequest request,
             const OpenUrlOptions& options, Logger& log) {
  request.sink = [](std::string_view) { throw EnoughRead(); };
  request.max_response_bytes = std::numeric_limits<std::size_t>::max();
  try {
    return Send(request, options).status;
  } catch (const EnoughRead&) {
    return 200;  // Only a 2xx response's body goes to the sink.
  } catch (const PluginException& exception) {
    log.Info(std::string(function) + ": " + ReasonOf(exception) + " for " +
             RedactUrl(request.path));
    return 0;
  }
}

// The same for a URL that may be none.
int StatusOfHead(std::string_view function, std::string_view url,
                 const OpenUrlOptions& options, Logger& log) {
  try {
    HttpRequest request = MakeUrlRequest("HEAD", url, options);
    request.follow_redirects = false;
    return StatusOf(function, request, options, log);
  } catch (const PluginException& exception) {
    log.Info(std::string(function) + ": " + exception.cause());
    return 0;
  }
}

}  // namespace

std::optional<HttpResponse> OpenUrl(std::string_view url, Logger& log,
                                    const OpenUrlOptions& options) {
  HttpResponse response;
  try {
    response = Send(MakeUrlRequest("GET", url, options), options);
  } catch (const PluginException& exception) {
    if (!IsNetworkFailure(exception)) throw;
    log.Error("URLError: " + ReasonOf(exception) + " for " + RedactUrl(url));
    throw HelperException("GetURL Failed");
  }
  if (response.status != 304 && response.status < 400) return response;
  log.Error("HTTPError: " + std::to_string(response.status) + " for " +
            RedactUrl(url));
  if (response.status == 304) return std::nullopt;
  throw HelperException("GetURL Failed");
}

bool CheckUrl(std::string_view url, Logger& log,
              const OpenUrlOptions& options) {
  const int head = StatusOfHead("CheckUrl", url, options, log);
  if (head >= 200 && head <= 399) return true;
  if (head == 0) return false;  // Logged; GET would end in the same way.
  HttpRequest request = MakeUrlRequest("GET", url, options);
  request.headers.Set("Range", "bytes=0-2");
  const int get = StatusOf("CheckUrl", request, options, log);
  if (IsSuccess(get)) return true;
  if (get != 0) {
    log.Info("CheckUrl: HTTP status " + std::to_string(get) + " for " +
             RedactUrl(url));
  }
  return false;
}

bool CheckUrlModified(std::string_view url, Logger& log,
                      const OpenUrlOptions& options) {
  return StatusOfHead("CheckUrlModified", url, options, log) == 200;
}

std::optional<std::string> GetUrlFilename(std::string_view url, Logger& log,
                                          const OpenUrlOptions& options) {
  HttpResponse response;
  try {
    response = Send(MakeUrlRequest("HEAD", url, options), options);
  } catch (const PluginException& exception) {
    log.Error("GetUrlFilename: " + ReasonOf(exception) + " for " +
              RedactUrl(url));
    return std::nullopt;
  }
  if (response.status >= 400) {
    log.Error("GetUrlFilename: HTTP status " + std::to_string(response.status) +
              " for " + RedactUrl(url));
    return std::nullopt;
  }
  if (auto name = GetUrlContentDisposition(response.headers)) return name;
  return GetUrlPathFilename(url);
}

}  // namespace insight
