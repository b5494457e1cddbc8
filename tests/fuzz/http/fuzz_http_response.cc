#include "tests/fuzz/http/fuzz_http_response.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/content_decoder.h"
#include "sdk/http/paging.h"
#include "sdk/http/response_parser.h"
#include "sdk/http/retry_policy.h"
#include "sdk/http/url.h"

namespace insight {
namespace {

// Enough for a bomb to show itself.
constexpr std::size_t kMaxDecoded = 1 << 20;

struct Enough {};

// Not Check(): clang 14, which has the fuzzer, lacks std::source_location.
void Require(bool holds, const char* expected) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", expected);
  std::abort();
}

class Collector final : public ResponseReceiver {
 public:
  void OnHead(HttpResponse head) override {
    Require(!has_head_, "a response has one head");
    has_head_ = true;
    response_ = std::move(head);
    Require(response_.status >= 200 && response_.status <= 999,
            "a final status is from 200 to 999");
    Require(response_.headers.size() <= ResponseParser::kMaxFields,
            "the number of fields is limited");
  }
  void OnBody(std::string_view piece) override {
    Require(has_head_, "the head comes first");
    response_.body += piece;
  }
  [[nodiscard]] bool has_head() const { return has_head_; }
  [[nodiscard]] const HttpResponse& response() const { return response_; }

 private:
  bool has_head_ = false;
  HttpResponse response_;
};

// How the parsing of some bytes ended.
struct Result {
  std::string failure;
  std::size_t used = 0;
  bool has_head = false;
  HttpResponse response;
};

Result Parse(std::string_view method, std::string_view bytes,
             std::size_t piece_size) {
  Collector collector;
  ResponseParser parser(method, collector);
  Result result;
  try {
    while (!bytes.empty() && !parser.done()) {
      const std::string_view piece = bytes.substr(0, piece_size);
      const std::size_t used = parser.Feed(piece);
      Require(used == piece.size() || parser.done(),
              "only a response that is done leaves bytes");
      result.used += used;
      bytes.remove_prefix(used);
    }
    if (!parser.done()) parser.FeedEnd();
  } catch (const TransportException& failure) {
    result.failure = failure.what();
  }
  result.has_head = collector.has_head();
  result.response = collector.response();
  return result;
}

// What is done with a response's fields afterwards.
void UseFields(HttpResponse response) {
  response.url = "https://host.example/a/b?c=d";
  (void)ParseRetryAfter(response.headers.GetJoined("Retry-After"), {});
  try {
    (void)NextLink(response);
  } catch (const PluginException&) {
  }
  const std::string location = response.headers.GetJoined("Location");
  try {
    const Url url = Url::Parse(response.url).Resolve(location);
    Require(Url::Parse(url.ToString()).ToString() == url.ToString(),
            "a URL is read as it is written");
    for (const char c : url.ToString()) {
      Require(c > 0x20 && c < 0x7F, "a URL fits on a request line");
    }
  } catch (const UrlException&) {
  }
}

void Decode(const HttpResponse& response) {
  const std::unique_ptr<ContentDecoder> decoder =
      MakeContentDecoder(response.headers.GetJoined("Content-Encoding"));
  if (decoder == nullptr) return;
  std::size_t decoded = 0;
  try {
    decoder->Feed(response.body, [&](std::string_view piece) {
      decoded += piece.size();
      if (decoded > kMaxDecoded) throw Enough();
    });
    decoder->Finish();
  } catch (const ContentDecoderException&) {
  } catch (const Enough&) {
  }
}

}  // namespace

void FuzzHttpResponse(std::string_view input) {
  if (input.empty()) return;
  constexpr std::string_view kMethods[] = {"GET", "HEAD", "CONNECT"};
  const auto choice = static_cast<unsigned char>(input[0]);
  const std::string_view method = kMethods[choice % 3];
  const std::size_t piece_size = 1 + choice / 3 % 16;
  input.remove_prefix(1);
  const Result whole =
      Parse(method, input, std::max<std::size_t>(1, input.size()));
  const Result pieces = Parse(method, input, piece_size);
  Require(whole.failure == pieces.failure && whole.has_head == pieces.has_head,
          "the size of the pieces does not matter");
  if (whole.failure.empty()) {
    Require(whole.used == pieces.used, "the end does not depend on the pieces");
    Require(whole.response.body == pieces.response.body,
            "the body does not depend on the pieces");
  }
  if (!whole.has_head) return;
  UseFields(whole.response);
  Decode(whole.response);
}

}  // namespace insight
