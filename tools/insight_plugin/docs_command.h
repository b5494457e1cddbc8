#ifndef TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/docs/style.h"
#include "tools/insight_plugin/plugin_command.h"

namespace insight::tool {

// insight-plugin docs: prints help.md as the spec gives it, without a final
// newline, except on a terminal; or compares a file with it.
class DocsCommand final : public PluginCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "docs"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Print the help.md of a plugin.spec.yaml, or check one";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  void RunOn(const Target& target, Report& report) override;

 private:
  [[nodiscard]] docs::Style StyleChosen() const;
  // Compares `check_path_` with the page.
  void Check(const std::string& page, const std::string& spec_file,
             Report& report) const;
  // What makes the file equal.
  [[nodiscard]] std::string Fix(const std::string& spec_file) const;

  std::string style_ = "corrected";
  std::string check_path_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_
