// insight-plugin: makes and checks plugins.

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "tools/insight_plugin/run_tool.h"

int main(int argc, char** argv) {
  using insight::tool::kFailure;
  // `bazel run` starts it elsewhere; arguments mean where the user is.
  const char* directory = std::getenv("BUILD_WORKING_DIRECTORY");
  if (directory != nullptr && chdir(directory) != 0) {
    std::cerr << "insight-plugin: cannot enter " << directory << '\n';
    return kFailure;
  }
  // See no-color.org: any value counts, but for an empty one.
  const char* no_color = std::getenv("NO_COLOR");
  const insight::tool::Streams streams = {
      .out = std::cout,
      .err = std::cerr,
      .out_is_terminal = isatty(STDOUT_FILENO) == 1,
      .err_is_terminal = isatty(STDERR_FILENO) == 1,
      .no_color = no_color != nullptr && *no_color != '\0'};
  const int status = insight::tool::RunTool(
      std::vector<std::string>(argv + 1, argv + argc), streams);
  // A full disk or a closed pipe: half a result is none.
  if (!std::cout.flush()) {
    std::cerr << "insight-plugin: cannot write to stdout\n";
    return kFailure;
  }
  return status;
}
