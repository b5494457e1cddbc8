// The command line of every plugin.
//
// It is `prog [--debug] [--verbose] {test,info,sample,run,http}`; `prog --help`
// says the rest.  `run` and `test` read one message from stdin and write its
// envelope to stdout, where nothing else appears: what plugin code prints goes
// to stderr.

#ifndef SDK_CLI_RUN_COMMAND_LINE_H_
#define SDK_CLI_RUN_COMMAND_LINE_H_

#include <chrono>
#include <string>

namespace insight {

struct PluginDef;
struct ServerOptions;

// Serves a plugin over HTTP and returns the exit status.  May throw
// std::exception if it cannot start.
using ServeFn = int (*)(const PluginDef& plugin, const ServerOptions& options);

// Returns what is wrong with the server that these options start, "" if it is
// ready.  May throw std::exception for wrong options.
using CheckFn = std::string (*)(const ServerOptions& options,
                                std::chrono::milliseconds timeout);

struct ServerFunctions {
  ServeFn serve = nullptr;
  CheckFn check = nullptr;
};

// Runs the command that the arguments name, to the end of the process: it takes
// over stdout and the signals SIGINT, SIGTERM and SIGPIPE.  `server` is what
// the command `http` does.  To be called once, from main().
//
// `http --check` tells whether the container that it runs in is well, by its
// exit status: 0 if the server of this program that runs there is ready, and
// also if none runs but the program does, with another command; then there is
// nothing to ask.  With --port it asks who listens there.
//
// Returns the exit status: 0 for success, 1 where the step or the command
// failed and 2 for wrong arguments.  Throws nothing.
[[nodiscard]] int RunCommandLine(const PluginDef& plugin, int argc,
                                 const char* const* argv,
                                 const ServerFunctions& server) noexcept;

}  // namespace insight

#endif  // SDK_CLI_RUN_COMMAND_LINE_H_
