#ifndef TOOLS_INSIGHT_PLUGIN_RUN_COMMAND_H_
#define TOOLS_INSIGHT_PLUGIN_RUN_COMMAND_H_

#include <string>
#include <string_view>

#include "tools/insight_plugin/plugin_program.h"
#include "tools/insight_plugin/report.h"
#include "tools/insight_plugin/start_messages.h"

namespace insight::tool {

// A command that gives start messages to a plugin and shows its answers.
class MessageCommand : public Command {
 public:
  void Declare(CLI::App& app) final;
  int Run(const Streams& streams) final;

 protected:
  virtual void DeclareMore(CLI::App& app);

  // Whether the plugin's command is "test", not "run".
  [[nodiscard]] virtual bool is_test() const = 0;

  std::string filter_;          // Of the answer that is shown; empty for all.
  bool is_assessment_ = false;  // For people who review the plugin.

 private:
  struct Answer;

  [[nodiscard]] Target TheTarget() const;
  [[nodiscard]] std::vector<StartMessage> Messages(const Target& target) const;

  // Returns the first status of the plugin's that is not 0.
  int RunAll(const Target& target, Report& report, const Streams& streams);
  Answer RunOne(const PluginProgram& program, const StartMessage& message,
                const Streams& streams) const;
  void Show(const StartMessage& message, const Answer& answer, Report& report,
            const Streams& streams) const;

  std::string step_;  // Or a message's file.
  std::string spec_;
  std::string directory_ = ".";
  std::vector<std::string> files_;
  ProgramOptions program_;
  ReportOptions options_;
};

// insight-plugin run: runs steps.
class RunCommand final : public MessageCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "run"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Build the plugin and run steps on their sample messages";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  void DeclareMore(CLI::App& app) override;
  [[nodiscard]] bool is_test() const override { return is_test_; }

 private:
  bool is_test_ = false;
};

// insight-plugin test: tests the plugin's connection.
class TestCommand final : public MessageCommand {
 public:
  [[nodiscard]] std::string_view name() const override { return "test"; }
  [[nodiscard]] std::string_view summary() const override {
    return "Build the plugin and test its connection";
  }
  [[nodiscard]] usage::CommandHelp help() const override;

 protected:
  [[nodiscard]] bool is_test() const override { return true; }
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_RUN_COMMAND_H_
