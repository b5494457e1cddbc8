// Digest authentication (RFC 7616).
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_REST_UTIL_DIGEST_AUTH_H_
#define PLUGINS_REST_UTIL_DIGEST_AUTH_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/http_headers.h"
#include "sdk/types/secret.h"
#include "sdk/util/hash/hash.h"

namespace insight::plugins::rest {

struct DigestChallenge {
  std::string realm = {};
  std::string nonce = {};
  std::optional<std::string> opaque = {};
  // Empty if the challenge had none: it is not repeated then.
  std::string algorithm_name = {};
  HashAlgorithm algorithm = HashAlgorithm::kMd5;
  bool is_session = false;  // "-sess"
  bool has_qop = false;     // "auth" is offered; RFC 2069 had none.
};

// Returns the first challenge among the WWW-Authenticate fields that can be
// answered: MD5, SHA-256 (RFC 7616) or SHA (as browsers and Python's requests
// take it), and qop "auth" if it has any.
[[nodiscard]] std::optional<DigestChallenge> FindDigestChallenge(
    const HttpHeaders& headers);

// Returns the value of the Authorization field.  `target` is the request
// line's; `client_nonce` is to be a new random text each time.
[[nodiscard]] std::string AnswerDigest(const DigestChallenge& challenge,
                                       const UsernamePassword& credentials,
                                       std::string_view method,
                                       std::string_view target,
                                       const std::string& client_nonce);

}  // namespace insight::plugins::rest

#endif  // PLUGINS_REST_UTIL_DIGEST_AUTH_H_
