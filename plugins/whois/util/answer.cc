#include "plugins/whois/util/answer.h"

#include <algorithm>
#include <array>

#include "sdk/util/domain_name/domain_name.h"
#include "sdk/util/text_encoding/text_encoding.h"

namespace insight::plugins::whois {
namespace {

// A refusal has some lines about the terms of use at most.
constexpr std::size_t kLongestRefusal = 2000;

constexpr auto kRefusals = std::to_array<std::string_view>({
    "limit exceeded",
    "limit has been exceeded",
    "exceeded the maximum allowable number",
    "exceeded your query limit",
    "exceeded allowed",
    "quota exceeded",
    "quota has been exceeded",
    "query rate",
    "rate limit",
    "too many requests",
    "too many queries",
    "too many connections",
    "excessive querying",
    "number of allowed queries",
    "access control limit",
    "access has been limited",
    "temporarily denied",
    "%error:201",
});

// Records have one of these.
constexpr auto kRecordLabels = std::to_array<std::string_view>(
    {"domain:", "domain name:", "domain_name:", "inetnum:", "inet6num:",
     "netrange:", "registrar:"});

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(),
                    [](char a, char b) { return ToLower(a) == ToLower(b); });
}

// Takes the next line off `text`, which is not empty.
std::string_view TakeLine(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

// "whois://NAME:43/" and NAME are NAME.
std::optional<std::string> ServerIn(std::string_view value) {
  constexpr std::string_view kScheme = "whois://";
  constexpr std::string_view kPort = ":43";
  if (StartsWithIgnoringCase(value, kScheme)) {
    value.remove_prefix(kScheme.size());
    while (value.ends_with('/')) value.remove_suffix(1);
  }
  if (value.ends_with(kPort)) value.remove_suffix(kPort.size());
  if (!IsDomainName(value)) return std::nullopt;
  return ToLowerAscii(value);
}

// The first line of any of the labels that names a server.
std::optional<std::string> FirstServer(
    std::string_view text, std::initializer_list<std::string_view> labels) {
  while (!text.empty()) {
    const std::string_view line = Trim(TakeLine(text));
    for (const std::string_view label : labels) {
      if (!StartsWithIgnoringCase(line, label)) continue;
      std::optional<std::string> server =
          ServerIn(Trim(line.substr(label.size())));
      if (server) return server;
    }
  }
  return std::nullopt;
}

bool NamesRegistrant(std::string_view text) {
  return ValueOf(text, "Registrant Name:") ||
         ValueOf(text, "Registrant Organization:") ||
         ValueOf(text, "Registrant Country:");
}

}  // namespace

std::string NormalizeAnswer(std::string_view bytes) {
  std::string text = DecodeText(bytes);
  std::size_t kept = 0;
  for (const char c : text) {
    // Some servers send several.
    while (c == '\n' && kept > 0 && text[kept - 1] == '\r') --kept;
    text[kept++] = c;
  }
  text.resize(kept);
  return text;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::string ToLowerAscii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), &ToLower);
  return lower;
}

std::optional<std::string> ValueOf(std::string_view text,
                                   std::string_view label) {
  while (!text.empty()) {
    const std::string_view line = Trim(TakeLine(text));
    if (!StartsWithIgnoringCase(line, label)) continue;
    const std::string_view value = Trim(line.substr(label.size()));
    if (!value.empty()) return std::string(value);
  }
  return std::nullopt;
}

std::optional<std::string> ReferralOfIana(std::string_view text) {
  std::optional<std::string> server = FirstServer(text, {"refer:"});
  return server ? server : FirstServer(text, {"whois:"});
}

std::optional<std::string> ReferralOfDomain(std::string_view text) {
  if (NamesRegistrant(text)) return std::nullopt;
  return FirstServer(text, {"Registrar WHOIS Server:", "Whois Server:"});
}

std::optional<std::string> ReferralOfAddress(std::string_view text) {
  std::optional<std::string> server = FirstServer(text, {"ReferralServer:"});
  return server ? server : FirstServer(text, {"ResourceLink:"});
}

bool IsRateLimit(std::string_view text) {
  if (text.size() > kLongestRefusal) return false;
  for (const std::string_view label : kRecordLabels) {
    if (ValueOf(text, label)) return false;
  }
  const std::string lower = ToLowerAscii(text);
  return std::any_of(kRefusals.begin(), kRefusals.end(),
                     [&](std::string_view refusal) {
                       return lower.find(refusal) != std::string::npos;
                     });
}

}  // namespace insight::plugins::whois
