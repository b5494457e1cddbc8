#include "sdk/http/url.h"

#include <algorithm>
#include <charconv>

namespace insight {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void AppendEncoded(char c, std::string& out) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 15];
}

// Encodes what may stand nowhere in a URL; throws for control characters, which
// could end a line of the request.
std::string EncodeForbidden(std::string_view text) {
  constexpr std::string_view kForbidden = " \"<>\\^`{|}";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      throw UrlException("it has a control character");
    }
    if (byte > 0x7F || kForbidden.find(c) != std::string_view::npos) {
      AppendEncoded(c, out);
    } else {
      out += c;
    }
  }
  return out;
}

std::string ToLower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::uint16_t DefaultPort(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

std::uint16_t ParsePort(std::string_view text, std::string_view scheme) {
  if (text.empty()) return DefaultPort(scheme);
  std::uint16_t port = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0) {
    throw UrlException("its port is no number from 1 to 65535");
  }
  return port;
}

void CheckHost(std::string_view host, bool is_ipv6) {
  if (host.empty()) throw UrlException("it has no host");
  for (const char c : host) {
    const bool ok =
        is_ipv6 ? HexValue(c) >= 0 || c == ':' || c == '.' : IsUnreserved(c);
    if (ok) continue;
    throw UrlException(
        "its host has a character that is not allowed (write an "
        "internationalised name in its xn-- form)");
  }
}

void ParseAuthority(std::string_view authority, Url& url) {
  if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
    url.userinfo = EncodeForbidden(authority.substr(0, at));
    authority.remove_prefix(at + 1);
  }
  std::string_view host = authority;
  std::string_view port;
  const bool is_ipv6 = authority.starts_with('[');
  if (is_ipv6) {
    const auto end = authority.find(']');
    if (end == std::string_view::npos)
      throw UrlException("it has a [ without ]");
    host = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
    if (!port.empty() && port[0] != ':') {
      throw UrlException("it has text after its host's ]");
    }
    if (!port.empty()) port.remove_prefix(1);
  } else if (const auto colon = authority.find(':');
             colon != std::string_view::npos) {
    host = authority.substr(0, colon);
    port = authority.substr(colon + 1);
  }
  CheckHost(host, is_ipv6);
  url.host = ToLower(host);
  url.port = ParsePort(port, url.scheme);
}

// Takes "/path?query#fragment", any part of which may be missing.
void ParsePathAndQuery(std::string_view text, Url& url) {
  text = text.substr(0, text.find('#'));
  const auto question = text.find('?');
  url.path = EncodeForbidden(text.substr(0, question));
  if (url.path.empty()) url.path = "/";
  url.query = question == std::string_view::npos
                  ? ""
                  : EncodeForbidden(text.substr(question + 1));
}

// RFC 3986, section 5.2.4, for a path that starts with '/'.
std::string RemoveDotSegments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto end = path.find('/', 1);
    const std::string_view segment = path.substr(0, end);
    const bool last = end == std::string_view::npos;
    path = last ? std::string_view() : path.substr(end);
    if (segment == "/.") {
      if (last) out += '/';
    } else if (segment == "/..") {
      out.erase(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
      if (last) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

// Whether the text begins with a scheme and a colon (RFC 3986, section 3.1).
// What is no scheme there, as in "2001:db8::1", is a part of a path.
bool HasScheme(std::string_view text) {
  const std::string_view scheme = text.substr(0, text.find(':'));
  if (scheme.empty() || scheme.size() == text.size()) return false;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return is_letter(scheme[0]) &&
         std::all_of(scheme.begin(), scheme.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '+' ||
                  c == '-' || c == '.';
         });
}

}  // namespace

std::string PercentEncode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      out += c;
    } else {
      AppendEncoded(c, out);
    }
  }
  return out;
}

std::string PercentDecode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() &&
                        HexValue(text[i + 1]) >= 0 &&
                        HexValue(text[i + 2]) >= 0;
    if (escape) {
      out +=
          static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string EncodeQuery(const HttpQuery& query) {
  std::string out;
  for (const auto& [name, value] : query) {
    if (!out.empty()) out += '&';
    out += PercentEncode(name) + '=' + PercentEncode(value);
  }
  return out;
}

std::string RedactUrl(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const auto slashes = url.find("//");
  if (slashes == std::string_view::npos) return std::string(url);
  const std::string_view rest = url.substr(slashes + 2);
  const std::string_view authority = rest.substr(0, rest.find('/'));
  const auto at = authority.rfind('@');
  if (at == std::string_view::npos) return std::string(url);
  return std::string(url.substr(0, slashes + 2)) +
         std::string(rest.substr(at + 1));
}

Url Url::Parse(std::string_view text) {
  Url url;
  const auto colon = text.find("://");
  if (colon != std::string_view::npos) {
    url.scheme = ToLower(text.substr(0, colon));
  }
  if (url.scheme != "http" && url.scheme != "https") {
    throw UrlException("it does not start with http:// or https://");
  }
  text.remove_prefix(colon + 3);
  const auto end = text.find_first_of("/?#\\");
  ParseAuthority(text.substr(0, end), url);
  if (end == std::string_view::npos)
    text = {};
  else
    text.remove_prefix(end);
  if (text.starts_with('\\')) throw UrlException("it has a \\ after its host");
  ParsePathAndQuery(text, url);
  if (!url.path.starts_with('/')) url.path.insert(0, "/");
  return url;
}

Url Url::Resolve(std::string_view reference) const {
  if (HasScheme(reference)) return Parse(reference);
  if (reference.starts_with("//")) {
    return Parse(scheme + ":" + std::string(reference));
  }
  Url url = *this;
  if (reference.empty() || reference[0] == '#') return url;
  if (reference[0] == '?') {
    ParsePathAndQuery(path + std::string(reference), url);
    return url;
  }
  const std::string base =
      reference[0] == '/' ? "" : path.substr(0, path.rfind('/') + 1);
  ParsePathAndQuery(base + std::string(reference), url);
  url.path = RemoveDotSegments(url.path);
  return url;
}

std::string Url::Authority() const {
  std::string text =
      host.find(':') == std::string::npos ? host : "[" + host + "]";
  if (port != DefaultPort(scheme)) text += ":" + std::to_string(port);
  return text;
}

std::string Url::Target() const {
  return query.empty() ? path : path + "?" + query;
}

bool Url::SameOrigin(const Url& other) const {
  return scheme == other.scheme && host == other.host && port == other.port;
}

}  // namespace insight
