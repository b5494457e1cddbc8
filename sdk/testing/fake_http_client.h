// An HttpClient that answers from a script, without a network.
//
// Example:
//
//   FakeHttpClient::Script feed;
//   Connection connection(std::make_unique<FakeHttpClient>(feed));
//   feed.On("GET /v1/lists?limit=10", {.status = 200, .body = "[]"});
//   ...
//   EXPECT_THAT(feed.requests(), SizeIs(1));
//
// It takes the place of the whole client, so there are no tries and redirects;
// what those do is the client's own business and tested there.

#ifndef SDK_TESTING_FAKE_HTTP_CLIENT_H_
#define SDK_TESTING_FAKE_HTTP_CLIENT_H_

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/http/http_client.h"

namespace insight::testing {

class FakeHttpClient final : public HttpClient {
 public:
  static constexpr std::string_view kOrigin = "https://fake.invalid";

  // Thread safety: all methods may be called from any thread.
  class Script {
   public:
    using Handler = std::function<HttpResponse(const HttpRequest& request)>;

    // Answers requests whose method, path and query are `request_line`, such as
    // "GET /v1/lists?limit=10"; the query is as it is encoded.  Called again
    // for the same line: the next request gets the next response, and the last
    // one stays.
    void On(const std::string& request_line, HttpResponse response);

    // The same with a function, which may also throw what Send() throws.
    void Handle(const std::string& request_line, Handler handler);

    // All requests so far, in their order.
    [[nodiscard]] std::vector<HttpRequest> requests() const;

    // The lines, each as often as it has responses that nobody asked for.
    [[nodiscard]] std::vector<std::string> unused() const;

   private:
    friend class FakeHttpClient;
    struct Entry {
      std::vector<Handler> handlers;
      std::size_t used = 0;
    };

    Handler Next(const HttpRequest& request);

    mutable std::mutex mutex_;  // Guards all below.
    std::map<std::string, Entry> entries_;
    std::vector<HttpRequest> requests_;
  };

  // `script` must outlive the client.
  explicit FakeHttpClient(Script& script) : script_(script) {}

  // Fails the test and throws PluginException (kConnectionError) if the script
  // has no such request.  A sink gets the body of a 2xx response at once.
  [[nodiscard]] HttpResponse Send(const HttpRequest& request) override;

 private:
  Script& script_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_HTTP_CLIENT_H_
