#ifndef TOOLS_INSIGHT_PLUGIN_SAMPLES_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SAMPLES_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"

namespace insight::tool {

// insight-plugin samples: writes tests/STEP.json, a message to start the step
// with, for one step or all.
class SamplesCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "samples"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Write a message to fill in for each step: tests/STEP.json";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;
  [[nodiscard]] bool takes_specs() const override { return false; }

 private:
  std::string step_;
  bool overwrite_ = false;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SAMPLES_COMMAND_H_
