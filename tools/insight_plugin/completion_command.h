#ifndef TOOLS_INSIGHT_PLUGIN_COMPLETION_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_COMPLETION_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// insight-plugin completion: prints a script for a shell.  Scripts call it with
// --list, which help does not name, to learn what only a spec or the validator
// knows.
class CompletionCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "completion"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Print a script that completes command lines in a shell";
  }
  [[nodiscard]] usage::CommandHelp help() const override;
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  [[nodiscard]] std::string Listed() const;

  std::string shell_;
  std::string list_;
  std::string directory_ = ".";
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_COMPLETION_COMMAND_H_
