#include "sdk/util/indicators/normalize.h"

#include <algorithm>
#include <cstddef>

#include "sdk/util/domain_name/domain_name.h"
#include "sdk/util/domain_name/ip_address.h"

namespace insight {
namespace {

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char ToUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

template <typename Mapping>
std::string Mapped(std::string_view text, Mapping mapping) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), mapping);
  return result;
}

std::string NormalizeDomain(std::string_view name) {
  return ToAsciiDomain(name).value_or(std::string(name));
}

std::string NormalizeEmail(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return std::string(address);
  return std::string(address.substr(0, at + 1)) +
         NormalizeDomain(address.substr(at + 1));
}

std::string NormalizeUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const std::size_t end =
      std::min(url.find_first_of("/?#", scheme + 3), url.size());
  std::size_t host = scheme + 3;
  const std::size_t at = url.substr(0, end).rfind('@');
  if (at != std::string_view::npos && at >= host) host = at + 1;
  const std::size_t host_end = std::min(url.find(':', host), end);
  return std::string(url.substr(0, host)) +
         NormalizeDomain(url.substr(host, host_end - host)) +
         std::string(url.substr(host_end));
}

}  // namespace

std::string NormalizeIndicator(IndicatorKind kind, std::string_view indicator) {
  switch (kind) {
    case IndicatorKind::kIpv6: {
      const auto address = ParseIpAddress(indicator);
      return address ? address->ToString() : std::string(indicator);
    }
    case IndicatorKind::kMac:
      return Mapped(indicator,
                    [](char c) { return c == '-' ? ':' : ToLower(c); });
    case IndicatorKind::kMd5:
    case IndicatorKind::kSha1:
    case IndicatorKind::kSha256:
    case IndicatorKind::kSha512:
    case IndicatorKind::kUuid:
      return Mapped(indicator, ToLower);
    case IndicatorKind::kCve:
      return Mapped(indicator, ToUpper);
    case IndicatorKind::kDomain:
      return NormalizeDomain(indicator);
    case IndicatorKind::kEmail:
      return NormalizeEmail(indicator);
    case IndicatorKind::kUrl:
      return NormalizeUrl(indicator);
    case IndicatorKind::kIpv4:
    case IndicatorKind::kFilePath:
      break;
  }
  return std::string(indicator);
}

}  // namespace insight
