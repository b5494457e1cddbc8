#include "sdk/util/indicators/patterns.h"

#include <re2/re2.h>

#include <cstddef>
#include <string>

#include "sdk/error/check.h"
#include "sdk/util/indicators/characters.h"

namespace insight {
namespace {

constexpr char kIpv4[] =
    "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
    "(?:\\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}";

// The alternatives of RFC 3986, section 3.2.2; in this order the first one that
// fits is the longest.
std::string Ipv6() {
  const std::string h16 = "[0-9A-Fa-f]{1,4}";
  const std::string group = "(?:" + h16 + ":)";
  const std::string ls32 = "(?:" + h16 + ":" + h16 + "|" + kIpv4 + ")";
  std::string pattern = group + "{6}" + ls32;
  for (int before = 0; before <= 7; ++before) {
    pattern += "|";
    if (before > 0) {
      pattern +=
          "(?:" + group + "{0," + std::to_string(before - 1) + "}" + h16 + ")?";
    }
    pattern += "::";
    const int after = 5 - before;
    if (after > 0) pattern += group + "{" + std::to_string(after) + "}";
    if (after >= 0) pattern += ls32;
    if (after == -1) pattern += h16;
  }
  return pattern;
}

// The names in a path have no white space (Unicode's property), no separators,
// and nothing that Windows forbids.
std::string FilePath() {
  const std::string path =
      R"((?:[A-Za-z]:)?(?:[/\\]{1,2}[^\\/:*?"<>|,\s\x0B\x{85}\x{A0}\x{1680})"
      R"(\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]+)+)";
  return "\"" + path + "\"|" + path;
}

// What has ASCII characters only is found faster among bytes.
RE2::Options Ascii() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  return options;
}

// A word of its own.  RE2's \b is right unless a letter beyond ASCII stands
// beside.
Pattern WordPattern(const re2::RE2& expression) {
  return {expression, /*starts_at_boundary=*/true, /*ends_at_boundary=*/true};
}

std::string HexDigits(int count) {
  return "\\b[0-9A-Fa-f]{" + std::to_string(count) + "}\\b";
}

Pattern HashPatternOf(IndicatorKind kind) {
  static const RE2 md5(HexDigits(32), Ascii());
  static const RE2 sha1(HexDigits(40), Ascii());
  static const RE2 sha256(HexDigits(64), Ascii());
  static const RE2 sha512(HexDigits(128), Ascii());
  switch (kind) {
    case IndicatorKind::kMd5:
      return WordPattern(md5);
    case IndicatorKind::kSha1:
      return WordPattern(sha1);
    case IndicatorKind::kSha256:
      return WordPattern(sha256);
    default:
      return WordPattern(sha512);
  }
}

}  // namespace

Pattern PatternOf(IndicatorKind kind) {
  static const RE2 ipv4(kIpv4, Ascii());
  static const RE2 ipv6(Ipv6(), Ascii());
  static const RE2 mac(R"(\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b)",
                       Ascii());
  static const RE2 cve("(?i)cve-[0-9]{4,5}-[0-9]{4,7}", Ascii());
  static const RE2 uuid("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
                        Ascii());
  static const RE2 email(R"([A-Za-z0-9_.+-:]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+)",
                         Ascii());
  static const RE2 file_path(FilePath());
  switch (kind) {
    case IndicatorKind::kIpv4:
      return {ipv4};
    case IndicatorKind::kIpv6:
      return {ipv6};
    case IndicatorKind::kMac:
      return WordPattern(mac);
    case IndicatorKind::kMd5:
    case IndicatorKind::kSha1:
    case IndicatorKind::kSha256:
    case IndicatorKind::kSha512:
      return HashPatternOf(kind);
    case IndicatorKind::kCve:
      return {cve};
    case IndicatorKind::kUuid:
      return {uuid};
    case IndicatorKind::kEmail:
      return {email};
    case IndicatorKind::kFilePath:
      return {file_path};
    case IndicatorKind::kUrl:
    case IndicatorKind::kDomain:
      break;
  }
  BrokenInvariant("the kind of an indicator has a pattern");
}

void ForEachMatch(const Pattern& pattern, std::string_view text,
                  const std::function<void(std::string_view)>& found) {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece match;
  for (std::size_t offset = 0; pattern.expression.Match(
           whole, offset, text.size(), RE2::UNANCHORED, &match, 1);) {
    const auto start = static_cast<std::size_t>(match.data() - text.data());
    const std::size_t end = start + match.size();
    if ((pattern.starts_at_boundary && !IsWordBoundary(text, start)) ||
        (pattern.ends_at_boundary && !IsWordBoundary(text, end))) {
      offset = start + 1;
      continue;
    }
    found(text.substr(start, match.size()));
    offset = end;
  }
}

}  // namespace insight
