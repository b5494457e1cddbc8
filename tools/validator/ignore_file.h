// What a plugin's authors have decided not to hear of.
//
// The file .insight-validate-ignore in the plugin's folder has an entry per
// line; what follows a "#" is a comment, best the reason:
//
//   TitleValidator                          # everywhere
//   ExampleInputValidator actions.lookup    # the field or step, and all below
//   PrintValidator util/table.cc            # a file

#ifndef TOOLS_VALIDATOR_IGNORE_FILE_H_
#define TOOLS_VALIDATOR_IGNORE_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/problem.h"

namespace insight::validator {

inline constexpr const char* kIgnoreFileName = ".insight-validate-ignore";

struct IgnoreEntry {
  std::string rule;
  std::string where;  // A path in the spec, or a file; empty for everywhere.
  spec::Position position = {};

  // Whether the entry means this problem.
  [[nodiscard]] bool Matches(const spec::Problem& problem) const;
};

// Returns the entries of the file's text.  What is wrong with it, such as rules
// that do not exist, is added to `problems`.
[[nodiscard]] std::vector<IgnoreEntry> ReadIgnoreFile(
    std::string_view text, std::vector<spec::Problem>& problems);

// Returns entries for all problems that have a rule, but warnings only if these
// are wanted too, each once and with the problem's text for a comment; nothing
// is there to ignore if it is empty.
[[nodiscard]] std::string IgnoreFileText(
    const std::vector<spec::Problem>& problems, bool warnings_too);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_IGNORE_FILE_H_
