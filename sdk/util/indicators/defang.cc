#include "sdk/util/indicators/defang.h"

#include <re2/re2.h>

#include <cstddef>

namespace insight {
namespace {

std::string WithBrackets(std::string_view text, std::string_view around) {
  std::string result;
  for (const char c : text) {
    if (around.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result.append({'[', c, ']'});
    }
  }
  return result;
}

// "http://user@host:80/path" or "https://...".
std::string DefangUrl(std::string_view url) {
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos) return std::string(url);
  std::string scheme(url.substr(0, colon));
  if (scheme.starts_with("http")) scheme.replace(1, 2, "xx");
  const std::size_t host = colon + 3;
  const std::size_t end = url.find_first_of("/?#", host);
  const std::string_view authority = url.substr(host, end - host);
  const std::string_view rest =
      end == std::string_view::npos ? std::string_view() : url.substr(end);
  return scheme + "://" + WithBrackets(authority, ".@") + std::string(rest);
}

}  // namespace

std::string Defang(IndicatorKind kind, std::string_view indicator) {
  switch (kind) {
    case IndicatorKind::kIpv4:
    case IndicatorKind::kDomain:
      return WithBrackets(indicator, ".");
    case IndicatorKind::kIpv6:
      return WithBrackets(indicator, ".:");
    case IndicatorKind::kEmail:
      return WithBrackets(indicator, ".@");
    case IndicatorKind::kUrl:
      return DefangUrl(indicator);
    default:
      return std::string(indicator);
  }
}

std::string Refang(std::string_view text) {
  static const RE2 dot(R"((?i)\[(?:\.|dot)\]|\((?:\.|dot)\)|\{(?:\.|dot)\})");
  static const RE2 at(R"((?i)\[(?:@|at)\]|\((?:@|at)\)|\{(?:@|at)\})");
  static const RE2 punctuation(R"(\[(://|:|/)\])");
  static const RE2 scheme(R"((?i)\bhxxp(s?:))");
  std::string result(text);
  RE2::GlobalReplace(&result, dot, ".");
  RE2::GlobalReplace(&result, at, "@");
  RE2::GlobalReplace(&result, punctuation, R"(\1)");
  RE2::GlobalReplace(&result, scheme, R"(http\1)");
  return result;
}

}  // namespace insight
