#include "tools/release/run_release.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <ostream>

#include "tools/release/report.h"

namespace insight::release {
namespace {

constexpr const char* kTryHelp = "try 'release --help' for more information\n";

int RunParsed(Command& command, const ReportOptions& options,
              const Streams& streams) {
  Report report(command.name(), options, streams);
  try {
    command.Run(report);
  } catch (const std::exception& error) {
    report.AddProblem("", error.what());
  }
  return report.Finish();
}

}  // namespace

int RunRelease(std::vector<std::string> arguments, const Streams& streams) {
  CLI::App app(
      "Releases plugins: what changed, whether it is fit, its images, their "
      "provenance, registries.\nNothing is written anywhere without --yes.",
      "release");
  app.require_subcommand(1);
  ReportOptions options;
  const std::vector<std::unique_ptr<Command>> commands = MakeCommands();
  std::map<std::string, Command*> by_name;
  for (const std::unique_ptr<Command>& command : commands) {
    CLI::App* sub = app.add_subcommand(std::string(command->name()),
                                       std::string(command->summary()));
    command->Declare(*sub);
    DeclareReportOptions(*sub, options);
    by_name[sub->get_name()] = command.get();
  }
  std::reverse(arguments.begin(), arguments.end());  // As CLI11 wants them.
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    streams.out << (chosen.empty() ? app.help()
                                   : chosen.front()->help("release"));
    return kSuccess;
  } catch (const CLI::ParseError& error) {
    streams.err << "release: " << error.what() << "; " << kTryHelp;
    return kWrongUsage;
  }
  return RunParsed(*by_name.at(app.get_subcommands().front()->get_name()),
                   options, streams);
}

}  // namespace insight::release
