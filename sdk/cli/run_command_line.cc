#include "sdk/cli/run_command_line.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "sdk/cli/command_line.h"
#include "sdk/cli/info_text.h"
#include "sdk/cli/last_words.h"
#include "sdk/cli/linked_sbom.h"
#include "sdk/cli/protocol_stdout.h"
#include "sdk/cli/running_command.h"
#include "sdk/cli/sample_message.h"
#include "sdk/cli/stop_signals.h"
#include "sdk/clock/clock.h"
#include "sdk/dispatcher/document_writer.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/log/json_log_sink.h"
#include "sdk/log/log_sink.h"
#include "sdk/message/message.h"
#include "sdk/message/request.h"
#include "sdk/runtime/in_flight_request.h"
#include "sdk/runtime/step_runner.h"
#include "sdk/step/cancellation.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

constexpr std::size_t kDefaultColumns = 80;
// Less than what engines give a check by default (30 s).
constexpr std::chrono::seconds kCheckTimeout(5);

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

std::size_t Columns() {
  const std::string_view text = Environment("COLUMNS");
  std::size_t columns = 0;
  const auto [rest, error] =
      std::from_chars(text.data(), text.data() + text.size(), columns);
  return error == std::errc() && columns > 0 ? columns : kDefaultColumns;
}

void PrintError(std::string_view line) {
  FdLogSink(STDERR_FILENO).Write(LogLevel::kError, line);
}

// Writes `text` as it is to stdout, for commands that run no plugin code.
void Print(std::string text) {
  DocumentWriter(STDOUT_FILENO, DocumentWriter::Framing::kNone)
      .Write(std::move(text));
}

// Reads stdin to its end.
std::string ReadStdin() {
  std::string text;
  // Room for all of a file, so that a large message is not moved while it
  // grows.
  struct stat about;
  if (fstat(STDIN_FILENO, &about) == 0 && S_ISREG(about.st_mode)) {
    text.reserve(static_cast<std::size_t>(about.st_size));
  }
  std::array<char, 1 << 16> buffer;
  while (true) {
    const ssize_t size = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) {
      throw ServerException("Cannot read stdin: " +
                            std::string(std::strerror(errno)));
    }
    if (size == 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

Message ReadMessage(std::optional<std::string> given) {
  // The text is freed before the step runs: a message may be large.
  const std::string text = given ? *std::move(given) : ReadStdin();
  return ParseMessage(text);
}

bool InCloud() { return Environment("PLUGIN_RUNTIME_ENVIRONMENT") == "cloud"; }

std::unique_ptr<LogSink> MakeLogSink(const Clock& clock) {
  if (!InCloud()) return std::make_unique<FdLogSink>(STDERR_FILENO);
  return std::make_unique<JsonLogSink>(STDERR_FILENO, clock, Json::object());
}

StepRunner::Options RunnerOptions(const CommandLine& line,
                                  DocumentWriter& writer) {
  StepRunner::Options options;
  options.debug = line.debug;
  options.cloud = InCloud();
  if (line.debug) {
    options.dispatchers = [&writer](const DispatcherRequest&) {
      return std::make_unique<StdoutDispatcher>(writer);
    };
  }
  return options;
}

// The commands `run` and `test`.
int RunStep(const PluginDef& plugin, CommandLine line) {
  const int fd = TakeOverStdout();
  Message message = ReadMessage(std::move(line.message));
  DocumentWriter writer(fd, line.ndjson ? DocumentWriter::Framing::kLines
                                        : DocumentWriter::Framing::kNone);
  // Exit handlers may look at it when this function has returned.
  static InFlightRequest in_flight("The plugin's code ended the process.");
  InstallLastWords(in_flight, fd, line.ndjson);

  Cancellation cancellation;
  std::optional<StopWatcher> stop;
  if (TypeOf(message) == MessageType::kTriggerStart) stop.emplace(cancellation);

  const SystemClock clock;
  const std::unique_ptr<LogSink> log_sink = MakeLogSink(clock);
  StepRunner runner(plugin, RunnerOptions(line, writer), clock, *log_sink);
  RunResult result =
      runner.Run(std::move(message), {.test = line.command == Command::kTest,
                                      .cancellation = &cancellation,
                                      .in_flight = &in_flight});
  // A trigger that was told to stop has nothing more to say.
  if (stop && stop->signal() != 0) return DieBy(stop->signal());
  std::string envelope = DumpJson(result.envelope);
  result.envelope = Json();  // It may be large, and the text is all of it.
  writer.Write(std::move(envelope));
  return result.outcome == Outcome::kOk ? 0 : 1;
}

int PrintInfo(const PluginDef& plugin) {
  Print(InfoText(plugin, /*color=*/Environment("NO_COLOR").empty()));
  return 0;
}

int PrintSample(const PluginDef& plugin, const CommandLine& line) {
  const std::optional<Json> sample = SampleMessage(plugin, line.sample_name);
  if (!sample) {
    PrintError("Invalid trigger, action or task name.");
    return 1;
  }
  Print(DumpJson(*sample) + (line.ndjson ? "\n" : ""));
  return 0;
}

int PrintSbom(const CommandLine& line) {
  const LinkedSbom sbom = GetLinkedSbom();
  const std::string_view text =
      line.sbom_format == SbomFormat::kSpdx ? sbom.spdx : sbom.cyclonedx;
  if (text.empty()) {
    PrintError(
        "This program was built without its bill of materials; one that "
        "insight_plugin() builds has it.");
    return 1;
  }
  Print(std::string(text));
  return 0;
}

int RunServer(const PluginDef& plugin, CommandLine line, ServeFn serve) {
  line.server.debug = line.debug;
  try {
    return serve(plugin, line.server);
  } catch (const std::exception& e) {
    PrintError("\nError: " + std::string(e.what()));
    return 1;
  }
}

// The command `http --check`.
int CheckServer(const PluginDef& plugin, CommandLine line, CheckFn check) {
  if (!line.has_port) {
    const std::optional<CommandLine> running = RunningCommand(plugin);
    if (!running) {
      PrintError("The plugin does not run.");
      return 1;
    }
    if (running->command != Command::kHttp) return 0;
    line.server = running->server;
  }
  const std::string problem = check(line.server, kCheckTimeout);
  if (problem.empty()) return 0;
  PrintError(problem);
  return 1;
}

int RunCommand(const PluginDef& plugin, CommandLine line,
               const ServerFunctions& server) {
  switch (line.command) {
    case Command::kInfo:
      return PrintInfo(plugin);
    case Command::kSample:
      return PrintSample(plugin, line);
    case Command::kSbom:
      return PrintSbom(line);
    case Command::kHttp:
      if (line.check) return CheckServer(plugin, std::move(line), server.check);
      return RunServer(plugin, std::move(line), server.serve);
    case Command::kRun:
    case Command::kTest:
      break;
  }
  return RunStep(plugin, std::move(line));
}

}  // namespace

int RunCommandLine(const PluginDef& plugin, int argc, const char* const* argv,
                   const ServerFunctions& server) noexcept {
  try {
    InstallStopSignals();
    const std::span<const char* const> words(argv,
                                             static_cast<std::size_t>(argc));
    auto parsed =
        ParseCommandLine(plugin, words.empty() ? plugin.name : words.front(),
                         words.subspan(words.empty() ? 0 : 1), Columns());
    if (const auto* exit = std::get_if<EarlyExit>(&parsed)) {
      if (!exit->err.empty()) {
        PrintError(std::string_view(exit->err).substr(0, exit->err.size() - 1));
      }
      if (!exit->out.empty()) Print(exit->out);
      return exit->status;
    }
    return RunCommand(plugin, std::get<CommandLine>(std::move(parsed)), server);
  } catch (const std::exception& e) {
    // The message is none, or the system refuses.
    PrintError(e.what());
    return 1;
  }
}

}  // namespace insight
