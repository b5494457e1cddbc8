// How a client shows who it is.

#ifndef SDK_HTTP_CREDENTIALS_H_
#define SDK_HTTP_CREDENTIALS_H_

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "sdk/http/http_headers.h"
#include "sdk/types/secret.h"

namespace insight {

class Logger;
class Waiter;

// RFC 7617.
struct BasicAuth {
  std::string username;
  Secret password;
};

// RFC 6750.
struct BearerAuth {
  Secret token;
};

// A key in a header field of its own, such as "X-Api-Key".
struct ApiKeyAuth {
  std::string header;
  Secret key;
};

// Tokens that expire and are fetched anew (see "sdk/http/oauth.h").
//
// Thread safety: all methods may be called from any thread.
class TokenSource {
 public:
  virtual ~TokenSource() = default;

  // Returns a token that is valid now, fetching one if need be.  `waiter` and
  // `log` may be null.  Throws PluginException if there is none to be had.
  [[nodiscard]] virtual Password Get(const Waiter* waiter, Logger* log) = 0;

  // The service refused this token: the next Get() fetches another, unless that
  // has happened already.
  virtual void Refused(const Password& token) = 0;
};

using HttpAuth = std::variant<std::monostate, BasicAuth, BearerAuth, ApiKeyAuth,
                              std::shared_ptr<TokenSource>>;

// "Basic ..." for a user and a password (RFC 7617), in UTF-8.
[[nodiscard]] std::string BasicCredentials(std::string_view username,
                                           std::string_view password);

// The same for the user information of a URL, "user:password" percent-encoded.
[[nodiscard]] std::string BasicCredentialsOfUserinfo(std::string_view userinfo);

// Adds the field that `auth` stands for unless the request has one of that
// name.  Not for token sources.
void AddCredentials(const HttpAuth& auth, HttpHeaders& headers);

}  // namespace insight

#endif  // SDK_HTTP_CREDENTIALS_H_
