#include "sdk/cli/command_line.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>
#include <vector>

#include "sdk/cli/argument_scanner.h"
#include "sdk/cli/usage.h"
#include "sdk/json/python_text.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

constexpr OptionSpec kHelp = {
    .name = "--help", .help = "show this help message and exit", .alias = "-h"};
constexpr OptionSpec kNdjson = {
    .name = "--ndjson",
    .help = "Write each document on stdout on a line of its own"};
constexpr OptionSpec kVerbose = {.name = "--verbose",
                                 .help = "The same as --debug"};

constexpr OptionSpec kProgramOptions[] = {
    kHelp,
    {.name = "--version", .help = "Show version"},
    {.name = "--debug", .help = "Log events to stdout"},
    kVerbose,
    {.name = "--ndjson", .hidden = true},
};
constexpr OptionSpec kHelpOnly[] = {kHelp};
constexpr OptionSpec kRunOptions[] = {kHelp, kVerbose, kNdjson};
constexpr OptionSpec kHttpOptions[] = {
    kHelp,
    // Ours, and so not in the help, which users know from Python.
    {.name = "--check", .hidden = true},
    {.name = "--port", .metavar = "PORT", .help = "--port"},
    {.name = "--process_workers",
     .metavar = "PROCESS_WORKERS",
     .help = "The number of child processes to spawn"},
    {.name = "--threads_per_worker",
     .metavar = "THREADS_PER_WORKER",
     .help = "The number of threads per worker process"},
    {.name = "--worker_class",
     .metavar = "{sync,gevent}",
     .help = "The type of the worker to run"},
    {.name = "--worker_connections",
     .metavar = "WORKER_CONNECTIONS",
     .help = "The number of connections to support for 'gevent' worker "
             "class(up to 1000)"},
};

constexpr OptionSpec kSbomOptions[] = {
    kHelp,
    {.name = "--format",
     .metavar = "{cyclonedx,spdx}",
     .help = "The format of the document"},
};

// In the order of enum Command.
constexpr CommandSpec kCommands[] = {
    {"test", "Run a test using the start message on stdin", kRunOptions},
    {"info", "Display plugin info (triggers, actions and tasks).", kHelpOnly},
    {"sample",
     "Show a sample start message for the provided trigger, action or task.",
     kHelpOnly,
     {.name = "name", .help = "trigger, action or task name"}},
    {"run", "Run the plugin. You must supply the start message on stdin.",
     kRunOptions},
    {"http",
     "Run a server. You must supply a port, otherwise will listen on 10001.",
     kHttpOptions},
    // Ours, and so not in the help, which users know from Python.
    {.name = "sbom",
     .help = "Print the bill of materials: what is linked into this program.",
     .options = kSbomOptions,
     .hidden = true},
};

std::string_view BaseName(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// What Python's int() reads, within our int: blanks around, a sign, underscores
// between digits.
std::optional<int> ReadInt(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\r\f\v";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return std::nullopt;
  text = text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inside = i > 0 && i + 1 < text.size() && text[i - 1] != '_' &&
                        text[i - 1] != '-';
    if (text[i] != '_' || !inside) digits += text[i];
  }
  int number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

// Reads the arguments of one program.
class Reader {
 public:
  Reader(const PluginDef& plugin, std::string_view program, std::size_t columns)
      : plugin_(plugin),
        columns_(columns),
        program_{.program = std::string(BaseName(program)),
                 .description = plugin.description,
                 .options = kProgramOptions,
                 .positional = {.help = "Commands"},
                 .commands = kCommands},
        current_(&program_) {}

  std::variant<CommandLine, EarlyExit> Read(
      std::span<const char* const> arguments) {
    try {
      arguments = CutMessage(arguments);
      ArgumentScanner scanner(arguments);
      ReadProgram(scanner);
    } catch (const UsageException& e) {
      return Refuse(e.what());
    }
    if (exit_) return *std::move(exit_);
    return std::move(line_);
  }

 private:
  // Keeps what follows the first "--" as the message.
  std::span<const char* const> CutMessage(
      std::span<const char* const> arguments) {
    const auto dashes =
        std::find(arguments.begin(), arguments.end(), std::string_view("--"));
    if (dashes == arguments.end()) return arguments;
    std::string message;
    for (auto word = dashes + 1; word != arguments.end(); ++word) {
      if (word != dashes + 1) message += ' ';
      message += *word;
    }
    line_.message = std::move(message);
    return arguments.first(dashes - arguments.begin());
  }

  void ReadProgram(ArgumentScanner& scanner) {
    while (std::optional<Argument> argument = scanner.Next(kProgramOptions)) {
      if (argument->option == nullptr) {
        ReadCommand(FindCommand(argument->text), scanner);
        break;
      }
      SetFlag(argument->option->name);
      if (exit_) return;
    }
    if (exit_) return;
    if (!scanner.unknown().empty()) {
      current_ = &program_;
      throw UsageException("unrecognized arguments: " + scanner.unknown());
    }
    // Nothing was asked for.
    if (current_ == &program_) exit_ = {.out = HelpText(program_, columns_)};
  }

  const CommandSpec& FindCommand(std::string_view name) const {
    for (const CommandSpec& command : kCommands) {
      if (command.name == name) return command;
    }
    std::string choices;
    for (const CommandSpec& command : kCommands) {
      if (command.hidden) continue;
      if (!choices.empty()) choices += ", ";
      choices += PythonQuoted(command.name);
    }
    throw UsageException("argument " + CommandChoices(kCommands) +
                         ": invalid choice: " + PythonQuoted(name) +
                         " (choose from " + choices + ")");
  }

  void ReadCommand(const CommandSpec& command, ArgumentScanner& scanner) {
    line_.command = static_cast<Command>(&command - kCommands);
    command_ = {.program = program_.program + " " + std::string(command.name),
                .options = command.options,
                .positional = command.positional};
    current_ = &command_;
    bool has_positional = command.positional.name.empty();
    while (std::optional<Argument> argument = scanner.Next(command.options)) {
      if (argument->option != nullptr) {
        SetOption(*argument->option, argument->text);
      } else if (!has_positional) {
        has_positional = true;
        line_.sample_name = argument->text;
      } else {
        scanner.AddUnknown(argument->text);
      }
      if (exit_) return;
    }
    if (has_positional) return;
    throw UsageException("the following arguments are required: " +
                         std::string(command.positional.name));
  }

  void SetFlag(std::string_view name) {
    if (name == "--help") {
      exit_ = {.out = HelpText(*current_, columns_)};
    } else if (name == "--version") {
      exit_ = {.out = std::string(plugin_.name) + " " +
                      std::string(plugin_.version) + "\n"};
    } else if (name == "--ndjson") {
      line_.ndjson = true;
    } else if (name == "--check") {
      line_.check = true;
    } else {
      line_.debug = true;
    }
  }

  void SetOption(const OptionSpec& option, std::string_view value) {
    ServerOptions& server = line_.server;
    if (option.metavar.empty()) {
      SetFlag(option.name);
    } else if (option.name == "--port") {
      SetInt(option, value, server.port);
      line_.has_port = true;
    } else if (option.name == "--process_workers") {
      SetInt(option, value, server.process_workers);
    } else if (option.name == "--threads_per_worker") {
      SetInt(option, value, server.threads_per_worker);
    } else if (option.name == "--worker_connections") {
      SetInt(option, value, server.worker_connections);
    } else if (option.name == "--format") {
      SetSbomFormat(option, value);
    } else {
      SetWorkerClass(option, value);
    }
  }

  static void SetInt(const OptionSpec& option, std::string_view value,
                     int& target) {
    const std::optional<int> number = ReadInt(value);
    if (!number) {
      throw UsageException("argument " + std::string(option.name) +
                           ": invalid int value: " + PythonQuoted(value));
    }
    target = *number;
  }

  void SetSbomFormat(const OptionSpec& option, std::string_view value) {
    if (value != "cyclonedx" && value != "spdx") {
      throw UsageException("argument " + std::string(option.name) +
                           ": invalid choice: " + PythonQuoted(value) +
                           " (choose from 'cyclonedx', 'spdx')");
    }
    line_.sbom_format =
        value == "spdx" ? SbomFormat::kSpdx : SbomFormat::kCycloneDx;
  }

  void SetWorkerClass(const OptionSpec& option, std::string_view value) {
    if (value != "sync" && value != "gevent") {
      throw UsageException("argument " + std::string(option.name) +
                           ": invalid choice: " + PythonQuoted(value) +
                           " (choose from 'sync', 'gevent')");
    }
    line_.server.worker_class = value == "sync"
                                    ? ServerOptions::WorkerClass::kSync
                                    : ServerOptions::WorkerClass::kGevent;
  }

  EarlyExit Refuse(std::string_view why) const {
    std::string err = UsageText(*current_, columns_);
    err.append(current_->program).append(": error: ").append(why).append("\n");
    return {.status = 2, .err = std::move(err)};
  }

  const PluginDef& plugin_;
  const std::size_t columns_;
  const UsageSpec program_;
  UsageSpec command_;
  const UsageSpec* current_;  // Whose arguments are being read.
  CommandLine line_;
  std::optional<EarlyExit> exit_;
};

}  // namespace

std::variant<CommandLine, EarlyExit> ParseCommandLine(
    const PluginDef& plugin, std::string_view program,
    std::span<const char* const> arguments, std::size_t columns) {
  return Reader(plugin, program, columns).Read(arguments);
}

}  // namespace insight
