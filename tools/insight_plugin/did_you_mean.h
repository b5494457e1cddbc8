#ifndef TOOLS_INSIGHT_PLUGIN_DID_YOU_MEAN_H_
#define TOOLS_INSIGHT_PLUGIN_DID_YOU_MEAN_H_

#include <span>
#include <string>
#include <string_view>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace insight::tool {

// Returns "there is no KIND "NAME"" and, if one of the names is much like it,
// "; did you mean "NEAREST"?".
[[nodiscard]] std::string NoSuchName(
    std::string_view kind, std::string_view name,
    std::span<const std::string_view> candidates);

// Returns what is wrong with a command line that the app refused: where it is
// an unknown command or option, with the known one that is most like it.
[[nodiscard]] std::string WrongUsage(const CLI::App& app,
                                     const CLI::ParseError& error);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_DID_YOU_MEAN_H_
