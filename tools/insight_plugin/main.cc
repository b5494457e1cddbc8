// insight-plugin: makes and checks plugins.

#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "tools/insight_plugin/run_tool.h"

int main(int argc, char** argv) {
  using insight::tool::kFailure;
  const int status =
      insight::tool::RunTool(std::vector<std::string>(argv + 1, argv + argc),
                             {.out = std::cout,
                              .err = std::cerr,
                              .out_is_terminal = isatty(STDOUT_FILENO) == 1});
  // A full disk or a closed pipe: half a result is none.
  if (!std::cout.flush()) {
    std::cerr << "insight-plugin: cannot write to stdout\n";
    return kFailure;
  }
  return status;
}
