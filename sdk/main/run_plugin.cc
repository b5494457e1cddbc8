#include "sdk/main/run_plugin.h"

#include "sdk/cli/run_command_line.h"
#include "sdk/server/check_http.h"
#include "sdk/server/serve_http.h"

namespace insight {

int RunPlugin(const PluginDef& plugin, int argc,
              const char* const* argv) noexcept {
  return RunCommandLine(plugin, argc, argv,
                        {.serve = &ServeHttp, .check = &CheckHttp});
}

}  // namespace insight
