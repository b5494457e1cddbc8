// The program tr (POSIX and GNU) as a function.

#ifndef PLUGINS_TR_UTIL_TRANSLATE_H_
#define PLUGINS_TR_UTIL_TRANSLATE_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::tr {

// Returns what `tr ARGUMENTS` makes of the text, byte by byte in the C locale.
// Options: -c -C --complement, -d --delete, -s --squeeze-repeats,
// -t --truncate-set1.  Throws TrException with the text that GNU tr has for
// wrong arguments.
//
//   Translate({"a-z", "A-Z"}, "hello") -> "HELLO"
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::string Translate(const std::vector<std::string>& arguments,
                                    std::string_view text);

}  // namespace insight::plugins::tr

#endif  // PLUGINS_TR_UTIL_TRANSLATE_H_
