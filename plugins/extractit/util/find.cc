#include "plugins/extractit/util/find.h"

#include <re2/re2.h>

#include <iterator>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "plugins/extractit/util/urls.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/util/indicators/public_suffix.h"

namespace insight::plugins::extractit {
namespace {

Matches MatchesOf(IndicatorKind kind) {
  return [kind](std::string_view text) {
    bool found = false;
    ForEachCandidate(kind, text, [&found](std::string_view) { found = true; });
    return found;
  };
}

template <typename Function>
std::vector<std::string> WithinLimits(Function find) {
  try {
    return find();
  } catch (const TooManyIndicatorsException& e) {
    throw PluginException(e.what(), "Please search a smaller string or file.");
  }
}

std::vector<std::string> FindIn(IndicatorKind kind, std::string_view text) {
  return WithinLimits([&] { return FindIndicators(kind, text); });
}

}  // namespace

std::vector<std::string> Find(IndicatorKind kind, const Source& source) {
  return FindIn(kind, source.Decoded(MatchesOf(kind)));
}

std::vector<std::string> FindFilePaths(const Source& source) {
  static const RE2 date("[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}");
  std::string text =
      RemoveCandidates(IndicatorKind::kUrl,
                       source.ForPaths(MatchesOf(IndicatorKind::kFilePath)));
  RE2::GlobalReplace(&text, date, "");
  return FindIn(IndicatorKind::kFilePath, text);
}

std::vector<std::string> FindRegistrableDomains(const Source& source) {
  std::vector<std::string> domains;
  std::unordered_set<std::string> known;
  for (const std::string& domain : Find(IndicatorKind::kDomain, source)) {
    std::string registrable(RegistrableDomain(domain));
    if (known.insert(registrable).second) {
      domains.push_back(std::move(registrable));
    }
  }
  return domains;
}

std::vector<std::string> FindUnlinkedUrls(const Source& source,
                                          bool keep_encoded) {
  const Matches matches = MatchesOf(IndicatorKind::kUrl);
  const std::string text =
      keep_encoded ? source.Original(matches) : source.Decoded(matches);
  return WithinLimits([&text] { return FindUrls(text); });
}

void Append(std::vector<std::string> more, std::vector<std::string>& all) {
  all.insert(all.end(), std::make_move_iterator(more.begin()),
             std::make_move_iterator(more.end()));
}

}  // namespace insight::plugins::extractit
