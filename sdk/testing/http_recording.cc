#include <algorithm>
#include <mutex>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/redaction.h"
#include "sdk/testing/http_cassette.h"

namespace insight::testing {
namespace {

// Parts of the names of headers, members and fields that hold secrets.
constexpr std::string_view kTelling[] = {
    "auth",   "cookie",  "credential", "key",   "pass",
    "secret", "session", "signature",  "token", "jwt",
};

bool IsTelling(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::any_of(std::begin(kTelling), std::end(kTelling),
                     [&](std::string_view part) {
                       return lower.find(part) != std::string::npos;
                     });
}

// Hides what telling members hold, at any depth.
void HideMembers(Json& value) {
  if (value.is_array()) {
    for (Json& each : value) HideMembers(each);
  } else if (value.is_object()) {
    for (auto& [name, member] : value.items()) {
      if (IsTelling(name) && member.is_string()) {
        member = std::string(kRedacted);
      } else {
        HideMembers(member);
      }
    }
  }
}

// The same for "a=b&c=d".
std::string HideFields(std::string_view query) {
  std::string out;
  for (bool more = true; more;) {
    const auto end = query.find('&');
    const std::string_view field = query.substr(0, end);
    const auto equals = field.find('=');
    const bool hides =
        equals != std::string_view::npos && IsTelling(field.substr(0, equals));
    out += hides ? field.substr(0, equals + 1) : field;
    if (hides) out += kRedacted;
    more = end != std::string_view::npos;
    if (more) {
      out += '&';
      query.remove_prefix(end + 1);
    }
  }
  return out;
}

std::string HideInBody(std::string_view body, std::string_view media_type) {
  if (media_type.starts_with("application/x-www-form-urlencoded")) {
    return HideFields(body);
  }
  try {
    Json value = ParseJson(body);
    HideMembers(value);
    return DumpJson(value);
  } catch (const JsonParseException&) {
    return std::string(body);
  }
}

// Passes a response on and keeps a copy.
class Tee final : public ResponseReceiver {
 public:
  explicit Tee(ResponseReceiver& next) : next_(next) {}

  void OnHead(HttpResponse head) override {
    copy_ = head;
    next_.OnHead(std::move(head));
  }
  void OnBody(std::string_view piece) override {
    copy_.body += piece;
    next_.OnBody(piece);
  }
  [[nodiscard]] const HttpResponse& copy() const { return copy_; }

 private:
  ResponseReceiver& next_;
  HttpResponse copy_;
};

std::string MediaTypeOf(const HttpHeaders& headers) {
  return std::string(headers.Get("Content-Type").value_or(""));
}

}  // namespace

class RecordingTransport::Impl {
 public:
  Impl(std::unique_ptr<HttpTransport> inner, std::vector<std::string> secrets)
      : inner_(std::move(inner)),
        redactor_(WithEncodings(std::move(secrets))) {}

  void RoundTrip(TransportRequest request, ResponseReceiver& receiver) {
    // A body that is recorded should be one that can be read.
    request.headers.Set("Accept-Encoding", "identity");
    CassetteExchange exchange = RecordRequest(request);
    Tee tee(receiver);
    try {
      inner_->RoundTrip(request, tee);
      exchange.response = RecordResponse(tee.copy());
      Keep(std::move(exchange));
    } catch (const TransportException& failure) {
      exchange.failure = failure.failure();
      Keep(std::move(exchange));
      throw;
    }
  }

  Cassette cassette() const {
    const std::lock_guard lock(mutex_);
    return cassette_;
  }

 private:
  // A secret in a URL or a form is percent-encoded.
  static std::vector<std::string> WithEncodings(
      std::vector<std::string> secrets) {
    std::vector<std::string> all = secrets;
    for (const std::string& secret : secrets) {
      const std::string encoded = PercentEncode(secret);
      if (encoded != secret) all.push_back(encoded);
    }
    return all;
  }

  CassetteExchange RecordRequest(const TransportRequest& request) const {
    Url url = request.url;
    url.userinfo.clear();
    url.query = HideFields(url.query);
    CassetteExchange exchange = {.method = request.method,
                                 .url = redactor_.Redact(url.ToString())};
    for (const auto& [name, value] : request.headers) {
      if (IsTelling(name) || EqualsIgnoreCase(name, "User-Agent") ||
          EqualsIgnoreCase(name, "Accept-Encoding")) {
        continue;
      }
      exchange.headers.Add(name, redactor_.Redact(value));
    }
    if (request.body.empty()) return exchange;
    const std::string media_type = MediaTypeOf(request.headers);
    // Boundaries are random, so a multipart body never comes again.
    if (media_type.starts_with("multipart/")) {
      exchange.headers.Remove("Content-Type");
      return exchange;
    }
    exchange.body = redactor_.Redact(HideInBody(request.body, media_type));
    return exchange;
  }

  HttpResponse RecordResponse(const HttpResponse& response) const {
    HttpResponse recorded = {.status = response.status,
                             .reason = response.reason};
    for (const auto& [name, value] : response.headers) {
      if (EqualsIgnoreCase(name, "Content-Length") ||
          EqualsIgnoreCase(name, "Transfer-Encoding") ||
          EqualsIgnoreCase(name, "Connection")) {
        continue;
      }
      recorded.headers.Add(name, IsTelling(name) ? std::string(kRedacted)
                                                 : redactor_.Redact(value));
    }
    recorded.body = redactor_.Redact(
        HideInBody(response.body, MediaTypeOf(response.headers)));
    return recorded;
  }

  void Keep(CassetteExchange exchange) {
    const std::lock_guard lock(mutex_);
    cassette_.exchanges.push_back(std::move(exchange));
  }

  const std::unique_ptr<HttpTransport> inner_;
  const Redactor redactor_;
  mutable std::mutex mutex_;  // Guards all below.
  Cassette cassette_;
};

RecordingTransport::RecordingTransport(std::unique_ptr<HttpTransport> inner,
                                       std::vector<std::string> secrets)
    : impl_(std::make_unique<Impl>(std::move(inner), std::move(secrets))) {}

RecordingTransport::~RecordingTransport() = default;

void RecordingTransport::RoundTrip(const TransportRequest& request,
                                   ResponseReceiver& receiver) {
  impl_->RoundTrip(request, receiver);
}

Cassette RecordingTransport::cassette() const { return impl_->cassette(); }

}  // namespace insight::testing
