#include "sdk/testing/cases/tcp_script.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/types/base64.h"

namespace insight::testing {
namespace {

constexpr std::array<std::string_view, 6> kMembers = {
    "server", "request", "response", "base64", "failure", "times"};

constexpr std::array<std::pair<std::string_view, TcpFailure>, 3> kFailures = {
    {{"connect", TcpFailure::kConnect},
     {"cut_off", TcpFailure::kCutOff},
     {"endless", TcpFailure::kEndless}}};

const std::string& Text(const Json& value, const std::string& what) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  throw std::runtime_error(what + " is not a string");
}

std::string Lines(const Json& value) {
  if (!value.is_array()) return Text(value, "response");
  std::string lines;
  for (const Json& line : value) lines += Text(line, "response") + "\r\n";
  return lines;
}

TcpFailure FailureByName(const std::string& name) {
  for (const auto& [each, failure] : kFailures) {
    if (each == name) return failure;
  }
  throw std::runtime_error("there is no failure \"" + name + "\"");
}

TcpExchange ReadExchange(const Json& json) {
  if (!json.is_object()) throw std::runtime_error("it is not an object");
  // Misspelt members would be passed over in silence otherwise.
  for (const auto& [name, value] : json.items()) {
    if (std::find(kMembers.begin(), kMembers.end(), name) == kMembers.end()) {
      throw std::runtime_error("there is no member \"" + name + "\"");
    }
  }
  TcpExchange exchange;
  exchange.server = Text(json.value("server", Json()), "server");
  if (exchange.server.find(':') == std::string::npos) {
    throw std::runtime_error("server has no port");
  }
  if (json.contains("request")) {
    exchange.request = Text(json["request"], "request");
  }
  if (json.contains("response")) exchange.response = Lines(json["response"]);
  if (json.contains("base64")) {
    exchange.response = DecodeBase64(Text(json["base64"], "base64"));
  }
  if (json.contains("failure")) {
    exchange.failure = FailureByName(Text(json["failure"], "failure"));
  }
  if (json.contains("times")) {
    if (!json["times"].is_number_integer()) {
      throw std::runtime_error("times is not an integer");
    }
    exchange.times = json["times"].get<int>();
  }
  if (exchange.failure == TcpFailure::kEndless && exchange.response.empty()) {
    throw std::runtime_error("endless needs something to say");
  }
  return exchange;
}

}  // namespace

TcpScript TcpScriptFromJson(const Json& exchanges) {
  if (!exchanges.is_array()) throw std::runtime_error("it is not a list");
  TcpScript script;
  for (const Json& exchange : exchanges) {
    try {
      script.push_back(ReadExchange(exchange));
    } catch (const std::exception& e) {
      throw std::runtime_error("exchange " + std::to_string(script.size()) +
                               ": " + e.what());
    }
  }
  return script;
}

}  // namespace insight::testing
