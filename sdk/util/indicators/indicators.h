// Indicators in a text: addresses, names, hashes and what else analysts look
// for.
//
// Example:
//
//   FindIndicators(IndicatorKind::kDomain, "see www.Example.co.uk/a, x.html")
//       -> {"www.example.co.uk"}
//   FindIndicators(IndicatorKind::kIpv4, "999.1.2.3.4") -> {"99.1.2.3"}
//
// The rules are those of Rapid7's ExtractIt plugin, word boundaries and letters
// are Unicode's.  Every search takes time linear in the text: patterns are
// RE2's, and what they cannot say (a look ahead) is scanned by hand.
//
// Texts are UTF-8.  Bytes that are not are no part of an indicator, except of a
// file path's, which may hold anything but its separators.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_INDICATORS_H_
#define SDK_UTIL_INDICATORS_INDICATORS_H_

#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace insight {

enum class IndicatorKind {
  kIpv4,      // Four numbers up to 255 without leading zeros; no boundaries, so
              // that 1.2.3.4567 has 1.2.3.45.
  kIpv6,      // RFC 4291, section 2.2; no boundaries, no zone.
  kMac,       // Six pairs of hex digits with : or - between.
  kMd5,       // 32 hex digits that are a whole word, as the next three are.
  kSha1,      // 40
  kSha256,    // 64
  kSha512,    // 128
  kCve,       // cve-YEAR-NUMBER: 4 or 5, and 4 to 7 digits; in any case.
  kUuid,      // 8-4-4-4-12 hex digits; no boundaries.
  kEmail,     // A dot-atom (RFC 5322, section 3.2.3), @, and a domain name; no
              // quoted names.
  kDomain,    // A name below a public suffix, in lower case; also that of a URL
              // or of an e-mail address.
  kUrl,       // Of http or https, with a host of at least two characters.
  kFilePath,  // Of Unix or Windows: names with / or \ before each, perhaps
              // after a drive, perhaps in double quotes.
};

// There are more indicators than a caller wants to have.
class TooManyIndicatorsException : public std::length_error {
 public:
  using std::length_error::length_error;
};

inline constexpr std::size_t kMaxIndicators = 1'000'000;

// Returns what is of this kind in `text`: each one once, in the order in which
// they first occur, as they are written there (domains in lower case).  Throws
// TooManyIndicatorsException if there are more than `max`.
[[nodiscard]] std::vector<std::string> FindIndicators(
    IndicatorKind kind, std::string_view text,
    std::size_t max = kMaxIndicators);

// Calls `found` with each part of `text` that looks like one of this kind, from
// left to right; they do not overlap.  This is one step before
// FindIndicators(): e-mail addresses may be invalid, and a domain has what
// follows it (a port and a path, @ or =) and any suffix.
void ForEachCandidate(IndicatorKind kind, std::string_view text,
                      const std::function<void(std::string_view)>& found);

// Returns `text` without the candidates.
[[nodiscard]] std::string RemoveCandidates(IndicatorKind kind,
                                           std::string_view text);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_INDICATORS_H_
