// What the actions return, by the rules of the Python code.
//
// All throw PluginException if a document cannot be read, or if there are more
// indicators than kMaxIndicators.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_EXTRACTIT_UTIL_FIND_H_
#define PLUGINS_EXTRACTIT_UTIL_FIND_H_

#include <string>
#include <vector>

#include "plugins/extractit/util/source.h"
#include "sdk/util/indicators/indicators.h"

namespace insight::plugins::extractit {

// Returns what is of this kind, each one once; not for paths.
[[nodiscard]] std::vector<std::string> Find(IndicatorKind kind,
                                            const Source& source);

// Returns the paths that are neither in a URL nor a date such as 1/2/2020.
[[nodiscard]] std::vector<std::string> FindFilePaths(const Source& source);

// Returns the domains below which the found ones were registered.
[[nodiscard]] std::vector<std::string> FindRegistrableDomains(
    const Source& source);

// Returns the URLs by FindUrls() of "urls.h"; with what %XX stands for unless
// `keep_encoded`.
[[nodiscard]] std::vector<std::string> FindUnlinkedUrls(const Source& source,
                                                        bool keep_encoded);

// Appends `more` to `all`.
void Append(std::vector<std::string> more, std::vector<std::string>& all);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_FIND_H_
