// Source code as rules search it: without comments and texts, in which any word
// may stand.

#ifndef TOOLS_VALIDATOR_SOURCES_SOURCE_TEXT_H_
#define TOOLS_VALIDATOR_SOURCES_SOURCE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "re2/re2.h"
#include "tools/spec/problem.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

enum class Language { kCpp, kPython };

// Returns the code with blanks for what comments and literals of strings hold,
// so that all else keeps its place.  What is never closed ends with the file.
[[nodiscard]] std::string CodeAlone(std::string_view source, Language language);

// A match of a pattern.
struct Hit {
  spec::Position position;
  std::string text;
};

// Returns where a pattern matches, from the front; the text is that of the
// pattern's first group, or all that matched if it has none.
[[nodiscard]] std::vector<Hit> FindAll(std::string_view text,
                                       const re2::RE2& pattern);

// Returns the paths of the plugin's code: in C++ all .cc and .h files but those
// of tests, in Python the .py files of its package, which is icon_NAME or
// komand_NAME.
[[nodiscard]] std::vector<std::string> SourceFiles(const PluginFolder& folder);

// Returns the name of that package; empty if there is none.
[[nodiscard]] std::string PythonPackage(const PluginFolder& folder);

// Returns the language of the plugin's code.
[[nodiscard]] Language LanguageOf(const PluginFolder& folder);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SOURCES_SOURCE_TEXT_H_
