// URLs of http and https (RFC 3986; RFC 9110, section 4.2).
//
// Example:
//
//   const Url url = Url::Parse("https://host/a").Resolve("../b?c=d");
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_HTTP_URL_H_
#define SDK_HTTP_URL_H_

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sdk/http/http_client.h"

namespace insight {

// what() says what is wrong, without the URL itself: it may hold secrets.
class UrlException : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// Encodes all but the unreserved characters (letters, digits, "-._~") as %XX:
// for one segment of a path, or a name or value of a query.
[[nodiscard]] std::string PercentEncode(std::string_view text);

// Decodes %XX; a % without two hexadecimal digits stays as it is.
[[nodiscard]] std::string PercentDecode(std::string_view text);

// "a=1&b=2" with names and values encoded; a space becomes %20.
[[nodiscard]] std::string EncodeQuery(const HttpQuery& query);

// Returns a URL or path fit for logs: without user information, query and
// fragment.  Never throws for a malformed one.
[[nodiscard]] std::string RedactUrl(std::string_view url);

struct Url {
  std::string scheme;    // "http" or "https".
  std::string userinfo;  // Percent-encoded; empty if there is none.
  std::string host;      // Lower case; an IPv6 address without its brackets.
  std::uint16_t port = 0;
  std::string path;   // Starts with '/'.
  std::string query;  // Without '?'; percent-encoded.

  // Parses an absolute URL.  Spaces and bytes beyond ASCII are percent-encoded;
  // a fragment is dropped.  Throws UrlException if it has another scheme, no
  // host, a wrong port or a control character.
  [[nodiscard]] static Url Parse(std::string_view text);

  // Resolves a reference such as a Location's (RFC 3986, section 5.2).  Throws
  // as Parse() does.
  [[nodiscard]] Url Resolve(std::string_view reference) const;

  // "host" or "host:port" where the port is not the scheme's; what a Host field
  // has.
  [[nodiscard]] std::string Authority() const;
  [[nodiscard]] std::string Origin() const {
    return scheme + "://" + Authority();
  }
  // What a request line has: the path and, if there is one, the query.
  [[nodiscard]] std::string Target() const;
  [[nodiscard]] std::string ToString() const { return Origin() + Target(); }
  // For logs: without user information and query.
  [[nodiscard]] std::string Redacted() const { return Origin() + path; }

  [[nodiscard]] bool IsHttps() const { return scheme == "https"; }
  // Same scheme, host and port.
  [[nodiscard]] bool SameOrigin(const Url& other) const;

  friend bool operator==(const Url&, const Url&) = default;
};

}  // namespace insight

#endif  // SDK_HTTP_URL_H_
