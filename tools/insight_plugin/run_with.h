// Runs insight-plugin within a test.

#ifndef TOOLS_INSIGHT_PLUGIN_RUN_WITH_H_
#define TOOLS_INSIGHT_PLUGIN_RUN_WITH_H_

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tools/insight_plugin/run_tool.h"

namespace insight::tool {

struct Ran {
  int status;
  std::string out;
  std::string err;
};

inline Ran RunWith(std::vector<std::string> arguments, bool terminal = false) {
  std::ostringstream out;
  std::ostringstream err;
  const int status =
      RunTool(std::move(arguments),
              {.out = out, .err = err, .out_is_terminal = terminal});
  return {status, out.str(), err.str()};
}

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_RUN_WITH_H_
