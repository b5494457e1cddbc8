#include "sdk/http/socket_stream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <utility>

#include "sdk/http/tls_context.h"
#include "sdk/http/transport_exception.h"

namespace insight {
namespace {

bool WouldBlock(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

bool IsAddress(const std::string& host) {
  in6_addr buffer;
  return inet_pton(AF_INET, host.c_str(), &buffer) == 1 ||
         inet_pton(AF_INET6, host.c_str(), &buffer) == 1;
}

// A BIO over a socket.  OpenSSL's own one writes without MSG_NOSIGNAL, and a
// library must not change what SIGPIPE does to its process.
int SocketOf(BIO* bio) {
  return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

int BioWrite(BIO* bio, const char* data, int size) {
  BIO_clear_retry_flags(bio);
  const ssize_t sent =
      send(SocketOf(bio), data, static_cast<std::size_t>(size), MSG_NOSIGNAL);
  if (sent < 0 && (WouldBlock(errno) || errno == EINTR)) {
    BIO_set_retry_write(bio);
  }
  return static_cast<int>(sent);
}

int BioRead(BIO* bio, char* data, int size) {
  BIO_clear_retry_flags(bio);
  const ssize_t got =
      recv(SocketOf(bio), data, static_cast<std::size_t>(size), 0);
  if (got < 0 && (WouldBlock(errno) || errno == EINTR)) {
    BIO_set_retry_read(bio);
  }
  if (got == 0) BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
  return static_cast<int>(got);
}

long BioControl(BIO* bio, int command, long, void*) {
  if (command == BIO_CTRL_EOF)
    return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO* NewSocketBio(int fd) {
  static BIO_METHOD* const method = [] {
    BIO_METHOD* const made =
        BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
    BIO_meth_set_write(made, &BioWrite);
    BIO_meth_set_read(made, &BioRead);
    BIO_meth_set_ctrl(made, &BioControl);
    return made;
  }();
  BIO* const bio = BIO_new(method);
  BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(fd)));
  BIO_set_init(bio, 1);
  return bio;
}

// Takes the error that OpenSSL reports, and forgets the others.
std::string TakeTlsError() {
  const char* const reason = ERR_reason_error_string(ERR_peek_last_error());
  std::string text = reason == nullptr ? "the connection ended" : reason;
  ERR_clear_error();
  return text;
}

}  // namespace

SocketStream::SocketStream(std::span<const SocketAddress> addresses,
                           std::string name, const IoLimits& limits)
    : tcp_(addresses, std::move(name), limits), tls_(nullptr, &SSL_free) {}

SocketStream::~SocketStream() {
  // Politeness only: the answer is not waited for.
  if (tls_ != nullptr && SSL_is_init_finished(tls_.get())) {
    SSL_shutdown(tls_.get());
    ERR_clear_error();
  }
}

void SocketStream::StartTls(TlsContext& context, const std::string& host,
                            const IoLimits& limits) {
  tls_.reset(SSL_new(context.Get()));
  if (tls_ == nullptr) {
    throw TransportException(TransportFailure::kUntrusted,
                             "TLS cannot be set up: " + TakeTlsError());
  }
  BIO* const bio = NewSocketBio(tcp_.fd());
  SSL_set_bio(tls_.get(), bio, bio);
  if (IsAddress(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls_.get()), host.c_str());
  } else {
    SSL_set_hostflags(tls_.get(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    SSL_set1_host(tls_.get(), host.c_str());
    SSL_set_tlsext_host_name(tls_.get(), host.c_str());
  }
  for (;;) {
    ERR_clear_error();
    const int result = SSL_connect(tls_.get());
    if (result == 1) return;
    if (!WaitForTls(result, limits)) break;
  }
  throw TransportException(TransportFailure::kUntrusted, WhyUntrusted());
}

std::string SocketStream::WhyUntrusted() const {
  const long verdict = SSL_get_verify_result(tls_.get());
  const std::string error = TakeTlsError();
  if (verdict == X509_V_OK) return "no TLS with " + tcp_.name() + ": " + error;
  return "the certificate of " + tcp_.name() +
         " is not trusted: " + X509_verify_cert_error_string(verdict);
}

bool SocketStream::WaitForTls(int result, const IoLimits& limits) {
  switch (SSL_get_error(tls_.get(), result)) {
    case SSL_ERROR_WANT_READ:
      tcp_.Wait(POLLIN, limits);
      return true;
    case SSL_ERROR_WANT_WRITE:
      tcp_.Wait(POLLOUT, limits);
      return true;
    default:
      return false;
  }
}

void SocketStream::Write(std::string_view bytes, const IoLimits& limits) {
  if (tls_ == nullptr) {
    tcp_.Write(bytes, limits);
    return;
  }
  while (!bytes.empty()) {
    std::size_t sent = 0;
    ERR_clear_error();
    const int result =
        SSL_write_ex(tls_.get(), bytes.data(), bytes.size(), &sent);
    if (result != 1 && !WaitForTls(result, limits)) {
      throw TransportException(
          TransportFailure::kCutOff,
          "sending to " + tcp_.name() + ": " + TakeTlsError());
    }
    bytes.remove_prefix(sent);
  }
}

std::size_t SocketStream::Read(std::span<char> buffer, const IoLimits& limits) {
  if (tls_ == nullptr) return tcp_.Read(buffer, limits);
  for (;;) {
    tcp_.CheckDeadline(limits);
    std::size_t got = 0;
    ERR_clear_error();
    const int result =
        SSL_read_ex(tls_.get(), buffer.data(), buffer.size(), &got);
    if (result == 1) return got;
    if (SSL_get_error(tls_.get(), result) == SSL_ERROR_ZERO_RETURN) return 0;
    if (!WaitForTls(result, limits)) break;
  }
  throw TransportException(
      TransportFailure::kCutOff,
      "reading from " + tcp_.name() + ": " + TakeTlsError());
}

bool SocketStream::IsIdle() {
  if (tls_ == nullptr) return tcp_.IsIdle();
  // Session tickets may wait to be read; they are no answer.
  char byte = 0;
  ERR_clear_error();
  const int result = SSL_peek(tls_.get(), &byte, 1);
  const bool idle =
      result <= 0 && SSL_get_error(tls_.get(), result) == SSL_ERROR_WANT_READ;
  ERR_clear_error();
  return idle;
}

}  // namespace insight
