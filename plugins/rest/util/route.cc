#include "plugins/rest/util/route.h"

#include <cstddef>
#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/http_headers.h"

namespace insight::plugins::rest {
namespace {

[[noreturn]] void RefuseUrl(const UrlException& exception) {
  throw PluginException(std::string("Invalid URL: ") + exception.what() + ".",
                        "Verify the base URL of the connection and the route.");
}

std::string_view StripBlanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

bool HasHttpScheme(std::string_view url) {
  const std::string_view scheme = url.substr(0, url.find("://"));
  return scheme.size() < url.size() && (EqualsIgnoreCase(scheme, "http") ||
                                        EqualsIgnoreCase(scheme, "https"));
}

}  // namespace

Url ParseBase(std::string_view base_url, bool is_secure) {
  constexpr std::string_view kWww = "www.";
  std::string url(StripBlanks(base_url));
  if (!HasHttpScheme(url)) {
    for (std::size_t at = url.find(kWww); at != std::string::npos;
         at = url.find(kWww, at)) {
      url.erase(at, kWww.size());
    }
    url.insert(0, is_secure ? "https://" : "http://");
  }
  try {
    return Url::Parse(url);
  } catch (const UrlException& exception) {
    RefuseUrl(exception);
  }
}

Url ResolveRoute(const Url& base, std::string_view route) {
  try {
    return base.Resolve(StripBlanks(route));
  } catch (const UrlException& exception) {
    RefuseUrl(exception);
  }
}

}  // namespace insight::plugins::rest
