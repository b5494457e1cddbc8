// An HttpTransport that gives out prepared outcomes one after another: for
// tests of what a client does around an exchange.
//
// Example:
//
//   FakeHttpTransport transport;
//   transport.Respond({.status = 503});
//   transport.Fail(TransportFailure::kCutOff);
//   transport.Respond({.status = 200, .body = "at last"});

#ifndef SDK_TESTING_FAKE_HTTP_TRANSPORT_H_
#define SDK_TESTING_FAKE_HTTP_TRANSPORT_H_

#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "sdk/http/transport.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class FakeHttpTransport final : public HttpTransport {
 public:
  struct Sent {
    std::string method;
    std::string url;
    HttpHeaders headers;
    std::string body;
    HttpTimeouts timeouts;
    bool repeatable;
  };

  void Respond(HttpResponse response) {
    Add([response = std::move(response)](ResponseReceiver& receiver) {
      HttpResponse head = response;
      head.body.clear();
      receiver.OnHead(std::move(head));
      if (!response.body.empty()) receiver.OnBody(response.body);
    });
  }

  void Fail(TransportFailure failure, const std::string& text = "it failed") {
    Add([=](ResponseReceiver&) { throw TransportException(failure, text); });
  }

  // Cut off after `response`.
  void CutOffAfter(HttpResponse response) {
    Add([response = std::move(response)](ResponseReceiver& receiver) {
      receiver.OnHead(response);
      receiver.OnBody(response.body);
      throw TransportException(TransportFailure::kCutOff, "cut off");
    });
  }

  void RoundTrip(const TransportRequest& request,
                 ResponseReceiver& receiver) override {
    Outcome outcome;
    {
      const std::lock_guard lock(mutex_);
      sent_.push_back({request.method, request.url.ToString(), request.headers,
                       std::string(request.body), request.timeouts,
                       request.repeatable});
      if (outcomes_.empty()) {
        throw TransportException(TransportFailure::kProtocol,
                                 "the test has prepared no more outcomes");
      }
      outcome = std::move(outcomes_.front());
      outcomes_.pop_front();
    }
    outcome(receiver);
  }

  [[nodiscard]] std::vector<Sent> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }

 private:
  using Outcome = std::function<void(ResponseReceiver&)>;

  void Add(Outcome outcome) {
    const std::lock_guard lock(mutex_);
    outcomes_.push_back(std::move(outcome));
  }

  mutable std::mutex mutex_;  // Guards all below.
  std::deque<Outcome> outcomes_;
  std::vector<Sent> sent_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_HTTP_TRANSPORT_H_
