#include "sdk/helper/extract.h"

#include <re2/re2.h>

#include <vector>

#include "sdk/error/plugin_exception.h"
#include "sdk/helper/python_regex.h"

namespace insight {
namespace {

// Whether group 1 is Python's `lastindex`: the group that was closed last.
// groups[0] is the whole match.
bool FirstGroupIsLast(const std::vector<re2::StringPiece>& groups,
                      const TranslatedRegex& regex) {
  if (groups.size() < 2 || groups[1].data() == nullptr) return false;
  for (std::size_t i = 2; i < groups.size(); ++i) {
    if (groups[i].data() != nullptr && !regex.within_first_group[i - 1] &&
        groups[i].end() >= groups[1].end()) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::string> ExtractValue(std::string_view begin,
                                        std::string_view key,
                                        std::string_view end,
                                        std::string_view text) {
  std::string pattern(begin);
  pattern.append(key).append(end);
  const TranslatedRegex regex = TranslateRegex(pattern);
  const re2::RE2 compiled(regex.re2, re2::RE2::Quiet);
  if (!compiled.ok()) {
    throw PluginException(
        "The pattern " + pattern + " cannot be used: " + compiled.error() + ".",
        "Correct the pattern; lookaround and backreferences are not "
        "available.");
  }
  std::vector<re2::StringPiece> groups(regex.within_first_group.size() + 1);
  const re2::StringPiece subject(text.data(), text.size());
  if (!compiled.Match(subject, 0, text.size(), re2::RE2::UNANCHORED,
                      groups.data(), static_cast<int>(groups.size())) ||
      !FirstGroupIsLast(groups, regex)) {
    return std::nullopt;
  }
  return std::string(groups[1]);
}

}  // namespace insight
