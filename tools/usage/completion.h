// Scripts that complete a program's command lines: commands, options, values
// out of a list, specs, files, directories, and the steps of the spec in reach.

#ifndef TOOLS_USAGE_COMPLETION_H_
#define TOOLS_USAGE_COMPLETION_H_

#include <string>

#include "tools/usage/model.h"

namespace insight::usage {

// To be sourced by bash 4.2 or later (`source <(insight-plugin completion
// bash)`), with or without the package bash-completion.
//
// Steps and rules are asked of the program, here and in the other shells:
// `PROGRAM completion --list steps|rules -d DIR` prints one a line.
[[nodiscard]] std::string BashCompletion(const Program& program);

// To be put as _PROGRAM into a directory of zsh's fpath.
[[nodiscard]] std::string ZshCompletion(const Program& program);

// To be put as PROGRAM.fish into ~/.config/fish/completions.
[[nodiscard]] std::string FishCompletion(const Program& program);

}  // namespace insight::usage

#endif  // TOOLS_USAGE_COMPLETION_H_
