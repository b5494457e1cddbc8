#ifndef TOOLS_INSIGHT_PLUGIN_VALIDATE_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_VALIDATE_COMMAND_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/writing_options.h"
#include "tools/validator/validator.h"

namespace insight::tool {

// insight-plugin validate: says what is wrong with plugins, by the rules of
// tools/validator, and repairs what can be repaired without asking.
class ValidateCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "validate"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Check a plugin, and repair what needs no decision";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;

 private:
  void ListRules(Report& report);
  [[nodiscard]] std::unique_ptr<validator::PluginFolder> Open(
      const Target& target) const;
  // Repairs, or says how.
  void Fix(const Target& target, Report& report) const;
  // Writes entries for what is found behind those of the ignore file.
  void IgnoreFound(const Target& target, Report& report) const;

  validator::ValidateOptions options_;
  std::string base_;
  bool list_rules_ = false;
  bool listed_ = false;
  bool fix_ = false;
  bool ignore_found_ = false;
  WritingOptions writing_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_VALIDATE_COMMAND_H_
