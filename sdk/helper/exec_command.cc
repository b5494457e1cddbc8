#include "sdk/helper/exec_command.h"

#include <string>

#include "sdk/error/plugin_exception.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/log/logger.h"
#include "sdk/util/process/split_command.h"

namespace insight {

ProcessResult ExecCommand(std::string_view command, Logger& log,
                          const ProcessOptions& options) {
  try {
    return RunProcess(SplitCommand(command), options);
  } catch (const PluginException& exception) {
    log.Error("ExecCommand: " + exception.cause());
    throw HelperException("ExecCommand");
  }
}

}  // namespace insight
