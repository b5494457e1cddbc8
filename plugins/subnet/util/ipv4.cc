#include "plugins/subnet/util/ipv4.h"

#include <bit>

namespace insight::plugins::subnet {
namespace {

// Decimal digits without leading zeros, up to `max`.
std::optional<unsigned> ParseNumber(std::string_view text, unsigned max) {
  if (text.empty() || text.size() > 3) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  unsigned number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = 10 * number + static_cast<unsigned>(c - '0');
  }
  if (number > max) return std::nullopt;
  return number;
}

std::optional<int> ParseMask(std::string_view text) {
  if (const auto prefix = ParseNumber(text, 32)) {
    return static_cast<int>(*prefix);
  }
  const std::optional<Ipv4Address> mask = ParseAddress(text);
  if (!mask) return std::nullopt;
  const int ones = std::countl_one(*mask);
  if (ones < 32 && *mask << ones != 0) return std::nullopt;
  return ones;
}

}  // namespace

std::optional<Ipv4Address> ParseAddress(std::string_view text) {
  Ipv4Address address = 0;
  for (int i = 0; i < 4; ++i) {
    const auto dot = text.find('.');
    if ((dot == std::string_view::npos) != (i == 3)) return std::nullopt;
    const std::optional<unsigned> number =
        ParseNumber(text.substr(0, dot), 255);
    if (!number) return std::nullopt;
    address = address << 8 | *number;
    if (i < 3) text.remove_prefix(dot + 1);
  }
  return address;
}

std::string ToString(Ipv4Address address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    text += std::to_string(address >> shift & 255);
    if (shift > 0) text += '.';
  }
  return text;
}

std::optional<Ipv4Network> ParseNetwork(std::string_view text) {
  const auto slash = text.find('/');
  const std::optional<Ipv4Address> address =
      ParseAddress(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return Ipv4Network{*address, 32};
  const std::optional<int> prefix = ParseMask(text.substr(slash + 1));
  if (!prefix) return std::nullopt;
  return Ipv4Network{*address, *prefix};
}

}  // namespace insight::plugins::subnet
