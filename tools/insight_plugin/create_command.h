#ifndef TOOLS_INSIGHT_PLUGIN_CREATE_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_CREATE_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/report.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin create: makes a plugin's folder from its spec, whole or not at
// all.  Without --target-dir it is made in plugins/ of the workspace that one
// is in, or right here outside of one.
class CreateCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "create"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Make a plugin from a plugin.spec.yaml";
  }
  [[nodiscard]] usage::CommandHelp help() const override;
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  // The spec that was named, or that of the plugin in Python.
  [[nodiscard]] std::string SpecFile() const;
  [[nodiscard]] std::string TargetDirectory() const;
  void Create(const std::string& spec_file, Report& report);

  std::string spec_;
  std::string target_;
  std::string python_plugin_;
  WritingOptions writing_;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_CREATE_COMMAND_H_
