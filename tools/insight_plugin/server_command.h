#ifndef TOOLS_INSIGHT_PLUGIN_SERVER_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_SERVER_COMMAND_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/insight_plugin/plugin_program.h"
#include "tools/insight_plugin/report.h"

namespace insight::tool {

// insight-plugin server: runs the plugin's HTTP server until it is stopped.
class ServerCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "server"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Build the plugin and run its HTTP server until Ctrl-C";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

  void Declare(CLI::App& app) override;
  int Run(const Streams& streams) override;

 private:
  std::uint16_t port_ = 10001;
  std::string directory_ = ".";
  ProgramOptions program_;
  ReportOptions options_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_SERVER_COMMAND_H_
