// What all TLS connections of a client have in common: which certificates are
// trusted, and which one the client shows.
//
// OpenSSL is not touched before the first https request.  TLS 1.2 is the oldest
// version spoken.
//
// Thread safety: all methods may be called from any thread.

#ifndef SDK_HTTP_TLS_CONTEXT_H_
#define SDK_HTTP_TLS_CONTEXT_H_

#include <memory>
#include <mutex>
#include <string>

#include "sdk/types/secret.h"

// OpenSSL's SSL_CTX; its headers stay out of ours.
struct ssl_ctx_st;

namespace insight {

struct TlsOptions {
  // False accepts any certificate for any host.  Only where a customer asked
  // for it.
  bool verify = true;

  // Certificates in PEM that are trusted, instead of all others.
  std::string ca_pem = {};

  // The same as a file.  Where neither is given: $SSL_CERT_FILE and
  // $SSL_CERT_DIR, or else the system's store (the places of Debian, Alpine and
  // Red Hat).
  std::string ca_file = {};

  // The client's own certificate in PEM, followed by those that it needs, and
  // its key.  Empty: none is shown.
  std::string client_certificate_pem = {};
  AsymmetricKey client_key = {};
};

class TlsContext {
 public:
  explicit TlsContext(TlsOptions options);
  TlsContext(const TlsContext&) = delete;
  TlsContext& operator=(const TlsContext&) = delete;
  ~TlsContext();

  // Made on the first call.  Throws TransportException with kUntrusted if the
  // options have something that cannot be read; the next call tries again.
  [[nodiscard]] ssl_ctx_st* Get();

  [[nodiscard]] bool verify() const { return options_.verify; }

 private:
  const TlsOptions options_;
  std::mutex mutex_;  // Guards all below.
  std::unique_ptr<ssl_ctx_st, void (*)(ssl_ctx_st*)> context_;
};

}  // namespace insight

#endif  // SDK_HTTP_TLS_CONTEXT_H_
