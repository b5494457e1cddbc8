#include "sdk/http/outgoing_request.h"

#include <algorithm>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/content_decoder.h"
#include "sdk/http/credentials.h"

namespace insight {
namespace {

[[noreturn]] void RefuseUrl(const std::string& why) {
  throw PluginException(
      "The URL is not valid: " + why + ".",
      "Correct the URL in the connection or in the step's input.");
}

bool IsToken(std::string_view text) {
  constexpr std::string_view kSymbols = "!#$%&'*+-.^_`|~";
  const auto is_token_character = [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || kSymbols.find(c) != std::string_view::npos;
  };
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), is_token_character);
}

bool IsFieldValue(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t';
  });
}

// "." and "..", also percent-encoded: a server may take them for the way up, so
// that an input would choose another resource than the one meant.
bool HasDotSegment(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  for (bool more = true; more;) {
    const auto slash = path.find('/');
    const std::string segment = PercentDecode(path.substr(0, slash));
    if (segment == "." || segment == "..") return true;
    more = slash != std::string_view::npos;
    if (more) path.remove_prefix(slash + 1);
  }
  return false;
}

bool IsAbsolute(std::string_view path) {
  constexpr std::string_view kHttp = "http://";
  constexpr std::string_view kHttps = "https://";
  return EqualsIgnoreCase(path.substr(0, kHttp.size()), kHttp) ||
         EqualsIgnoreCase(path.substr(0, kHttps.size()), kHttps);
}

Url BuildUrl(const HttpRequest& request, const std::optional<Url>& base) {
  const std::string& path = request.path;
  std::string text = path;
  if (!IsAbsolute(path)) {
    if (!base) RefuseUrl("it does not start with http:// or https://");
    if (HasDotSegment(path)) RefuseUrl("its path has a . or .. in it");
    std::string prefix = base->path;
    const bool joins = !path.empty() && path[0] != '?';
    if (joins && prefix.ends_with('/')) prefix.pop_back();
    const bool needs_slash = joins && path[0] != '/';
    text = base->Origin() + prefix + (needs_slash ? "/" : "") + path;
  }
  try {
    Url url = Url::Parse(text);
    if (!request.query.empty()) {
      if (!url.query.empty()) url.query += '&';
      url.query += EncodeQuery(request.query);
    }
    return url;
  } catch (const UrlException& error) {
    RefuseUrl(error.what());
  }
}

void SetAll(const HttpHeaders& from, HttpHeaders& to) {
  for (const auto& [name, value] : from) to.Remove(name);
  for (const auto& [name, value] : from) to.Add(name, value);
}

void SetDefault(std::string_view name, std::string_view value,
                HttpHeaders& headers) {
  if (!headers.Has(name)) headers.Add(std::string(name), std::string(value));
}

HttpHeaders BuildHeaders(const HttpRequest& request,
                         const HttpHeaders& client_headers) {
  HttpHeaders headers = client_headers;
  SetAll(request.headers, headers);
  for (const std::string_view framing :
       {"Host", "Connection", "Content-Length", "Transfer-Encoding"}) {
    headers.Remove(framing);
  }
  CheckHeaders(headers);
  SetDefault("Accept", "*/*", headers);
  // A range is one of the bytes that are sent, which a coding would change.
  SetDefault("Accept-Encoding",
             headers.Has("Range") ? "identity" : kAcceptedCodings, headers);
  return headers;
}

// Fields that say nothing about who asks.
bool MayCrossOrigins(std::string_view name) {
  const auto starts_with = [name](std::string_view prefix) {
    return EqualsIgnoreCase(name.substr(0, prefix.size()), prefix);
  };
  return starts_with("Accept") || starts_with("Content-") ||
         starts_with("If-") || EqualsIgnoreCase(name, "Range") ||
         EqualsIgnoreCase(name, "User-Agent");
}

template <typename Drop>
void DropFields(HttpHeaders& headers, Drop drop) {
  HttpHeaders kept;
  for (const auto& [name, value] : headers) {
    if (!drop(name)) kept.Add(name, value);
  }
  headers = std::move(kept);
}

void BecomeGet(OutgoingRequest& request) {
  request.method = "GET";
  request.body = {};
  DropFields(request.headers, [](std::string_view name) {
    return EqualsIgnoreCase(name.substr(0, 8), "Content-");
  });
}

Url RedirectTarget(const HttpResponse& response,
                   const OutgoingRequest& request) {
  try {
    return request.url.Resolve(*response.headers.Get("Location"));
  } catch (const UrlException& error) {
    throw PluginException(Preset::kRedirectError,
                          request.Name() +
                              " was redirected to a URL that cannot be "
                              "followed: " +
                              error.what());
  }
}

}  // namespace

void CheckHeaders(const HttpHeaders& headers) {
  for (const auto& [name, value] : headers) {
    const bool is_named = IsToken(name);
    if (is_named && IsFieldValue(value)) continue;
    throw PluginException(
        is_named ? "The request's header " + name +
                       " has a line break or another control character."
                 : "The request has a header whose name is not allowed.",
        "Remove such characters from the connection or the step's input.");
  }
}

Url ParseBaseUrl(const std::string& text) {
  try {
    return Url::Parse(text);
  } catch (const UrlException& error) {
    RefuseUrl(error.what());
  }
}

OutgoingRequest MakeOutgoing(const HttpRequest& request,
                             const std::optional<Url>& base,
                             const HttpHeaders& client_headers) {
  if (!IsToken(request.method)) {
    throw PluginException("The request's method is not valid.",
                          "Use a method such as GET or POST.");
  }
  OutgoingRequest made = {.method = request.method,
                          .url = BuildUrl(request, base),
                          .headers = BuildHeaders(request, client_headers),
                          .body = request.body};
  made.with_credentials = !base || made.url.SameOrigin(*base);
  std::string userinfo = std::exchange(made.url.userinfo, "");
  if (userinfo.empty() && base && made.with_credentials) {
    userinfo = base->userinfo;
  }
  if (!userinfo.empty()) {
    SetDefault("Authorization", BasicCredentialsOfUserinfo(userinfo),
               made.headers);
  }
  return made;
}

bool IsRedirect(const HttpResponse& response) {
  switch (response.status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return response.headers.Has("Location");
    default:
      return false;
  }
}

void FollowRedirect(const HttpResponse& response, OutgoingRequest& request) {
  Url target = RedirectTarget(response, request);
  target.userinfo.clear();  // Whoever redirects does not choose who we are.
  if (request.url.IsHttps() && !target.IsHttps()) {
    throw PluginException(
        Preset::kRedirectError,
        request.Name() + " was redirected from https to http");
  }
  const bool becomes_get =
      (response.status == 303 && request.method != "HEAD") ||
      ((response.status == 301 || response.status == 302) &&
       request.method == "POST");
  if (becomes_get) BecomeGet(request);
  if (!target.SameOrigin(request.url)) {
    request.with_credentials = false;
    DropFields(request.headers,
               [](std::string_view name) { return !MayCrossOrigins(name); });
  }
  request.url = std::move(target);
}

}  // namespace insight
