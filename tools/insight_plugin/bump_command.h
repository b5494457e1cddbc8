#ifndef TOOLS_INSIGHT_PLUGIN_BUMP_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_BUMP_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin bump: raises the version as the changes need it.
class BumpCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "bump"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Raise the version as the changes since the last release need it";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;

 private:
  std::string base_;
  std::vector<std::string> messages_;
  bool major_ = false;
  bool minor_ = false;
  bool patch_ = false;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_BUMP_COMMAND_H_
