// Exchanges with a service as data: replayed in tests, recorded from a live
// one.
//
// A cassette is a JSON file:
//
//   {"exchanges": [
//     {"request": {"method": "GET", "url": "https://h/x?y=z"},
//      "response": {"status": 200,
//                   "headers": {"Content-Type": "application/json"},
//                   "json": {"a": 1}}},
//     {"request": {"method": "POST", "url": "https://h/x", "json": {"b": 2}},
//      "failure": "timeout"}]}
//
// A request is the exchange's if all that the exchange says of it is so: method
// (GET where not said), URL with its query, headers (others may be there, too)
// and body: "json" (equal values), "body" (equal text) or neither (anything).
// "********", which recording leaves where a secret was, stands for any text.
// A response has "json", "body" (text), "base64" (any bytes) or no body; a
// header may have a list of values.  "failure" is connect, untrusted, proxy,
// timeout, cut_off or protocol.  "times" says how often the exchange happens,
// if not once.
//
// Example (no plugin code knows of it; retries and their waits take no time):
//
//   ReplayTransport replay(ParseCassette(ReadTestdata("find.json")));
//   ScopedHttpSeamsForTest seams({.transport = replay, ...});

#ifndef SDK_TESTING_HTTP_CASSETTE_H_
#define SDK_TESTING_HTTP_CASSETTE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/http/transport.h"
#include "sdk/json/json_fwd.h"

namespace insight::testing {

struct CassetteExchange {
  std::string method = "GET";
  std::string url;
  HttpHeaders headers = {};
  std::optional<std::string> body = {};  // Not looked at where missing.
  bool body_is_json = false;             // Compared as a value, then.
  HttpResponse response = {};
  std::optional<TransportFailure> failure = {};  // Instead of the response.
  int times = 1;
};

struct Cassette {
  std::vector<CassetteExchange> exchanges;
};

// Throws std::runtime_error, which says which exchange is wrong and why.
[[nodiscard]] Cassette ParseCassette(std::string_view text);
[[nodiscard]] Cassette CassetteFromJson(const Json& value);

// The form above, indented, to be kept as a file.
[[nodiscard]] std::string DumpCassette(const Cassette& cassette);

// Answers each request with the first exchange that fits it and has not been
// used as often as it happens.
//
// Thread safety: all methods may be called from any thread.
class ReplayTransport final : public HttpTransport {
 public:
  explicit ReplayTransport(Cassette cassette);
  ~ReplayTransport() override;

  // Throws TransportException (kProtocol) for a request that is not on the
  // cassette, and remembers it.
  void RoundTrip(const TransportRequest& request,
                 ResponseReceiver& receiver) override;

  // One line for each request that fitted nothing and for each exchange that
  // nobody asked for; empty after a test that went as recorded.
  [[nodiscard]] std::vector<std::string> problems() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Passes requests on to another transport and keeps what was said, without
// secrets: `secrets` are replaced wherever they occur, and so are the values of
// headers, fields and JSON members that usually hold some.  Request headers of
// that kind are left out, so that a replay does not look at them.
//
// Thread safety: all methods may be called from any thread.
class RecordingTransport final : public HttpTransport {
 public:
  RecordingTransport(std::unique_ptr<HttpTransport> inner,
                     std::vector<std::string> secrets);
  ~RecordingTransport() override;

  void RoundTrip(const TransportRequest& request,
                 ResponseReceiver& receiver) override;

  [[nodiscard]] Cassette cassette() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_HTTP_CASSETTE_H_
