// What the tests of the client have in common: a client over a fake transport
// and a clock that takes no time.

#ifndef SDK_HTTP_HTTP_CLIENT_FIXTURE_H_
#define SDK_HTTP_HTTP_CLIENT_FIXTURE_H_

#include <memory>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "sdk/http/make_http_client.h"
#include "sdk/testing/fake_clock.h"
#include "sdk/testing/fake_http_transport.h"
#include "sdk/testing/fake_logger.h"
#include "sdk/testing/fake_waiter.h"

namespace insight {

class HttpClientFixture : public ::testing::Test {
 protected:
  std::unique_ptr<HttpClient> MakeClient(HttpClientOptions options = {}) {
    if (options.base_url.empty())
      options.base_url = "https://api.example/base/";
    options.log = &log_;
    options.seams = {.transport = transport_,
                     .clock = &clock_,
                     .waiter = &waiter_,
                     .random = [] { return 0.5; }};
    return MakeHttpClient(std::move(options));
  }

  // Sends one request to which any answer will do.
  testing::FakeHttpTransport::Sent Send(const HttpRequest& request,
                                        HttpClientOptions options = {}) {
    transport_->Respond({.status = 200});
    (void)MakeClient(std::move(options))->Send(request);
    return transport_->sent().back();
  }

  // The URL of a request that follows `status` with `location`.
  testing::FakeHttpTransport::Sent Redirect(int status,
                                            const std::string& location,
                                            const HttpRequest& request = {},
                                            HttpClientOptions options = {}) {
    transport_->Respond(
        {.status = status, .headers = {{"Location", location}}});
    return Send(request, std::move(options));
  }

  std::shared_ptr<testing::FakeHttpTransport> transport_ =
      std::make_shared<testing::FakeHttpTransport>();
  testing::FakeClock clock_;
  testing::FakeWaiter waiter_{clock_};
  testing::FakeLogger log_;
};

}  // namespace insight

#endif  // SDK_HTTP_HTTP_CLIENT_FIXTURE_H_
