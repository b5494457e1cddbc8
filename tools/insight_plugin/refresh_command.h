#ifndef TOOLS_INSIGHT_PLUGIN_REFRESH_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_REFRESH_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin refresh: writes help.md anew and skeletons of new steps, and
// tells which files belong to no step.  What an author has edited stays.
class RefreshCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "refresh"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Bring help.md and the files of steps up to date with the spec";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;

 private:
  [[nodiscard]] bool Ignores(std::string_view file) const;

  std::vector<std::string> ignored_;
  bool prune_ = false;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_REFRESH_COMMAND_H_
