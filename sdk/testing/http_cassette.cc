#include "sdk/testing/http_cassette.h"

#include <algorithm>
#include <initializer_list>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/redaction.h"
#include "sdk/types/base64.h"

namespace insight::testing {
namespace {

constexpr std::pair<std::string_view, TransportFailure> kFailures[] = {
    {"connect", TransportFailure::kConnect},
    {"untrusted", TransportFailure::kUntrusted},
    {"proxy", TransportFailure::kProxy},
    {"timeout", TransportFailure::kTimeout},
    {"cut_off", TransportFailure::kCutOff},
    {"protocol", TransportFailure::kProtocol},
};

TransportFailure FailureByName(const std::string& name) {
  for (const auto& [each, failure] : kFailures) {
    if (each == name) return failure;
  }
  throw std::runtime_error("there is no failure \"" + name + "\"");
}

std::string NameOf(TransportFailure failure) {
  for (const auto& [name, each] : kFailures) {
    if (each == failure) return std::string(name);
  }
  return "protocol";
}

// Misspelt members would be passed over in silence otherwise.
void CheckMembers(const Json& object, std::string_view what,
                  std::initializer_list<std::string_view> known) {
  if (!object.is_object()) {
    throw std::runtime_error(std::string(what) + " is not an object");
  }
  for (const auto& [name, value] : object.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw std::runtime_error(std::string(what) + " has an unknown member \"" +
                               name + "\"");
    }
  }
}

const std::string& Text(const Json& value, std::string_view what) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  throw std::runtime_error(std::string(what) + " is not a string");
}

HttpHeaders ParseHeaders(const Json& object) {
  HttpHeaders headers;
  if (!object.is_object()) throw std::runtime_error("headers are no object");
  for (const auto& [name, value] : object.items()) {
    if (!value.is_array()) {
      headers.Add(name, Text(value, "a header"));
      continue;
    }
    for (const Json& each : value) headers.Add(name, Text(each, "a header"));
  }
  return headers;
}

void ParseRequest(const Json& object, CassetteExchange& exchange) {
  CheckMembers(object, "request", {"method", "url", "headers", "body", "json"});
  if (!object.contains("url")) throw std::runtime_error("request has no url");
  // Written as it is sent, whatever the file's spelling.
  exchange.url = Url::Parse(Text(object["url"], "url")).ToString();
  if (object.contains("method")) {
    exchange.method = Text(object["method"], "method");
  }
  if (object.contains("headers")) {
    exchange.headers = ParseHeaders(object["headers"]);
  }
  if (object.contains("body")) exchange.body = Text(object["body"], "body");
  if (object.contains("json")) {
    exchange.body = DumpJson(object["json"]);
    exchange.body_is_json = true;
  }
}

void ParseResponse(const Json& object, HttpResponse& response) {
  CheckMembers(object, "response",
               {"status", "reason", "headers", "body", "json", "base64"});
  const auto status = object.find("status");
  if (status == object.end() || !status->is_number_integer()) {
    throw std::runtime_error("response has no integer status");
  }
  response.status = status->get<int>();
  if (object.contains("reason")) {
    response.reason = Text(object["reason"], "reason");
  }
  if (object.contains("headers")) {
    response.headers = ParseHeaders(object["headers"]);
  }
  if (object.contains("json")) response.body = DumpJson(object["json"]);
  if (object.contains("body")) response.body = Text(object["body"], "body");
  if (object.contains("base64")) {
    response.body = DecodeBase64(Text(object["base64"], "base64"));
  }
}

CassetteExchange ParseExchange(const Json& object) {
  CheckMembers(object, "exchange",
               {"request", "response", "failure", "times", "note"});
  CassetteExchange exchange;
  if (!object.contains("request")) throw std::runtime_error("has no request");
  ParseRequest(object["request"], exchange);
  if (const auto times = object.find("times"); times != object.end()) {
    if (!times->is_number_integer() || *times < 1) {
      throw std::runtime_error("times is no number from 1 on");
    }
    exchange.times = times->get<int>();
  }
  if (object.contains("failure") == object.contains("response")) {
    throw std::runtime_error("has not one of response and failure");
  }
  if (object.contains("failure")) {
    exchange.failure = FailureByName(Text(object["failure"], "failure"));
  } else {
    ParseResponse(object["response"], exchange.response);
  }
  return exchange;
}

Json DumpHeaders(const HttpHeaders& headers) {
  Json object = Json::object();
  for (const auto& [name, value] : headers) {
    Json& member = object[name];
    if (member.is_null()) {
      member = value;
    } else if (member.is_array()) {
      member.push_back(value);
    } else {
      member = Json::array({member, value});
    }
  }
  return object;
}

bool IsUtf8(const std::string& text) {
  try {
    (void)Json(text).dump();  // The library's own writer is strict.
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

// JSON where it is some, so that a person can read it.
void DumpBody(const std::string& body, Json& object) {
  if (body.empty()) return;
  if (!IsUtf8(body)) {
    object["base64"] = EncodeBase64(body);
    return;
  }
  try {
    if (body[0] == '{' || body[0] == '[') {
      object["json"] = ParseJson(body);
      return;
    }
  } catch (const JsonParseException&) {
    // Text, then.
  }
  object["body"] = body;
}

// Whether `text` is `pattern`, in which what was redacted stands for anything.
bool FitsPattern(std::string_view pattern, std::string_view text) {
  auto end = pattern.find(kRedacted);
  if (end == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, end))) return false;
  text.remove_prefix(end);
  pattern.remove_prefix(end + kRedacted.size());
  while ((end = pattern.find(kRedacted)) != std::string_view::npos) {
    const auto found = text.find(pattern.substr(0, end));
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + end);
    pattern.remove_prefix(end + kRedacted.size());
  }
  return text.ends_with(pattern);
}

bool FitsJson(const std::string& pattern, std::string_view text) {
  try {
    // Sorted: members have no order.
    return FitsPattern(DumpCompactSortedJson(ParseJson(pattern)),
                       DumpCompactSortedJson(ParseJson(text)));
  } catch (const JsonParseException&) {
    return false;
  }
}

bool Fits(const CassetteExchange& exchange, const TransportRequest& request) {
  if (exchange.method != request.method ||
      !FitsPattern(exchange.url, request.url.ToString())) {
    return false;
  }
  for (const auto& [name, value] : exchange.headers) {
    const auto field = request.headers.Get(name);
    if (!field || !FitsPattern(value, *field)) return false;
  }
  if (!exchange.body) return true;
  return exchange.body_is_json ? FitsJson(*exchange.body, request.body)
                               : FitsPattern(*exchange.body, request.body);
}

}  // namespace

Cassette ParseCassette(std::string_view text) {
  return CassetteFromJson(ParseJson(text));
}

Cassette CassetteFromJson(const Json& value) {
  CheckMembers(value, "cassette", {"exchanges", "note"});
  Cassette cassette;
  const auto exchanges = value.find("exchanges");
  if (exchanges == value.end() || !exchanges->is_array()) {
    throw std::runtime_error("cassette has no list of exchanges");
  }
  for (const Json& exchange : *exchanges) {
    try {
      cassette.exchanges.push_back(ParseExchange(exchange));
    } catch (const std::exception& error) {
      throw std::runtime_error("cassette: exchange " +
                               std::to_string(cassette.exchanges.size() + 1) +
                               ": " + error.what());
    }
  }
  return cassette;
}

std::string DumpCassette(const Cassette& cassette) {
  Json exchanges = Json::array();
  for (const CassetteExchange& exchange : cassette.exchanges) {
    Json request = {{"method", exchange.method}, {"url", exchange.url}};
    if (!exchange.headers.empty()) {
      request["headers"] = DumpHeaders(exchange.headers);
    }
    if (exchange.body) DumpBody(*exchange.body, request);
    Json object = {{"request", std::move(request)}};
    if (exchange.failure) {
      object["failure"] = NameOf(*exchange.failure);
    } else {
      Json response = {{"status", exchange.response.status}};
      if (!exchange.response.headers.empty()) {
        response["headers"] = DumpHeaders(exchange.response.headers);
      }
      DumpBody(exchange.response.body, response);
      object["response"] = std::move(response);
    }
    if (exchange.times != 1) object["times"] = exchange.times;
    exchanges.push_back(std::move(object));
  }
  return DumpIndentedJson({{"exchanges", std::move(exchanges)}}) + "\n";
}

class ReplayTransport::Impl {
 public:
  explicit Impl(Cassette cassette) : cassette_(std::move(cassette)) {
    for (const CassetteExchange& each : cassette_.exchanges) {
      left_.push_back(each.times);
    }
  }

  // Null if none fits.
  const CassetteExchange* Take(const TransportRequest& request) {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (left_[i] == 0 || !Fits(cassette_.exchanges[i], request)) continue;
      --left_[i];
      return &cassette_.exchanges[i];
    }
    problems_.push_back("not on the cassette: " + request.method + " " +
                        request.url.ToString() + " " +
                        std::string(request.body));
    return nullptr;
  }

  std::vector<std::string> problems() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> problems = problems_;
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (left_[i] == 0) continue;
      problems.push_back("not asked for: " + cassette_.exchanges[i].method +
                         " " + cassette_.exchanges[i].url);
    }
    return problems;
  }

 private:
  const Cassette cassette_;
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<int> left_;     // How often each exchange may still happen.
  std::vector<std::string> problems_;
};

ReplayTransport::ReplayTransport(Cassette cassette)
    : impl_(std::make_unique<Impl>(std::move(cassette))) {}

ReplayTransport::~ReplayTransport() = default;

void ReplayTransport::RoundTrip(const TransportRequest& request,
                                ResponseReceiver& receiver) {
  const CassetteExchange* const exchange = impl_->Take(request);
  if (exchange == nullptr) {
    throw TransportException(TransportFailure::kProtocol,
                             "the request is not on the cassette");
  }
  if (exchange->failure) {
    throw TransportException(*exchange->failure, "so it is on the cassette");
  }
  HttpResponse head = exchange->response;
  const std::string body = std::exchange(head.body, "");
  receiver.OnHead(std::move(head));
  if (!body.empty()) receiver.OnBody(body);
}

std::vector<std::string> ReplayTransport::problems() const {
  return impl_->problems();
}

}  // namespace insight::testing
