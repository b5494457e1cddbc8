#ifndef TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/insight_plugin/command.h"
#include "tools/spec/problem.h"

namespace insight::tool {

// insight-plugin schema: prints the JSON schemas of a spec, one blank per level
// and without a final newline, except on a terminal.
class SchemaCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "schema"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Print the JSON schemas of a plugin.spec.yaml";
  }
  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  [[nodiscard]] std::string SpecPath() const;
  int RunForPeople(const std::string& file, const Streams& streams) const;
  // One JSON document, whatever happens.
  int RunForScripts(const std::string& file, const Streams& streams) const;
  [[nodiscard]] bool IsFine(const std::vector<spec::Problem>& warnings) const;

  std::string spec_path_;
  std::string target_dir_ = ".";
  bool json_ = false;
  bool strict_ = false;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SCHEMA_COMMAND_H_
