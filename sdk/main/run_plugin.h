// A plugin's main(): the one place that knows both front ends.
//
// Example (the whole of a generated plugin_main.cc's main):
//
//   int main(int argc, char** argv) {
//     return insight::RunPlugin(kPlugin, argc, argv);
//   }

#ifndef SDK_MAIN_RUN_PLUGIN_H_
#define SDK_MAIN_RUN_PLUGIN_H_

namespace insight {

struct PluginDef;

// Runs the command that the arguments name; see RunCommandLine() in
// "sdk/cli/run_command_line.h" for all it does.  `http` is served by
// ServeHttp() of "sdk/server/serve_http.h", and checked by CheckHttp() of
// "sdk/server/check_http.h".  To be called once, from main();
// returns the exit status and throws nothing.
[[nodiscard]] int RunPlugin(const PluginDef& plugin, int argc,
                            const char* const* argv) noexcept;

}  // namespace insight

#endif  // SDK_MAIN_RUN_PLUGIN_H_
