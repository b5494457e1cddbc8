#include "tools/release/check_command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "sdk/json/json.h"
#include "tools/release/built_images.h"
#include "tools/release/fitness.h"
#include "tools/release/report.h"

namespace insight::release {

void CheckCommand::Declare(CLI::App& app) {
  app.add_option("plugin", plugins_,
                 "By name; by default those that the change affects");
  app.add_option("--since", since_,
                 "The revision of git that holds what was released")
      ->required();
  app.add_flag("--reproducible", reproducible_,
               "Build the images twice more, elsewhere, and compare (slow)");
}

void CheckCommand::Run(Report& report) {
  const Workspace workspace = Workspace::Find();
  const std::vector<AffectedPlugin> affected =
      AffectedPlugins(workspace, since_);
  const std::vector<AffectedPlugin> chosen =
      plugins_.empty() ? affected : PluginsNamed(workspace, plugins_);
  const FitnessChecker checker(workspace, MergeBase(workspace, since_),
                               affected);
  Json list = Json::array();
  std::vector<Row> rows;
  std::vector<std::string> images;
  for (const AffectedPlugin& plugin : chosen) {
    const std::vector<Unfit> found = checker.Check(plugin);
    for (const Unfit& unfit : found) {
      report.AddProblem(plugin.folder, unfit.text, unfit.hint);
    }
    list.push_back({{"name", plugin.name}, {"fit", found.empty()}});
    rows.push_back({plugin.name, found.empty()
                                     ? "fit"
                                     : FormatCount(found.size(), "problem")});
    images.insert(images.end(), plugin.images.begin(), plugin.images.end());
  }
  report.Set("plugins", std::move(list));
  if (!rows.empty()) report.Print(FormatTable({"PLUGIN", "RESULT"}, rows));
  report.Print(FormatCount(rows.size(), "plugin") + " checked\n");
  if (reproducible_ && !images.empty()) {
    images.insert(images.begin(), "tools/image/check_reproducible");
    workspace.Show(images);
  }
}

}  // namespace insight::release
