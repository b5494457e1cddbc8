// What is found lies in the text, is found again by itself, and comes back from
// its defanged form; one form of it is enough.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "sdk/util/indicators/defang.h"
#include "sdk/util/indicators/indicators.h"
#include "sdk/util/indicators/normalize.h"
#include "sdk/util/text_encoding/text_encoding.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using insight::IndicatorKind;
using insight::fuzz::Require;

void CheckCandidates(IndicatorKind kind, std::string_view text) {
  const char* end = text.data();
  std::size_t bytes = 0;
  insight::ForEachCandidate(kind, text, [&](std::string_view candidate) {
    Require(!candidate.empty(), "a candidate is not empty");
    Require(candidate.data() >= end, "candidates do not overlap");
    end = candidate.data() + candidate.size();
    Require(end <= text.data() + text.size(), "candidates lie in the text");
    bytes += candidate.size();
  });
  Require(insight::RemoveCandidates(kind, text).size() + bytes == text.size(),
          "all but the candidates remains");
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
}

// Lower case may have other characters, which are none of a label; and the word
// boundary at which a URL's host ends may be the letter behind the URL.
bool IsFoundAgain(IndicatorKind kind, std::string_view indicator) {
  return kind == IndicatorKind::kDomain ? IsAscii(indicator)
                                        : kind != IndicatorKind::kUrl;
}

bool IsDefanged(IndicatorKind kind) {
  return kind == IndicatorKind::kIpv4 || kind == IndicatorKind::kIpv6 ||
         kind == IndicatorKind::kDomain || kind == IndicatorKind::kEmail;
}

void CheckIndicator(IndicatorKind kind, const std::string& indicator) {
  if (IsFoundAgain(kind, indicator)) {
    const auto again = insight::FindIndicators(kind, indicator);
    Require(again.size() == 1 && again[0] == indicator,
            "an indicator is found in itself");
  }
  if (IsDefanged(kind)) {
    Require(insight::Refang(insight::Defang(kind, indicator)) == indicator,
            "defanging is undone");
  }
  const std::string normal = insight::NormalizeIndicator(kind, indicator);
  Require(insight::NormalizeIndicator(kind, normal) == normal,
          "what has its form keeps it");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const bool is_utf8 = insight::IsUtf8(text);
  for (int i = 0; i <= static_cast<int>(IndicatorKind::kFilePath); ++i) {
    const auto kind = static_cast<IndicatorKind>(i);
    CheckCandidates(kind, text);
    std::set<std::string> known;
    for (const std::string& indicator : insight::FindIndicators(kind, text)) {
      Require(known.insert(indicator).second, "each is found once");
      Require(!is_utf8 || insight::IsUtf8(indicator), "UTF-8 stays UTF-8");
      CheckIndicator(kind, indicator);
    }
  }
  (void)insight::Refang(text);
  return 0;
}
