// What a command line accepts, and the texts that say so, laid out as Python's
// argparse does: users and scripts know them from the Python runtime.

#ifndef SDK_CLI_USAGE_H_
#define SDK_CLI_USAGE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace insight {

struct OptionSpec {
  std::string_view name;  // With its dashes, such as "--port".
  // What stands for the option's value; empty if it has none.  Values to choose
  // from are written {a,b}.
  std::string_view metavar = {};
  std::string_view help = {};
  bool hidden = false;          // Accepted, but not shown.
  std::string_view alias = {};  // A short form, such as "-h".
};

// A word that must be given in its place; or, for the program itself, the
// commands.
struct PositionalSpec {
  std::string_view name = {};  // Empty if there is none.
  std::string_view help = {};
};

struct CommandSpec {
  std::string_view name;
  std::string_view help;
  std::span<const OptionSpec> options;
  PositionalSpec positional = {};
  bool hidden = false;  // Accepted, but not shown.
};

struct UsageSpec {
  std::string program;  // With the command's name, if it is a command's.
  std::string_view description = {};
  std::span<const OptionSpec> options = {};
  PositionalSpec positional = {};
  std::span<const CommandSpec> commands = {};  // The program's only.
};

// Returns the lines "usage: ...", each with a line end.  `columns` is the width
// of the terminal.
[[nodiscard]] std::string UsageText(const UsageSpec& spec, std::size_t columns);

// Returns the usage, the description and all arguments.
[[nodiscard]] std::string HelpText(const UsageSpec& spec, std::size_t columns);

// "{test,info}": the commands as a positional is shown.
[[nodiscard]] std::string CommandChoices(std::span<const CommandSpec> commands);

}  // namespace insight

#endif  // SDK_CLI_USAGE_H_
