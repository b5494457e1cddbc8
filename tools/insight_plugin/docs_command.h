#ifndef TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_

#include <optional>
#include <string>
#include <string_view>

#include "tools/docs/style.h"
#include "tools/insight_plugin/command.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/problem.h"

namespace insight::tool {

// insight-plugin docs: prints help.md as the spec gives it, without a final
// newline, except on a terminal; or compares a file with it.
class DocsCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "docs"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Print the help.md of a plugin.spec.yaml, or check one";
  }
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  [[nodiscard]] docs::Style StyleChosen() const;
  // Returns where `check_path_` differs from `page`; nothing if it does not, or
  // if there is nothing to check.
  [[nodiscard]] std::optional<spec::Problem> Check(
      const std::string& page) const;
  // What makes the file equal.
  [[nodiscard]] std::string Fix(const std::string& file) const;
  int RunForPeople(const std::string& file, const Streams& streams) const;
  // One JSON document, whatever happens.
  int RunForScripts(const std::string& file, const Streams& streams) const;

  std::string spec_path_;
  std::string target_dir_ = ".";
  std::string style_ = "corrected";
  std::string check_path_;
  bool json_ = false;
  bool strict_ = false;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_DOCS_COMMAND_H_
