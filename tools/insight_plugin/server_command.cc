#include "tools/insight_plugin/server_command.h"

#include <CLI/CLI.hpp>
#include <ostream>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "tools/insight_plugin/plugin_command.h"
#include "tools/insight_plugin/sinks.h"

namespace insight::tool {
namespace {

// How the log of a plugin's server begins: "Listening at: http://0.0.0.0:1234".
constexpr std::string_view kListening = "Listening at: ";

// Reads a server's log for where it listens, and says so once.
class Watch {
 public:
  Watch(Report& report, const Streams& streams, bool quiet)
      : report_(report), streams_(streams), quiet_(quiet) {}

  void Take(std::string_view piece) {
    if (!quiet_) streams_.err << piece << std::flush;
    if (listens_) return;
    log_ += piece;
    for (std::size_t end = 0; (end = log_.find('\n')) != std::string::npos;) {
      ReadLine(log_.substr(0, end));
      if (listens_) return;
      said_ += log_.substr(0, end + 1);
      log_.erase(0, end + 1);
    }
  }

  [[nodiscard]] bool listens() const { return listens_; }

  // What it said before it ended without having listened.
  [[nodiscard]] std::string Said() const { return said_ + log_; }

 private:
  void ReadLine(const std::string& line) {
    const std::size_t start = line.find(kListening);
    const std::size_t colon = line.rfind(':');
    if (start == std::string::npos) return;
    const std::string port = line.substr(colon + 1);
    if (port.empty() || port.find_first_not_of("0123456789") != port.npos) {
      return;
    }
    const std::string url = "http://127.0.0.1:" + port;
    report_.Print(url + '\n');
    report_.Set("url", url);
    report_.Set("port", Json(MakeInteger(port)));
    // A script gets its document now, not when it has stopped the server.
    (void)report_.Finish();
    streams_.out.flush();
    listens_ = true;
  }

  Report& report_;
  const Streams& streams_;
  const bool quiet_;
  bool listens_ = false;
  std::string log_;   // From the last line break on.
  std::string said_;  // Before that.
};

}  // namespace

usage::CommandHelp ServerCommand::help() const {
  return {
      .description =
          "Prints the server's address on stdout when it listens; the server's "
          "log is on stderr. SIGINT (Ctrl-C) and SIGTERM stop it: requests "
          "that it has begun are answered first.\n\n"
          "With --json the document, with the members url and port, is printed "
          "when the server listens, not at the end.",
      .examples = {{"Run a server on a port that is free",
                    "insight-plugin server -p 0 -d plugins/jira"},
                   {"Run that of the plugin's image on Alpine",
                    "insight-plugin server --base alpine -d plugins/jira"}},
      .exit_statuses = {
          {"1", "it could not start, or the plugin does not build"},
          {"N", "the server's own: 0 when it was stopped"}}};
}

void ServerCommand::Declare(CLI::App& app) {
  app.add_option("-p,--port", port_, "The port; 0 is one that is free")
      ->type_name("PORT")
      ->capture_default_str();
  program_.Declare(app);
  DeclareReportOptions(app, options_, directory_);
}

int ServerCommand::Run(const Streams& streams) {
  const Target target = TargetOfDirectory(directory_);
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  Watch watch(report, streams, options_.quiet);
  int status = 0;
  report.Guard(target.spec_file, [&] {
    const std::unique_ptr<PluginProgram> program = program_.Find(
        target.directory, options_.quiet || options_.json, streams);
    std::vector<std::string> arguments = {"http", "--port",
                                          std::to_string(port_)};
    if (options_.verbose) arguments.insert(arguments.begin(), "--debug");
    status = program->Run(arguments, {.input = "/dev/null",
                                      .output = SinkTo(streams.err, false),
                                      .errors = [&](std::string_view piece) {
                                        watch.Take(piece);
                                      }});
    if (watch.listens()) return;
    if (options_.quiet) streams.err << watch.Said();
    report.AddFailure(target.directory, "the server did not start; status " +
                                            std::to_string(status));
  });
  if (watch.listens()) return status;
  const int finished = report.Finish();
  return status != 0 ? status : finished;
}

}  // namespace insight::tool
