// A plugin's main().
//
// Example (the whole of a generated plugin_main.cc's main):
//
//   int main(int argc, char** argv) {
//     return insight::RunPlugin(kPlugin, argc, argv);
//   }
//
// The command line is `prog [--debug] [--verbose] {test,info,sample,run,http}`;
// `prog --help` says the rest.  `run` and `test` read one message from stdin
// and write its envelope to stdout, where nothing else appears: what plugin
// code prints goes to stderr.

#ifndef SDK_CLI_RUN_PLUGIN_H_
#define SDK_CLI_RUN_PLUGIN_H_

namespace insight {

struct PluginDef;

// Runs the command that the arguments name, to the end of the process: it takes
// over stdout and the signals SIGINT, SIGTERM and SIGPIPE.  To be called once,
// from main().
//
// Returns the exit status: 0 for success, 1 where the step or the command
// failed and 2 for wrong arguments.  Throws nothing.
[[nodiscard]] int RunPlugin(const PluginDef& plugin, int argc,
                            const char* const* argv) noexcept;

}  // namespace insight

#endif  // SDK_CLI_RUN_PLUGIN_H_
