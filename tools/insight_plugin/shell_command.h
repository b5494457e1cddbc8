#ifndef TOOLS_INSIGHT_PLUGIN_SHELL_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SHELL_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/plugin_program.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// insight-plugin shell: a shell inside the plugin's image.
class ShellCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "shell"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Build the plugin's image and start a shell in it";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  // Returns the shell's status.
  int RunShell(const std::string& directory, Report& report,
               const Streams& streams) const;

  std::string script_;  // If empty, the shell reads stdin.
  std::string directory_ = ".";
  bool rebuild_ = false;  // It is what happens.
  ImageOptions image_;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SHELL_COMMAND_H_
