// The command line of every plugin.
//
// It is `prog [--debug] [--verbose] {test,info,sample,run,http}`; `prog --help`
// says the rest.  `run` and `test` read one message from stdin and write its
// envelope to stdout, where nothing else appears: what plugin code prints goes
// to stderr.

#ifndef SDK_CLI_RUN_COMMAND_LINE_H_
#define SDK_CLI_RUN_COMMAND_LINE_H_

namespace insight {

struct PluginDef;
struct ServerOptions;

// Serves a plugin over HTTP and returns the exit status.  May throw
// std::exception if it cannot start.
using ServeFn = int (*)(const PluginDef& plugin, const ServerOptions& options);

// Runs the command that the arguments name, to the end of the process: it takes
// over stdout and the signals SIGINT, SIGTERM and SIGPIPE.  `serve` is what the
// command `http` does.  To be called once, from main().
//
// Returns the exit status: 0 for success, 1 where the step or the command
// failed and 2 for wrong arguments.  Throws nothing.
[[nodiscard]] int RunCommandLine(const PluginDef& plugin, int argc,
                                 const char* const* argv,
                                 ServeFn serve) noexcept;

}  // namespace insight

#endif  // SDK_CLI_RUN_COMMAND_LINE_H_
