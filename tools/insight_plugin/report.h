// How commands tell people and scripts what they found.

#ifndef TOOLS_INSIGHT_PLUGIN_REPORT_H_
#define TOOLS_INSIGHT_PLUGIN_REPORT_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/spec/problem.h"

namespace insight::tool {

// Returns the document that --json prints:
//   {"command": "schema", "ok": true, "problems": [...], "files": []}
// A problem is {"severity", "rule", "file", "line", "column", "message",
// "hint"}; `rule` and `hint` are null where there is none.
[[nodiscard]] Json MakeReport(std::string_view command, bool ok,
                              const std::string& file,
                              const std::vector<spec::Problem>& problems);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_REPORT_H_
