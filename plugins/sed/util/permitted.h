// What of sed's language the plugin lets through.
//
// This is no wall: a delimiter within brackets ends a section here, as in the
// Python code, and none in GNU sed, which so may find another command than was
// looked at.  It is sed's --sandbox that keeps it from files and programs.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_SED_UTIL_PERMITTED_H_
#define PLUGINS_SED_UTIL_PERMITTED_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::plugins::sed {

// Whether an expression, without white space around it, is one of
//
//   [ADDRESS[,ADDRESS]][!]C                one of p d q = n N g G h H l x
//   [ADDRESS[,ADDRESS]][!]s/RE/TEXT/FLAGS  flags of g i I m M p and digits
//   [ADDRESS[,ADDRESS]][!]y/FROM/TO/
//
// An address is a number, "$" or "/RE/".  In place of "/" any character of
// ASCII may part the sections of s and y that is no letter, digit, "_" or
// backslash.  A backslash keeps the character after it from ending a section.
[[nodiscard]] bool IsPermitted(std::string_view expression);

// Throws PluginException unless all of these are permitted, and without null
// characters.
void CheckExpressions(const std::vector<std::string>& expressions);

// Splits options as a shell does.  Throws PluginException if one is none of -r
// -n --regexp-extended -E.
[[nodiscard]] std::vector<std::string> ReadOptions(const std::string& options);

}  // namespace insight::plugins::sed

#endif  // PLUGINS_SED_UTIL_PERMITTED_H_
