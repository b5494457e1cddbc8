#include "tools/insight_plugin/run_tool.h"

// CLI11, since subcommands, help texts and their errors are a library's work;
// header-only, and included by commands alone.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <ostream>

#include "tools/insight_plugin/describe_program.h"
#include "tools/insight_plugin/did_you_mean.h"
#include "tools/usage/help_text.h"

namespace insight::tool {
namespace {

// Names the help of the command, if one was chosen.
std::string TryHelp(const CLI::App& app) {
  std::string command = "insight-plugin";
  for (const CLI::App* sub : app.get_subcommands()) {
    command += ' ' + sub->get_name();
  }
  return "try '" + command + " --help' for more information\n";
}

std::string HelpFor(const std::vector<CLI::App*>& chosen) {
  const usage::Program program = DescribeProgram();
  const usage::Command* const command =
      chosen.empty() ? nullptr : program.Find(chosen.front()->get_name());
  return command == nullptr ? usage::HelpText(program)
                            : usage::HelpText(program, *command);
}

int RunParsed(const CLI::App& app,
              const std::map<std::string, Command*>& commands,
              const Streams& streams) {
  const std::vector<const CLI::App*> chosen =
      app.get_subcommands([](const CLI::App* sub) { return sub->parsed(); });
  if (chosen.empty()) {
    streams.err << "insight-plugin: a command is needed; " << TryHelp(app);
    return kWrongUsage;
  }
  const std::string& name = chosen.front()->get_name();
  try {
    return commands.at(name)->Run(streams);
  } catch (const std::exception& e) {
    streams.err << "insight-plugin " << name << ": " << e.what() << '\n';
    return kFailure;
  }
}

}  // namespace

int RunTool(std::vector<std::string> arguments, const Streams& streams) {
  CLI::App app;
  const std::vector<std::unique_ptr<Command>> commands = MakeCommands();
  DeclareProgram(app, commands);
  std::map<std::string, Command*> by_name;
  for (const std::unique_ptr<Command>& command : commands) {
    by_name[std::string(command->name())] = command.get();
  }
  // CLI11 takes them from the end.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    // That of the command, if there is one.
    streams.out << HelpFor(app.get_subcommands());
    return kSuccess;
  } catch (const CLI::Success& e) {  // --version
    streams.out << e.what() << '\n';
    return kSuccess;
  } catch (const CLI::ParseError& e) {
    std::string text = WrongUsage(app, e);
    // A question ends the sentence.
    text += text.ends_with('?') ? " " : "; ";
    streams.err << "insight-plugin: " << text << TryHelp(app);
    return kWrongUsage;
  }
  return RunParsed(app, by_name, streams);
}

}  // namespace insight::tool
