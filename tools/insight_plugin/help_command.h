#ifndef TOOLS_INSIGHT_PLUGIN_HELP_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_HELP_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// insight-plugin help: says what the program or a command does, or prints the
// manual page.
class HelpCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "help"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Say what a command does, with examples";
  }
  [[nodiscard]] usage::CommandHelp help() const override;
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  [[nodiscard]] std::string Text() const;

  std::string command_;
  bool man_ = false;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_HELP_COMMAND_H_
