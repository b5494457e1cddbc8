#include "sdk/util/domain_name/domain_name.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

namespace insight {
namespace {

constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxName = 253;  // RFC 1035, section 2.3.4, as text.

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsLetterOrDigit(char c) { return IsLetter(c) || (c >= '0' && c <= '9'); }

char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool IsLabel(std::string_view label) {
  return !label.empty() && label.size() <= kMaxLabel &&
         IsLetterOrDigit(label.front()) && IsLetterOrDigit(label.back()) &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return IsLetterOrDigit(c) || c == '-'; });
}

}  // namespace

bool IsDomainName(std::string_view name) {
  if (name.size() > kMaxName) return false;
  const std::size_t last_dot = name.rfind('.');
  if (last_dot == std::string_view::npos) return false;
  const std::string_view top = name.substr(last_dot + 1);
  if (top.size() < 2 || !IsLabel(top) || !IsLetter(top.back())) return false;
  for (std::string_view rest = name.substr(0, last_dot);;) {
    const std::size_t dot = rest.find('.');
    if (!IsLabel(rest.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    rest.remove_prefix(dot + 1);
  }
}

std::optional<std::string> ToAsciiDomain(std::string_view name) {
  const bool is_ascii = std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  if (is_ascii) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), &ToLower);
    return lower;
  }
  // What follows takes a C string, whose time grows with the square of labels.
  if (name.size() > 4 * kMaxName) return std::nullopt;
  if (name.find('\0') != std::string_view::npos) return std::nullopt;
  char* found = nullptr;
  const int status = idn2_to_ascii_8z(std::string(name).c_str(), &found,
                                      IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, void (*)(void*)> owner(found, &idn2_free);
  if (status != IDN2_OK) return std::nullopt;
  return std::string(found);
}

std::optional<std::string> ParseDomainName(std::string_view name) {
  std::optional<std::string> ascii = ToAsciiDomain(name);
  if (ascii && !IsDomainName(*ascii)) ascii.reset();
  return ascii;
}

}  // namespace insight
