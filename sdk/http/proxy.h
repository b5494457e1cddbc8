// Which proxy a request goes through.
//
// Thread safety: values; distinct objects may be used from distinct threads.

#ifndef SDK_HTTP_PROXY_H_
#define SDK_HTTP_PROXY_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/http/url.h"

namespace insight {

struct ProxySettings {
  // Proxies for URLs of http and https; user information in them becomes
  // Proxy-Authorization.  They are spoken to in the clear; what goes to an
  // https URL is tunnelled through them under TLS all the same.
  std::optional<Url> http = {};
  std::optional<Url> https = {};

  // Hosts that are asked directly: "*" for all; a name, for itself and all
  // names below it, with or without a dot in front; an address; a range such
  // as "10.0.0.0/8".  Each may have a ":port".
  std::vector<std::string> except = {};

  [[nodiscard]] std::optional<Url> ProxyFor(const Url& url) const;

  // Reads http_proxy, https_proxy, all_proxy and no_proxy; each also in upper
  // case where the lower one is unset or empty.  A proxy without a scheme is
  // one of http.  Throws UrlException, naming the variable but not its value,
  // if one is no URL.
  [[nodiscard]] static ProxySettings FromEnvironment();

  // The same with another environment; `get` returns null for what is unset.
  [[nodiscard]] static ProxySettings FromVariables(
      const std::function<const char*(const char* name)>& get);
};

// Returns the proxy through which a protocol other than HTTP is tunnelled: that
// of PROTOCOL_proxy, such as whois_proxy, or PROTOCOL_PROXY.  Nothing if
// neither is set: all_proxy does not count, as programs of such protocols know
// of no proxies, and most proxies let nobody tunnel to their ports.  Throws as
// ProxySettings::FromEnvironment() does.  `get` is as above.
[[nodiscard]] std::optional<Url> TunnelProxyFromVariables(
    const std::string& protocol,
    const std::function<const char*(const char* name)>& get);

}  // namespace insight

#endif  // SDK_HTTP_PROXY_H_
