// The URLs of a text, without those that are only a part of another one.

#ifndef PLUGINS_EXTRACTIT_UTIL_URLS_H_
#define PLUGINS_EXTRACTIT_UTIL_URLS_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::extractit {

// Returns the URLs of `text`, each one once, without those that are the start
// of what follows a = in another one (where "&amp" at the end of a link does
// not count), and without the parenthesis at the end of one that stands in
// parentheses.  Throws TooManyIndicatorsException.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::vector<std::string> FindUrls(std::string_view text);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_URLS_H_
