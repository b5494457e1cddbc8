#include "tools/insight_plugin/help_command.h"

#include <CLI/CLI.hpp>
#include <stdexcept>
#include <vector>

#include "sdk/json/json.h"
#include "tools/insight_plugin/describe_program.h"
#include "tools/insight_plugin/did_you_mean.h"
#include "tools/usage/help_text.h"
#include "tools/usage/man_page.h"

namespace insight::tool {

usage::CommandHelp HelpCommand::help() const {
  return {.description =
              "The same as --help behind a command. With --man all of it as "
              "one manual page, in roff.",
          .examples = {{"Say what refresh does", "insight-plugin help refresh"},
                       {"Read the manual page",
                        "insight-plugin help --man | man -l -"},
                       {"Install it",
                        "insight-plugin help --man > "
                        "~/.local/share/man/man1/insight-plugin.1"}},
          .exit_statuses = {{"1", "there is no such command"}}};
}

void HelpCommand::Declare(CLI::App& app) {
  CLI::Option* const command =
      app.add_option("command", command_,
                     "The command; by default the program as a whole")
          ->type_name(std::string(usage::kCommand));
  app.add_flag("--man", man_, "Print the manual page")->excludes(command);
  DeclareReportOptions(app, options_);
}

std::string HelpCommand::Text() const {
  const usage::Program program = DescribeProgram();
  if (man_) return usage::ManPage(program);
  if (command_.empty()) return usage::HelpText(program);
  if (const usage::Command* const command = program.Find(command_)) {
    return usage::HelpText(program, *command);
  }
  std::vector<std::string_view> names;
  for (const usage::Command& command : program.commands) {
    names.push_back(command.name);
  }
  throw std::runtime_error(NoSuchName("command", command_, names));
}

int HelpCommand::Run(const Streams& streams) {
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  report.Guard("", [&] {
    const std::string text = Text();
    report.Print(text);
    report.Set("help", text);
  });
  return report.Finish();
}

}  // namespace insight::tool
