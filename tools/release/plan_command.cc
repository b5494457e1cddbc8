#include "tools/release/plan_command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "sdk/json/json.h"
#include "tools/release/affected.h"
#include "tools/release/report.h"
#include "tools/release/workspace.h"

namespace insight::release {

void PlanCommand::Declare(CLI::App& app) {
  app.add_option("--since", since_,
                 "A revision of git: what was released, or the branch that a "
                 "change is for; counted from the merge base with it")
      ->required();
}

void PlanCommand::Run(Report& report) {
  const std::vector<AffectedPlugin> plugins =
      AffectedPlugins(Workspace::Find(), since_);
  Json list = Json::array();
  std::vector<Row> rows;
  for (const AffectedPlugin& plugin : plugins) {
    list.push_back({{"name", plugin.name},
                    {"folder", plugin.folder},
                    {"images", plugin.images},
                    {"because", plugin.because}});
    std::string because = plugin.because.front();
    if (plugin.because.size() > 1) {
      because += " and " + std::to_string(plugin.because.size() - 1) + " more";
    }
    rows.push_back(
        {plugin.name, std::to_string(plugin.images.size()), because});
  }
  report.Set("plugins", std::move(list));
  if (!rows.empty()) {
    report.Print(FormatTable({"PLUGIN", "IMAGES", "BECAUSE OF"}, rows));
  }
  report.Print(FormatCount(plugins.size(), "plugin") + " affected\n");
}

}  // namespace insight::release
