// Searches text line by line, as "grep -E" does, without a program.
//
//   Search("l+o", "hello world\nbye\nhello2", "Only matching")
//       -> {"llo", "llo"}

#ifndef PLUGINS_GREP_UTIL_SEARCH_H_
#define PLUGINS_GREP_UTIL_SEARCH_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::grep {

// Returns the lines that the pattern matches somewhere, or for the behavior
// "Only matching" each match that is not empty; without the CR that a line may
// end with.
//
// Patterns are extended regular expressions of POSIX, of which the leftmost and
// then longest match counts, with GNU's \w \W \b \B and Perl's \d \D \s \S.  A
// pattern of several lines matches what one of them does.  They are run by RE2:
// in linear time whatever the pattern, but without back-references and \< \>.
//
// Throws PluginException, with what is wrong as its assistance, if it is no
// pattern.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::vector<std::string> Search(std::string_view pattern,
                                              std::string_view text,
                                              std::string_view behavior);

// `Output` is one of the actions' outputs.
template <typename Output>
[[nodiscard]] Output OutputOf(std::vector<std::string> matches) {
  return {.found = !matches.empty(),
          .hits = static_cast<std::int64_t>(matches.size()),
          .matches = std::move(matches)};
}

}  // namespace insight::plugins::grep

#endif  // PLUGINS_GREP_UTIL_SEARCH_H_
