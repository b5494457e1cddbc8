// What a program and its commands take and do: what help texts, the manual page
// and shell completion are made of.

#ifndef TOOLS_USAGE_MODEL_H_
#define TOOLS_USAGE_MODEL_H_

#include <string>
#include <string_view>
#include <vector>

namespace insight::usage {

// Placeholders of values that shells can complete.  Others are free text.
inline constexpr std::string_view kSpec = "SPEC";  // A plugin.spec.yaml.
inline constexpr std::string_view kFile = "FILE";  // Any file.
inline constexpr std::string_view kDirectory = "DIR";
inline constexpr std::string_view kStep = "STEP";  // Of the spec in reach.
inline constexpr std::string_view kCommand = "COMMAND";  // Of the program.
inline constexpr std::string_view kRule = "RULE";        // Of the validator.

// An option, a flag or a plain argument.
struct Argument {
  std::vector<std::string> names = {};  // "-d", "--target-dir"; or "NEW".
  std::string value = {};  // What stands for the value; empty for a flag.
  std::vector<std::string> choices = {};  // The only values, if there are any.
  std::string description = {};           // A sentence without a full stop.
  bool is_plain = false;                  // No dashes.
  bool is_required = false;
  bool may_repeat = false;
  bool is_common = false;  // Most commands have it.
};

struct Example {
  std::string purpose;  // "Check what a release would need"
  std::string command;  // As it is typed; may have several lines.
};

// A file, an exit status, a variable: its name, and what it is.
struct Term {
  std::string name;
  std::string meaning;
};

// What only a command's author can say of it.
struct CommandHelp {
  std::string description = {};  // Paragraphs, with an empty line between.
  std::vector<Example> examples = {};
  std::vector<Term> files = {};
  // Those that are not as every command's.
  std::vector<Term> exit_statuses = {};
};

struct Command {
  std::string name;
  std::string summary;  // One line, no full stop.
  std::vector<Argument> arguments = {};
  CommandHelp help = {};
};

struct Program {
  std::string name;
  std::string version;
  std::string summary;
  std::vector<Argument> arguments = {};  // Without a command: --version.
  std::vector<Command> commands = {};
  CommandHelp help = {};
  std::vector<Term> environment = {};

  // Returns null if there is none of that name.
  [[nodiscard]] const Command* Find(std::string_view command) const;
};

// Returns the command's exit statuses by number: its own, and those that every
// command of the program has.
[[nodiscard]] std::vector<Term> ExitStatuses(const Program& program,
                                             const Command& command);

// Returns "insight-plugin create [OPTION...] [SPEC]".
[[nodiscard]] std::string UsageLine(const Program& program,
                                    const Command& command);

// Returns "-d, --target-dir DIR", or "NEW" for a plain argument.
[[nodiscard]] std::string Spelling(const Argument& argument);

}  // namespace insight::usage

#endif  // TOOLS_USAGE_MODEL_H_
