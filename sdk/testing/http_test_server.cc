#include "sdk/testing/http_test_server.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <mutex>
#include <utility>

#include "sdk/error/check.h"
#include "sdk/testing/loopback_server.h"

namespace insight::testing {
namespace {

using BioPtr = std::unique_ptr<BIO, int (*)(BIO*)>;
using ContextPtr = std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)>;
using SslPtr = std::unique_ptr<SSL, void (*)(SSL*)>;
using X509Ptr = std::unique_ptr<X509, void (*)(X509*)>;

BioPtr Open(const std::string& pem) {
  return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                &BIO_free);
}

X509Ptr ReadCertificate(const std::string& pem) {
  return X509Ptr(PEM_read_bio_X509(Open(pem).get(), nullptr, nullptr, nullptr),
                 &X509_free);
}

ContextPtr MakeContext(const TestCertificate& certificate,
                       const std::string& client_ca_pem) {
  ContextPtr context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  const X509Ptr own = ReadCertificate(certificate.certificate_pem);
  EVP_PKEY* const key = PEM_read_bio_PrivateKey(Open(certificate.key_pem).get(),
                                                nullptr, nullptr, nullptr);
  Check(SSL_CTX_use_certificate(context.get(), own.get()) == 1 &&
            SSL_CTX_use_PrivateKey(context.get(), key) == 1,
        "the server's certificate can be used");
  EVP_PKEY_free(key);
  if (!client_ca_pem.empty()) {
    const X509Ptr ca = ReadCertificate(client_ca_pem);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), ca.get());
    SSL_CTX_set_verify(context.get(),
                       SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                       nullptr);
  }
  return context;
}

// Writing to a client that is gone shall not end the test.  The signal is
// blocked in our threads only, so that a client which needs this is found out.
void BlockSigpipe() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

class SocketPeer final : public HttpTestPeer {
 public:
  SocketPeer(int fd, std::function<void(const ReceivedRequest&)> on_request)
      : fd_(fd),
        on_request_(std::move(on_request)),
        context_(nullptr, &SSL_CTX_free),
        ssl_(nullptr, &SSL_free) {}

  ~SocketPeer() override {
    if (ssl_ != nullptr) SSL_shutdown(ssl_.get());
  }

  bool StartTls(const TestCertificate& certificate) override {
    return StartTls(MakeContext(certificate, ""));
  }

  bool StartTls(ContextPtr context) {
    context_ = std::move(context);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_fd(ssl_.get(), fd_);
    if (SSL_accept(ssl_.get()) == 1) return true;
    ssl_.reset();
    return false;
  }

  bool Write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const int size =
          static_cast<int>(std::min<std::size_t>(bytes.size(), 1 << 20));
      const auto sent =
          ssl_ != nullptr
              ? SSL_write(ssl_.get(), bytes.data(), size)
              : static_cast<int>(
                    send(fd_, bytes.data(), static_cast<std::size_t>(size), 0));
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  std::optional<ReceivedRequest> ReadRequest() override {
    std::size_t end;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReadMore()) return std::nullopt;
    }
    ReceivedRequest request = ParseHead(received_.substr(0, end + 2));
    received_.erase(0, end + 4);
    std::size_t length = 0;
    if (const auto text = request.headers.Get("Content-Length")) {
      std::from_chars(text->data(), text->data() + text->size(), length);
    }
    while (received_.size() < length) {
      if (!ReadMore()) return std::nullopt;
    }
    request.body = received_.substr(0, length);
    received_.erase(0, length);
    on_request_(request);
    return request;
  }

  void Hang() override {
    while (ReadMore()) received_.clear();
  }

 private:
  static ReceivedRequest ParseHead(std::string_view text) {
    ReceivedRequest request;
    std::string_view line = text.substr(0, text.find("\r\n"));
    text.remove_prefix(line.size() + 2);
    const auto space = line.find(' ');
    request.method = line.substr(0, space);
    request.target = line.substr(space + 1, line.rfind(' ') - space - 1);
    while (!text.empty()) {
      line = text.substr(0, text.find("\r\n"));
      text.remove_prefix(line.size() + 2);
      const auto colon = line.find(": ");
      if (colon == std::string_view::npos) continue;
      request.headers.Add(std::string(line.substr(0, colon)),
                          std::string(line.substr(colon + 2)));
    }
    return request;
  }

  bool ReadMore() {
    char buffer[4096];
    const auto got =
        ssl_ != nullptr
            ? SSL_read(ssl_.get(), buffer, sizeof(buffer))
            : static_cast<int>(recv(fd_, buffer, sizeof(buffer), 0));
    if (got <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(got));
    return true;
  }

  const int fd_;
  const std::function<void(const ReceivedRequest&)> on_request_;
  ContextPtr context_;
  SslPtr ssl_;  // Null in the clear.
  std::string received_;
};

}  // namespace

std::string HttpReply(int status, std::string_view body,
                      const HttpHeaders& headers) {
  std::string reply = "HTTP/1.1 " + std::to_string(status) + " Status\r\n";
  for (const auto& [name, value] : headers) {
    reply.append(name).append(": ").append(value).append("\r\n");
  }
  return reply + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

HttpTestServer::Handler AnswerWith(std::vector<std::string> replies) {
  struct State {
    std::mutex mutex;  // Guards `next`.
    std::size_t next = 0;
  };
  const auto state = std::make_shared<State>();
  return [state, replies = std::move(replies)](HttpTestPeer& peer) {
    while (peer.ReadRequest()) {
      std::size_t mine;
      {
        const std::lock_guard lock(state->mutex);
        mine = std::min(state->next++, replies.size() - 1);
      }
      if (!peer.Write(replies[mine])) return;
    }
  };
}

class HttpTestServer::Impl {
 public:
  Impl(Handler handler, HttpTestServerOptions options)
      : handler_(std::move(handler)),
        options_(std::move(options)),
        server_([this](int fd) { Serve(fd); }) {}

  std::uint16_t port() const { return server_.port(); }
  int connections() const { return server_.connections(); }
  bool is_tls() const { return options_.certificate.has_value(); }

  std::vector<ReceivedRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void Serve(int fd) {
    BlockSigpipe();
    SocketPeer peer(fd, [this](const ReceivedRequest& request) {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    });
    if (!is_tls() || peer.StartTls(MakeContext(*options_.certificate,
                                               options_.client_ca_pem))) {
      handler_(peer);
    }
  }

  const Handler handler_;
  const HttpTestServerOptions options_;
  mutable std::mutex mutex_;  // Guards `requests_`.
  std::vector<ReceivedRequest> requests_;
  LoopbackServer server_;  // Last: its threads use all above.
};

HttpTestServer::HttpTestServer(Handler handler, HttpTestServerOptions options)
    : impl_(std::make_unique<Impl>(std::move(handler), std::move(options))) {}

HttpTestServer::~HttpTestServer() = default;

std::uint16_t HttpTestServer::port() const { return impl_->port(); }

std::string HttpTestServer::url() const {
  return (impl_->is_tls() ? "https://localhost:" : "http://127.0.0.1:") +
         std::to_string(port());
}

int HttpTestServer::connections() const { return impl_->connections(); }

std::vector<ReceivedRequest> HttpTestServer::requests() const {
  return impl_->requests();
}

}  // namespace insight::testing
