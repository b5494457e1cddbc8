#include "tools/scaffold/skeleton_mark.h"

#include <cstddef>
#include <cstdint>

namespace insight::scaffold {
namespace {

constexpr std::string_view kStart = "// Skeleton ";
constexpr std::string_view kEnd =
    ": delete this line when you write the code.\n\n";

std::uint32_t Fnv1a(std::string_view text) {
  std::uint32_t hash = 2166136261u;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

std::string EightHexDigits(std::uint32_t number) {
  std::string digits(8, '0');
  for (std::size_t i = digits.size(); i > 0; --i, number >>= 4) {
    digits[i - 1] = "0123456789abcdef"[number & 0xF];
  }
  return digits;
}

}  // namespace

std::string MarkAsSkeleton(std::string_view text) {
  std::string marked(kStart);
  marked += EightHexDigits(Fnv1a(text));
  marked += kEnd;
  marked += text;
  return marked;
}

bool IsMarkedAsSkeleton(std::string_view text) {
  return text.starts_with(kStart);
}

bool IsUneditedSkeleton(std::string_view text) {
  const std::size_t mark_end = text.find(kEnd);
  return IsMarkedAsSkeleton(text) && mark_end != std::string_view::npos &&
         text == MarkAsSkeleton(text.substr(mark_end + kEnd.size()));
}

}  // namespace insight::scaffold
