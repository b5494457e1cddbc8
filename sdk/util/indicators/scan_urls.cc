#include <algorithm>
#include <cstddef>

#include "sdk/util/indicators/characters.h"
#include "sdk/util/indicators/scan.h"

namespace insight {
namespace {

constexpr std::size_t kMinHost = 2;
constexpr std::size_t kMaxHost = 256;

bool IsAlphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9');
}

bool IsOfHost(char c) {
  return IsAlphanumeric(c) ||
         std::string_view("-@:%._+~#=!").find(c) != std::string_view::npos;
}

// All that a host may have, too.
bool IsOfUrl(char c) {
  return IsAlphanumeric(c) || std::string_view("-@:%_+.~#?&/;=!*$()").find(c) !=
                                  std::string_view::npos;
}

// Whether a host starts at `start`: whether one of its possible ends is a word
// boundary.
bool HasHost(std::string_view text, std::size_t start) {
  const std::size_t last = std::min(text.size(), start + kMaxHost);
  for (std::size_t end = start; end < last && IsOfHost(text[end]);) {
    ++end;
    if (end - start >= kMinHost && IsWordBoundary(text, end)) return true;
  }
  return false;
}

std::size_t EndOfScheme(std::string_view text, std::size_t start) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (text.substr(start).starts_with(scheme)) return start + scheme.size();
  }
  return 0;
}

}  // namespace

void ScanUrls(std::string_view text,
              const std::function<void(std::string_view)>& found) {
  for (std::size_t start = 0;
       (start = text.find("http", start)) != std::string_view::npos;) {
    const std::size_t host = EndOfScheme(text, start);
    const bool has_www = host != 0 && text.substr(host).starts_with("www.");
    if (host == 0 ||
        !(HasHost(text, host) || (has_www && HasHost(text, host + 4)))) {
      ++start;
      continue;
    }
    const auto end = std::find_if_not(text.begin() + host, text.end(), IsOfUrl);
    const auto length = static_cast<std::size_t>(end - text.begin()) - start;
    found(text.substr(start, length));
    start += length;
  }
}

}  // namespace insight
