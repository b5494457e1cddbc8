// One command of insight-plugin: one file.  A new one is a class here, and a
// line in commands.cc.

#ifndef TOOLS_INSIGHT_PLUGIN_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_COMMAND_H_

#include <iosfwd>
#include <memory>
#include <string_view>
#include <vector>

#include "tools/usage/model.h"

namespace CLI {
class App;
}

namespace insight::tool {

// Results go to `out`, everything else to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  // Whether a person sees them.
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;  // The user wants none: NO_COLOR is set.
};

// What the program returns.
inline constexpr int kSuccess = 0;
inline constexpr int kFailure = 1;  // The task failed or problems were found.
inline constexpr int kWrongUsage = 2;  // Of the command line.

// Thread safety: none.
class Command {
 public:
  virtual ~Command() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;
  // For the list of commands: one line without a full stop.
  [[nodiscard]] virtual std::string_view summary() const = 0;
  // For `help COMMAND`, --help and the manual page: what the command does, two
  // or more examples, its files, exit statuses of its own.
  [[nodiscard]] virtual usage::CommandHelp help() const = 0;

  // Declares the arguments.  What they are bound to is in this object.  An
  // option's type_name() is what help calls its value; those of
  // tools/usage/model.h can be completed in a shell.
  virtual void Declare(CLI::App& app) = 0;

  // Does what the arguments say; returns the exit status.  Throws a
  // std::exception, whose text the user is shown, where it cannot.
  virtual int Run(const Streams& streams) = 0;
};

// All commands, in the order of the help text.
[[nodiscard]] std::vector<std::unique_ptr<Command>> MakeCommands();

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_COMMAND_H_
