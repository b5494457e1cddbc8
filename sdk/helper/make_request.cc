#include "sdk/helper/make_request.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/helper/api_exception.h"
#include "sdk/http/make_http_client.h"

namespace insight {
namespace {

[[noreturn]] void ThrowTooLarge(std::size_t size, std::size_t limit) {
  constexpr int kBadRequest = 400;
  throw ApiException(
      "API response is exceeding allowed limit of " + std::to_string(limit) +
          " bytes.",
      "Please update the parameters to reduce the size of the data being "
      "returned.",
      "Content length returned was " + std::to_string(size) +
          " and max allowed is " + std::to_string(limit),
      kBadRequest);
}

HttpResponse Send(HttpClient& client, HttpRequest request,
                  std::optional<std::size_t> limit) {
  if (!limit) return client.Send(request);
  std::string body;
  request.sink = [&](std::string_view piece) {
    if (body.size() + piece.size() > *limit) {
      ThrowTooLarge(body.size() + piece.size(), *limit);
    }
    body += piece;
  };
  HttpResponse response = client.Send(request);
  if (!body.empty()) response.body = std::move(body);
  return response;
}

HttpResponse SendTranslated(HttpClient& client, HttpRequest request,
                            std::optional<std::size_t> limit) {
  try {
    return Send(client, std::move(request), limit);
  } catch (const ApiException&) {
    throw;
  } catch (const PluginException& exception) {
    if (exception.preset()) throw;
    throw PluginException(Preset::kUnknown, exception.cause());
  }
}

}  // namespace

HttpResponse MakeRequest(const HttpRequest& request,
                         const MakeRequestOptions& options, Logger& log) {
  const auto client =
      MakeHttpClient({.retry = {.max_tries = 1}, .tls = options.tls});
  return MakeRequest(*client, request, options, log);
}

HttpResponse MakeRequest(HttpClient& client, const HttpRequest& request,
                         const MakeRequestOptions& options, Logger& log) {
  HttpRequest sent = request;
  sent.timeouts =
      HttpTimeouts{.connect = options.timeout,
                   .read = options.timeout,
                   .total = std::max(HttpTimeouts().total, options.timeout)};
  sent.follow_redirects = options.allow_redirects;
  sent.sink = {};
  HttpResponse response =
      SendTranslated(client, std::move(sent), options.max_response_size);
  ResponseHandler(response, options.response, log);
  return response;
}

}  // namespace insight
