// Which of a spec's own types are used where.

#ifndef TOOLS_VERSION_REACH_H_
#define TOOLS_VERSION_REACH_H_

#include <set>
#include <string>

#include "tools/spec/plugin_spec.h"

namespace insight::version {

struct Reach {
  // By an input or the connection, directly or through other types.
  std::set<std::string> read_in;
  std::set<std::string> sent_out;  // By an output.
};

[[nodiscard]] Reach ReachOfTypes(const spec::PluginSpec& spec);

}  // namespace insight::version

#endif  // TOOLS_VERSION_REACH_H_
