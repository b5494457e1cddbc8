// The arguments of a plugin.

#ifndef SDK_CLI_COMMAND_LINE_H_
#define SDK_CLI_COMMAND_LINE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "sdk/runtime/server_options.h"

namespace insight {

struct PluginDef;

enum class Command { kTest, kInfo, kSample, kRun, kHttp, kSbom };

enum class SbomFormat { kCycloneDx, kSpdx };

struct CommandLine {
  Command command = Command::kRun;
  bool debug = false;     // --debug or --verbose.
  bool ndjson = false;    // One document per line on stdout.
  bool check = false;     // Of `http`: ask a server that runs.
  bool has_port = false;  // Of `http`: a port was given.
  std::string sample_name;
  SbomFormat sbom_format = SbomFormat::kCycloneDx;
  ServerOptions server;
  // The words behind `--`, joined with blanks: the message, if there are any.
  std::optional<std::string> message;
};

// What is left to do where there is no command to run: arguments are wrong, or
// ask for help.
struct EarlyExit {
  int status = 0;
  std::string out = {};  // For stdout.
  std::string err = {};  // For stderr.
};

// Reads `arguments`, which do not include the program's name; `program` is its
// path.  `columns` is the width of the terminal.
[[nodiscard]] std::variant<CommandLine, EarlyExit> ParseCommandLine(
    const PluginDef& plugin, std::string_view program,
    std::span<const char* const> arguments, std::size_t columns);

}  // namespace insight

#endif  // SDK_CLI_COMMAND_LINE_H_
