#include "sdk/util/indicators/indicators.h"

#include <re2/re2.h>

#include <optional>
#include <unordered_set>
#include <utility>

#include "sdk/util/domain_name/domain_name.h"
#include "sdk/util/indicators/patterns.h"
#include "sdk/util/indicators/public_suffix.h"
#include "sdk/util/indicators/scan.h"
#include "sdk/util/letter_case/letter_case.h"

namespace insight {
namespace {

constexpr std::size_t kMaxLocalPart = 64;  // RFC 5321, section 4.5.3.1.1.

// Whether a candidate's part before the @ is a dot-atom; its characters are
// those of one, or , or :.
bool IsLocalPart(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLocalPart && text.front() != '.' &&
         text.back() != '.' && text.find("..") == std::string_view::npos &&
         text.find_first_of(",:") == std::string_view::npos;
}

bool IsEmailAddress(std::string_view candidate) {
  const std::size_t at = candidate.find('@');
  return IsLocalPart(candidate.substr(0, at)) &&
         IsDomainName(candidate.substr(at + 1));
}

std::optional<std::string> DomainOf(std::string_view candidate) {
  if (candidate.ends_with('@') || candidate.ends_with('=')) return std::nullopt;
  candidate = candidate.substr(0, candidate.find_first_of("/:"));
  std::string domain = ToLowerCase(candidate);
  if (PublicSuffix(domain).empty()) return std::nullopt;
  return domain;
}

std::optional<std::string> IndicatorOf(IndicatorKind kind,
                                       std::string_view candidate) {
  switch (kind) {
    case IndicatorKind::kDomain:
      return DomainOf(candidate);
    case IndicatorKind::kEmail:
      if (!IsEmailAddress(candidate)) return std::nullopt;
      break;
    default:
      break;
  }
  return std::string(candidate);
}

}  // namespace

std::vector<std::string> FindIndicators(IndicatorKind kind,
                                        std::string_view text,
                                        std::size_t max) {
  std::vector<std::string> indicators;
  std::unordered_set<std::string> known;
  ForEachCandidate(kind, text, [&](std::string_view candidate) {
    std::optional<std::string> indicator = IndicatorOf(kind, candidate);
    if (!indicator || !known.insert(*indicator).second) return;
    if (indicators.size() == max) {
      throw TooManyIndicatorsException("There are more than " +
                                       std::to_string(max) +
                                       " different indicators of one kind.");
    }
    indicators.push_back(std::move(*indicator));
  });
  return indicators;
}

void ForEachCandidate(IndicatorKind kind, std::string_view text,
                      const std::function<void(std::string_view)>& found) {
  switch (kind) {
    case IndicatorKind::kUrl:
      ScanUrls(text, found);
      return;
    case IndicatorKind::kDomain:
      ScanDomains(text, found);
      return;
    default:
      ForEachMatch(PatternOf(kind), text, found);
      return;
  }
}

std::string RemoveCandidates(IndicatorKind kind, std::string_view text) {
  std::string rest;
  const char* kept = text.data();
  ForEachCandidate(kind, text, [&](std::string_view candidate) {
    rest.append(kept, candidate.data());
    kept = candidate.data() + candidate.size();
  });
  rest.append(kept, text.data() + text.size());
  return rest;
}

}  // namespace insight
