#include "tools/insight_plugin/report.h"

#include "sdk/json/json.h"

namespace insight::tool {

using spec::Problem;
using spec::Severity;

Json MakeReport(std::string_view command, bool ok, const std::string& file,
                const std::vector<Problem>& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems) {
    list.push_back(Json::object(
        {{"severity",
          problem.severity == Severity::kError ? "error" : "warning"},
         {"rule", nullptr},
         {"file", file},
         {"line", problem.position.line},
         {"column", problem.position.column},
         {"message", problem.path.empty() ? problem.text
                                          : problem.path + ": " + problem.text},
         {"hint", nullptr}}));
  }
  return Json::object({{"command", command},
                       {"ok", ok},
                       {"problems", std::move(list)},
                       {"files", Json::array()}});
}

}  // namespace insight::tool
