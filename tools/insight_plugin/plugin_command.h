// What all commands about plugins have in common: options, targets, reporting.

#ifndef TOOLS_INSIGHT_PLUGIN_PLUGIN_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_PLUGIN_COMMAND_H_

#include <string>
#include <vector>

#include "tools/insight_plugin/command.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// A plugin to work on.
struct Target {
  std::string directory;  // Without a slash at the end; "." is possible.
  std::string spec_file;  // As the user named it.
};

// Returns the plugin whose spec is that file, or that is in the directory.
[[nodiscard]] Target TargetOfSpec(const std::string& spec);
[[nodiscard]] Target TargetOfDirectory(std::string directory);

// A command over one or several plugins.
//
//   insight-plugin NAME [SPEC...] [-d DIRECTORY...] [--json] [--strict] ...
class PluginCommand : public Command {
 public:
  void Declare(CLI::App& app) final;
  int Run(const Streams& streams) final;

 protected:
  // Declares the command's own arguments.
  virtual void DeclareMore(CLI::App& app);

  // Does the command for one plugin, and reports; see Report::Guard() for what
  // it may throw.
  virtual void RunOn(const Target& target, Report& report) = 0;

  // Whether plain arguments are specs.  If not, targets are directories alone.
  [[nodiscard]] virtual bool takes_specs() const { return true; }

  [[nodiscard]] const ReportOptions& report_options() const { return options_; }

 private:
  [[nodiscard]] std::vector<Target> Targets() const;

  std::vector<std::string> specs_;
  std::vector<std::string> directories_;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_PLUGIN_COMMAND_H_
