#include "sdk/http/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <charconv>
#include <cstdlib>

namespace insight {
namespace {

struct Address {
  std::array<unsigned char, 16> bytes = {};
  int bits = 0;  // 32 or 128.
};

std::optional<Address> ParseAddress(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) {
    text = text.substr(1, text.size() - 2);
  }
  const std::string copy(text);
  Address address;
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 32;
  } else if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) {
    address.bits = 128;
  } else {
    return std::nullopt;
  }
  return address;
}

bool SamePrefix(const Address& a, const Address& b, int bits) {
  for (int i = 0; i < bits; ++i) {
    const auto byte = static_cast<std::size_t>(i / 8);
    if (((a.bytes[byte] ^ b.bytes[byte]) >> (7 - i % 8)) & 1) return false;
  }
  return true;
}

// Whether `host` is an address in "10.0.0.0/8".
bool InRange(std::string_view host, std::string_view range) {
  const auto slash = range.find('/');
  const auto address = ParseAddress(host);
  const auto network = ParseAddress(range.substr(0, slash));
  if (!address || !network || address->bits != network->bits) return false;
  int prefix = network->bits;
  if (slash != std::string_view::npos) {
    const std::string_view text = range.substr(slash + 1);
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), prefix);
    if (error != std::errc() || end != text.data() + text.size()) return false;
  }
  return prefix >= 0 && prefix <= network->bits &&
         SamePrefix(*address, *network, prefix);
}

bool IsNameOrBelow(std::string_view host, std::string_view name) {
  if (name.starts_with('.')) name.remove_prefix(1);
  if (name.empty() || host.size() < name.size()) return false;
  if (!EqualsIgnoreCase(host.substr(host.size() - name.size()), name)) {
    return false;
  }
  return host.size() == name.size() ||
         host[host.size() - name.size() - 1] == '.';
}

bool Matches(const Url& url, std::string_view entry) {
  if (entry == "*") return true;
  if (InRange(url.host, entry)) return true;
  const auto colon = entry.rfind(':');
  if (colon != std::string_view::npos && !ParseAddress(entry)) {
    if (entry.substr(colon + 1) != std::to_string(url.port)) return false;
    entry = entry.substr(0, colon);
    if (InRange(url.host, entry)) return true;
  }
  return IsNameOrBelow(url.host, entry);
}

// The first of `names` that is set and not empty.
std::string FirstOf(const std::function<const char*(const char*)>& get,
                    std::initializer_list<const char*> names,
                    std::string& which) {
  for (const char* const name : names) {
    const char* const value = get(name);
    if (value == nullptr || *value == '\0') continue;
    which = name;
    return value;
  }
  return "";
}

std::optional<Url> ReadProxy(const std::function<const char*(const char*)>& get,
                             std::initializer_list<const char*> names) {
  std::string which;
  std::string value = FirstOf(get, names, which);
  if (value.empty()) return std::nullopt;
  if (value.find("://") == std::string::npos) value.insert(0, "http://");
  try {
    Url url = Url::Parse(value);
    if (!url.IsHttps()) return url;
  } catch (const UrlException& error) {
    throw UrlException("the proxy in " + which +
                       " cannot be used: " + error.what());
  }
  throw UrlException("the proxy in " + which +
                     " cannot be used: it is not of http://");
}

}  // namespace

std::optional<Url> ProxySettings::ProxyFor(const Url& url) const {
  for (const std::string& entry : except) {
    if (Matches(url, entry)) return std::nullopt;
  }
  return url.IsHttps() ? https : http;
}

ProxySettings ProxySettings::FromEnvironment() {
  return FromVariables([](const char* name) { return std::getenv(name); });
}

ProxySettings ProxySettings::FromVariables(
    const std::function<const char*(const char* name)>& get) {
  ProxySettings settings;
  settings.http =
      ReadProxy(get, {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"});
  settings.https =
      ReadProxy(get, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
  std::string which;
  std::string list = FirstOf(get, {"no_proxy", "NO_PROXY"}, which);
  std::string entry;
  for (const char c : list + ",") {
    if (c == ' ' || c == '\t') continue;
    if (c != ',') {
      entry += c;
    } else if (!entry.empty()) {
      settings.except.push_back(std::move(entry));
      entry.clear();
    }
  }
  return settings;
}

std::optional<Url> TunnelProxyFromVariables(
    const std::string& protocol,
    const std::function<const char*(const char* name)>& get) {
  std::string upper = protocol;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return ReadProxy(get,
                   {(protocol + "_proxy").c_str(), (upper + "_PROXY").c_str()});
}

}  // namespace insight
