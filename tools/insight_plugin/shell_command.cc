#include "tools/insight_plugin/shell_command.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <stdexcept>

#include "sdk/json/json.h"
#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/sinks.h"

namespace insight::tool {
namespace {

constexpr const char* kShell = "/bin/sh";

// Returns how the shell of the image is started.
image::Job MakeShellJob(const image::UnpackedImage& image) {
  image::Job job = image.MakeJob();
  if (!image.Has("bin/sh")) {
    throw std::runtime_error("the image " + job.definition.names.front() +
                             " has no shell; take the one on another base, "
                             "such as --base debian_slim");
  }
  job.definition.entrypoint = {kShell};
  return job;
}

}  // namespace

usage::CommandHelp ShellCommand::help() const {
  return {
      .description =
          "The shell sees what the plugin would: the image's files, read-only "
          "but for /tmp and /var/cache, its user and its environment. All that "
          "it writes is gone afterwards, but for --cache.\n\n"
          "It needs podman, docker or bubblewrap (bwrap), or root; no daemon "
          "and no registry. An image on the base `static` has no shell.",
      .examples = {{"Look around in the plugin's image",
                    "insight-plugin shell -d plugins/jira"},
                   {"Ask one thing of the image on Alpine",
                    "insight-plugin shell --base alpine -c id -d "
                    "plugins/jira"}},
      .exit_statuses = {{"N", "the shell's own status"},
                        {"1",
                         "the image does not build, has no shell, or nothing "
                         "here can run it"}}};
}

void ShellCommand::Declare(CLI::App& app) {
  app.add_option("-c,--command", script_,
                 "What the shell does; by default what it reads on stdin")
      ->type_name("SCRIPT");
  app.add_flag("-R,--rebuild", rebuild_,
               "Build the image first; that is done anyway");
  image_.Declare(app);
  DeclareReportOptions(app, options_, directory_);
}

int ShellCommand::RunShell(const std::string& directory, Report& report,
                           const Streams& streams) const {
  const auto image =
      image_.Unpack(directory, options_.quiet || options_.json, streams);
  image::Job job = MakeShellJob(*image);
  job.arguments = {"-c", "echo ready"};
  const image::Runner& runner = image_.FindRunner(job);
  job.arguments.clear();
  if (!script_.empty()) job.arguments = {"-c", script_};
  job.cache = image_.cache();
  job.terminal = streams.out_is_terminal && isatty(STDIN_FILENO) == 1;
  const char* terminal = std::getenv("TERM");
  if (job.terminal && terminal != nullptr) {
    job.definition.environment["TERM"] = terminal;
  }
  report.Say("A shell in " + job.definition.names.front() + ", by " +
             runner.name + ":");
  std::string output;
  const int status = runner.run(
      job,
      {.output = options_.json ? SinkInto(output)
                               : SinkTo(streams.out, streams.out_is_terminal),
       .errors = SinkTo(streams.err, streams.err_is_terminal)});
  report.Set("runner", runner.name);
  report.Set("status", status);
  report.Set("output", output);
  return status;
}

int ShellCommand::Run(const Streams& streams) {
  const Target target = TargetOfDirectory(directory_);
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  int status = 0;
  report.Guard(target.spec_file, [&] {
    status = RunShell(target.directory, report, streams);
    if (status != 0) report.Fail();
  });
  const int finished = report.Finish();
  return status != 0 ? status : finished;
}

}  // namespace insight::tool
