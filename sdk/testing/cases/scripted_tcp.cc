#include "sdk/testing/cases/scripted_tcp.h"

#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "sdk/util/tcp/tcp_test_server.h"

namespace insight::testing {
namespace {

// Reads "CONNECT host:port HTTP/1.1" and its header; returns host and port, or
// nothing if it is something else.
std::optional<std::string> ReadConnect(TcpTestPeer& peer) {
  constexpr std::string_view kMethod = "CONNECT ";
  std::string line = peer.ReadLine();
  while (!peer.ReadLine().empty()) {
  }
  if (!line.starts_with(kMethod)) return std::nullopt;
  line.erase(0, kMethod.size());
  return line.substr(0, line.find(' '));
}

void Say(const TcpExchange& exchange, TcpTestPeer& peer) {
  bool listens = peer.Write(exchange.response);
  while (listens && exchange.failure == TcpFailure::kEndless) {
    listens = peer.Write(exchange.response);
  }
  if (exchange.failure == TcpFailure::kCutOff) peer.Reset();
}

}  // namespace

class ScriptedTcp::Impl {
 public:
  EnvironmentChanges environment() const {
    return {
        {"whois_proxy", "http://127.0.0.1:" + std::to_string(server_.port())},
        {"WHOIS_PROXY", std::nullopt}};
  }

  void Play(TcpScript script) {
    const std::lock_guard lock(mutex_);
    script_ = std::move(script);
    requests_.clear();
    problems_.clear();
  }

  std::vector<std::string> Requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

  std::vector<std::string> Problems() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> problems = problems_;
    for (const TcpExchange& each : script_) {
      if (each.times <= 0) continue;
      problems.push_back("not asked for: " + each.server +
                         (each.request ? " " + *each.request : ""));
    }
    return problems;
  }

 private:
  void Serve(TcpTestPeer& peer) {
    const std::optional<std::string> server = ReadConnect(peer);
    if (!server) {
      peer.Write("HTTP/1.1 405 Method Not Allowed\r\n\r\n");
    } else if (IsClosed(*server)) {
      peer.Write("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    } else if (peer.Write("HTTP/1.1 200 Connected\r\n\r\n")) {
      if (const auto exchange = Take(*server, peer.ReadLine())) {
        Say(*exchange, peer);
      }
    }
  }

  // Whether nobody is at that port, as the script has it.
  bool IsClosed(const std::string& server) {
    const std::lock_guard lock(mutex_);
    for (TcpExchange& each : script_) {
      if (each.server != server || each.times <= 0) continue;
      if (each.failure != TcpFailure::kConnect) return false;
      --each.times;
      requests_.push_back(server);
      return true;
    }
    return false;
  }

  std::optional<TcpExchange> Take(const std::string& server,
                                  const std::string& request) {
    const std::lock_guard lock(mutex_);
    requests_.push_back(server + " " + request);
    for (TcpExchange& each : script_) {
      if (each.server != server || each.times <= 0 ||
          each.failure == TcpFailure::kConnect ||
          each.request.value_or(request) != request) {
        continue;
      }
      --each.times;
      return each;
    }
    problems_.push_back("not in the script: " + server + " " + request);
    return std::nullopt;
  }

  mutable std::mutex mutex_;  // Guards the next three.
  TcpScript script_;
  std::vector<std::string> requests_;
  std::vector<std::string> problems_;
  // Last, so that nobody is served any more when the others end.
  TcpTestServer server_{[this](TcpTestPeer& peer) { Serve(peer); }};
};

ScriptedTcp::ScriptedTcp() : impl_(std::make_unique<Impl>()) {}
ScriptedTcp::~ScriptedTcp() = default;

EnvironmentChanges ScriptedTcp::environment() const {
  return impl_->environment();
}

void ScriptedTcp::Play(TcpScript script) { impl_->Play(std::move(script)); }

std::vector<std::string> ScriptedTcp::Requests() const {
  return impl_->Requests();
}

std::vector<std::string> ScriptedTcp::Problems() const {
  return impl_->Problems();
}

}  // namespace insight::testing
