#include "tools/sbom/purl.h"

namespace insight::tool {
namespace {

// Encodes all but unreserved characters (RFC 3986, section 2.3).
std::string Encoded(std::string_view text) {
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4];
    encoded += kDigits[byte & 15];
  }
  return encoded;
}

}  // namespace

std::string ToText(const Purl& purl) {
  std::string text = "pkg:" + purl.type + "/";
  if (!purl.name_space.empty()) text += Encoded(purl.name_space) + "/";
  text += Encoded(purl.name);
  if (!purl.version.empty()) text += "@" + Encoded(purl.version);
  char separator = '?';
  for (const auto& [key, value] : purl.qualifiers) {
    if (value.empty()) continue;
    text += separator + key + "=" + Encoded(value);
    separator = '&';
  }
  return text;
}

}  // namespace insight::tool
