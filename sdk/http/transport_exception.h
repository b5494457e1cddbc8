// What can go wrong on the wire.

#ifndef SDK_HTTP_TRANSPORT_EXCEPTION_H_
#define SDK_HTTP_TRANSPORT_EXCEPTION_H_

#include <stdexcept>
#include <string>

namespace insight {

enum class TransportFailure {
  kConnect,    // No connection; nothing was sent.
  kUntrusted,  // No TLS, or a certificate that does not verify; nothing sent.
  kProxy,      // The proxy refused; nothing was sent to the service.
  kTimeout,
  kCutOff,    // The connection ended before the response did.
  kProtocol,  // What came back is no HTTP, or beyond the limits of its parser.
  kCancelled,
};

// what() says what happened at which host and port; never a secret.
class TransportException : public std::runtime_error {
 public:
  TransportException(TransportFailure failure, const std::string& text)
      : std::runtime_error(text), failure_(failure) {}

  [[nodiscard]] TransportFailure failure() const { return failure_; }

 private:
  TransportFailure failure_;
};

}  // namespace insight

#endif  // SDK_HTTP_TRANSPORT_EXCEPTION_H_
