// Where the output of programs that we run goes.

#ifndef TOOLS_INSIGHT_PLUGIN_SINKS_H_
#define TOOLS_INSIGHT_PLUGIN_SINKS_H_

#include <ostream>
#include <string>
#include <string_view>

#include "tools/image/run/subprocess.h"

namespace insight::tool {

// Keeps it in `text`, which must outlive the sink.
[[nodiscard]] inline image::Sink SinkInto(std::string& text) {
  return [&text](std::string_view piece) { text += piece; };
}

// Writes it to `stream`, at once.  A program whose output is a terminal gets
// that itself, which is what no sink means.
[[nodiscard]] inline image::Sink SinkTo(std::ostream& stream,
                                        bool is_terminal) {
  if (is_terminal) return {};
  return [&stream](std::string_view piece) { stream << piece << std::flush; };
}

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SINKS_H_
