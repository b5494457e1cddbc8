// Texts as the extractors of the Python code see them.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_EXTRACTIT_UTIL_TEXT_H_
#define PLUGINS_EXTRACTIT_UTIL_TEXT_H_

#include <string>
#include <string_view>

namespace insight::plugins::extractit {

// Returns a text with the bytes that %XX stand for (RFC 3986, section 2.1).
// What then is not UTF-8 becomes U+FFFD, as in Python's unquote().
[[nodiscard]] std::string PercentDecoded(std::string_view text);

// Returns a text with the characters that Python's escapes stand for: \n \t
// \\ \' \" \a \b \f \r \v, a backslash before a line break, and \ooo \xhh
// \uhhhh \Uhhhhhhhh.  What is no escape stays as it is.
[[nodiscard]] std::string WithoutEscapes(std::string_view text);

// Returns a text with a space for each tag of XML, and without CR.
[[nodiscard]] std::string WithoutTags(std::string_view xml);

}  // namespace insight::plugins::extractit

#endif  // PLUGINS_EXTRACTIT_UTIL_TEXT_H_
