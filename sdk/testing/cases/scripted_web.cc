#include "sdk/testing/cases/scripted_web.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "sdk/testing/http_test_server.h"
#include "sdk/testing/test_certificates.h"

namespace insight::testing {
namespace {

// A folder of our own, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    const char* const place = std::getenv("TEST_TMPDIR");
    std::string name =
        std::string(place == nullptr ? "/tmp" : place) + "/web.XXXXXX";
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make the folder " + name);
    }
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string Write(const std::string& name,
                                  const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    if (!(std::ofstream(file, std::ios::binary) << text)) {
      throw std::runtime_error("cannot write " + file.string());
    }
    return file;
  }

 private:
  std::filesystem::path path_;
};

// Keeps a response in one piece.
class Keeper final : public ResponseReceiver {
 public:
  void OnHead(HttpResponse head) override { response = std::move(head); }
  void OnBody(std::string_view piece) override { response.body += piece; }

  HttpResponse response;
};

std::string ReplyOf(const HttpResponse& response, const std::string& method) {
  constexpr int kNoContent = 204;
  std::string reply =
      HttpReply(response.status, response.body, response.headers);
  if (response.status == kNoContent) {
    reply = "HTTP/1.1 204 No Content\r\n\r\n";
  } else if (method == "HEAD") {
    reply.resize(reply.size() - response.body.size());
  }
  return reply;
}

}  // namespace

class ScriptedWeb::Impl {
 public:
  Impl() : ca_file_(folder_.Write("ca.pem", ca_.certificate_pem())) {}

  EnvironmentChanges environment() const {
    EnvironmentChanges changes = {{"SSL_CERT_FILE", ca_file_}};
    for (const char* unset : {"ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
                              "HTTP_PROXY", "HTTPS_PROXY"}) {
      changes[unset] = std::nullopt;
    }
    for (const char* proxy : {"http_proxy", "https_proxy"}) {
      changes[proxy] = server_.url();
    }
    return changes;
  }

  void Play(Cassette script) {
    for (const CassetteExchange& each : script.exchanges) {
      if (each.failure && *each.failure != TransportFailure::kCutOff &&
          *each.failure != TransportFailure::kProtocol) {
        throw std::runtime_error(
            "http: only the failures cut_off and protocol "
            "can be played");
      }
    }
    const std::lock_guard lock(mutex_);
    script_ = std::make_shared<ReplayTransport>(std::move(script));
  }

  std::vector<std::string> Problems() const { return script()->problems(); }

  std::vector<std::string> Requests() const {
    std::vector<std::string> requests;
    for (const ReceivedRequest& each : server_.requests()) {
      requests.push_back(each.method + " " + each.target);
    }
    return requests;
  }

 private:
  std::shared_ptr<ReplayTransport> script() const {
    const std::lock_guard lock(mutex_);
    return script_;
  }

  // What follows a CONNECT goes to its host under TLS; all else has whole URLs.
  void Serve(HttpTestPeer& peer) {
    std::string origin;
    while (const auto request = peer.ReadRequest()) {
      if (request->method == "CONNECT") {
        if (!Tunnel(request->target, peer)) return;
        origin = "https://" + request->target;
      } else if (!Answer(origin, *request, peer)) {
        return;
      }
    }
  }

  bool Tunnel(const std::string& authority, HttpTestPeer& peer) {
    return peer.Write("HTTP/1.1 200 Connected\r\n\r\n") &&
           peer.StartTls(
               CertificateOf(authority.substr(0, authority.rfind(':'))));
  }

  TestCertificate CertificateOf(const std::string& host) {
    const std::lock_guard lock(mutex_);
    const auto known = certificates_.find(host);
    if (known != certificates_.end()) return known->second;
    return certificates_.emplace(host, ca_.Issue(host)).first->second;
  }

  // Whether the connection goes on.
  bool Answer(const std::string& origin, const ReceivedRequest& request,
              HttpTestPeer& peer) {
    TransportRequest asked;
    asked.method = request.method;
    asked.url = Url::Parse(origin + request.target);
    asked.headers = request.headers;
    asked.body = request.body;
    Keeper keeper;
    try {
      script()->RoundTrip(asked, keeper);
    } catch (const TransportException& failure) {
      if (failure.failure() == TransportFailure::kProtocol) {
        peer.Write("This is no HTTP.\r\n\r\n");
      }
      return false;
    }
    return peer.Write(ReplyOf(keeper.response, request.method));
  }

  const ScratchFolder folder_;
  TestCa ca_;
  const std::string ca_file_;
  mutable std::mutex mutex_;  // Guards the next two, and ca_.
  std::map<std::string, TestCertificate> certificates_;
  std::shared_ptr<ReplayTransport> script_ =
      std::make_shared<ReplayTransport>(Cassette());
  // Last, so that nobody is served any more when the others end.
  HttpTestServer server_{[this](HttpTestPeer& peer) { Serve(peer); }};
};

ScriptedWeb::ScriptedWeb() : impl_(std::make_unique<Impl>()) {}
ScriptedWeb::~ScriptedWeb() = default;

EnvironmentChanges ScriptedWeb::environment() const {
  return impl_->environment();
}

void ScriptedWeb::Play(Cassette script) { impl_->Play(std::move(script)); }

std::vector<std::string> ScriptedWeb::Requests() const {
  return impl_->Requests();
}

std::vector<std::string> ScriptedWeb::Problems() const {
  return impl_->Problems();
}

}  // namespace insight::testing
