// One command of the release tool: one file.  A new one is a class here, and a
// line in commands.cc.

#ifndef TOOLS_RELEASE_COMMAND_H_
#define TOOLS_RELEASE_COMMAND_H_

#include <iosfwd>
#include <memory>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace insight::release {

class Report;

// Results go to `out`, everything else to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
};

// What the program returns, as insight-plugin does.
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

  // Declares the arguments.  What they are bound to is in this object.
  virtual void Declare(CLI::App& app) = 0;

  // Does what the arguments say.  Throws a std::exception, whose text the user
  // is shown, where it cannot.
  virtual void Run(Report& report) = 0;
};

// All commands, in the order of the help text.
[[nodiscard]] std::vector<std::unique_ptr<Command>> MakeCommands();

}  // namespace insight::release

#endif  // TOOLS_RELEASE_COMMAND_H_
