#ifndef TOOLS_INSIGHT_PLUGIN_DIFF_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_DIFF_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// insight-plugin diff OLD [NEW]: what changed for the plugin's users between
// two specs, and the version that it asks for.
class DiffCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "diff"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Show what changed for users, and the version bump that it needs";
  }
  [[nodiscard]] usage::CommandHelp help() const override;
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  [[nodiscard]] std::string NewFile() const;
  void Compare(const std::string& new_file, Report& report) const;

  std::string old_;
  std::string new_;
  std::string target_dir_ = ".";
  bool check_ = false;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_DIFF_COMMAND_H_
