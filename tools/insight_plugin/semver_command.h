#ifndef TOOLS_INSIGHT_PLUGIN_SEMVER_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SEMVER_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin semver VERSION CHANGELOG: sets the version.
class SemverCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "semver"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Set the version, and write what changed into its history";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;
  [[nodiscard]] bool takes_specs() const override { return false; }

 private:
  std::string base_;
  std::string version_;
  std::string changelog_;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SEMVER_COMMAND_H_
