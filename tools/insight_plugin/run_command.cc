#include "tools/insight_plugin/run_command.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <ostream>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/insight_plugin/json_filter.h"
#include "tools/insight_plugin/sinks.h"

namespace insight::tool {
namespace {

std::vector<usage::Term> PluginsStatuses() {
  return {{"1",
           "a step failed, there was no message to send, or the plugin does "
           "not build"},
          {"N",
           "the first of the plugin's own that was not 0: 130 after Ctrl-C, "
           "128 and more where a signal ended it"}};
}

// What a plugin's answer holds at body.KEY; null if nothing.
Json BodyMember(const Json& envelope, const char* key) {
  if (!envelope.is_object() || !envelope.contains("body")) return nullptr;
  const Json& body = envelope["body"];
  return body.is_object() && body.contains(key) ? body[key] : Json();
}

// "; cause", the first line of what the plugin says went wrong.
std::string Cause(const Json& envelope) {
  const Json error = BodyMember(envelope, "error");
  if (!error.is_string()) return "";
  const std::string text = error.get<std::string>();
  return text.empty() ? "" : ": " + text.substr(0, text.find('\n'));
}

// Null if this is no JSON.
Json ParseEnvelope(const std::string& output) {
  try {
    return ParseJson(output);
  } catch (const JsonParseException&) {
    return nullptr;
  }
}

std::string Fenced(const Json& value) {
  return "```json\n" + DumpIndentedJson(value) + "\n```\n";
}

// For a pull request: GitHub's Markdown.  Neither connection nor log.
std::string Assessment(const StartMessage& message, const Json& envelope,
                       int status) {
  const Json error = BodyMember(envelope, "error");
  return "### " + message.step + "\n\n<details>\n\nInput (" + message.file +
         "):\n\n" + Fenced(BodyMember(message.json, "input")) +
         "\nOutput (exit status " + std::to_string(status) + "):\n\n" +
         (error.is_string() && !error.get<std::string>().empty()
              ? Fenced({{"error", error}})
              : Fenced(BodyMember(envelope, "output"))) +
         "\n</details>\n";
}

// As CLI11 wants it: what is wrong with a filter, or nothing.
std::string WrongFilter(const std::string& text) {
  try {
    (void)JsonFilter(text);
    return "";
  } catch (const std::invalid_argument& e) {
    return e.what();
  }
}

bool WasStopped(int status) {
  return status == 128 + SIGINT || status == 128 + SIGTERM;
}

}  // namespace

struct MessageCommand::Answer {
  int status = 0;
  std::string output;  // Empty for a trigger, whose events may have no end.
  std::string errors;  // Only if they were not shown.
};

void MessageCommand::Declare(CLI::App& app) {
  app.add_option("step", step_,
                 "An action, trigger or task, whose sample is sent; or a "
                 "message's file (*.json); by default all samples")
      ->type_name(std::string(usage::kStep));
  app.add_option("spec", spec_,
                 "The spec; by default plugin.spec.yaml in the target "
                 "directory")
      ->type_name(std::string(usage::kSpec));
  app.add_option("-j,--message", files_,
                 "Send this file in place of samples; may be repeated")
      ->type_name(std::string(usage::kFile))
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  DeclareMore(app);
  program_.Declare(app);
  DeclareReportOptions(app, options_, directory_);
}

void MessageCommand::DeclareMore(CLI::App& /*app*/) {}

Target MessageCommand::TheTarget() const {
  return spec_.empty() ? TargetOfDirectory(directory_) : TargetOfSpec(spec_);
}

int MessageCommand::Run(const Streams& streams) {
  const Target target = TheTarget();
  Report report(name(), options_, streams, 1);
  report.StartTarget();
  int status = 0;
  report.Guard(target.spec_file,
               [&] { status = RunAll(target, report, streams); });
  const int finished = report.Finish();
  return status != 0 ? status : finished;
}

std::vector<StartMessage> MessageCommand::Messages(const Target& target) const {
  MessageChoice choice = {.step = step_, .files = files_};
  if (choice.step.ends_with(".json")) {
    choice.files.insert(choice.files.begin(), std::exchange(choice.step, ""));
  }
  std::vector<StartMessage> messages = FindMessages(target, choice);
  // One connection test says it all, unless the user asks for more.
  if (is_test() && files_.empty())
    messages.erase(messages.begin() + 1, messages.end());
  return messages;
}

int MessageCommand::RunAll(const Target& target, Report& report,
                           const Streams& streams) {
  // What is wrong with them is said before minutes of building.
  const std::vector<StartMessage> messages = Messages(target);
  const std::unique_ptr<PluginProgram> program =
      program_.Find(target.directory, options_.quiet || options_.json, streams);
  int status = 0;
  Json runs = Json::array();
  for (const StartMessage& message : messages) {
    const Answer answer = RunOne(*program, message, streams);
    Show(message, answer, report, streams);
    runs.push_back(Json::object({{"step", message.step},
                                 {"message", message.file},
                                 {"status", answer.status},
                                 {"answer", ParseEnvelope(answer.output)}}));
    if (status == 0) status = answer.status;
    if (WasStopped(answer.status)) break;
  }
  report.Set("runs", std::move(runs));
  return status;
}

MessageCommand::Answer MessageCommand::RunOne(const PluginProgram& program,
                                              const StartMessage& message,
                                              const Streams& streams) const {
  Answer answer;
  image::Stdio stdio = {.input = message.file,
                        .output = SinkInto(answer.output),
                        .errors = SinkInto(answer.errors)};
  const bool is_silent = options_.quiet || options_.json;
  if (!is_silent) stdio.errors = SinkTo(streams.err, streams.err_is_terminal);
  // Events are shown as they come: a trigger runs until it is stopped.
  const bool is_trigger = message.type == "trigger_start" && !is_test();
  if (is_trigger && !options_.json) stdio.output = SinkTo(streams.out, false);
  // As debug, so that triggers' events come here and not to a dispatcher.
  answer.status = program.Run({"--debug", is_test() ? "test" : "run"}, stdio);
  return answer;
}

void MessageCommand::Show(const StartMessage& message, const Answer& answer,
                          Report& report, const Streams& streams) const {
  const std::string what = (is_test() ? "the test of " : "") + message.step +
                           " (" + message.file + ")";
  const Json envelope = ParseEnvelope(answer.output);
  if (is_assessment_) {
    report.Print(Assessment(message, envelope, answer.status));
  } else if (!filter_.empty() && !answer.output.empty()) {
    report.Print(DumpIndentedJson(JsonFilter(filter_).Apply(envelope)) + "\n");
  } else if (!answer.output.empty()) {
    report.Print(answer.output);
    if (!answer.output.ends_with('\n')) report.Print("\n");
  }
  if (answer.status == 0) {
    report.Say("ok: " + what);
    return;
  }
  if (envelope.is_null() && !answer.errors.empty())
    streams.err << answer.errors;
  report.AddFailure(message.file, what + " ended with status " +
                                      std::to_string(answer.status) +
                                      Cause(envelope));
}

usage::CommandHelp RunCommand::help() const {
  return {
      .description =
          "Sends each message to the plugin on stdin, as the product does, and "
          "prints the answer: one line of JSON each. The plugin's log is on "
          "stderr. It runs with --debug, so a trigger's events are printed "
          "rather than sent; Ctrl-C ends it.\n\n"
          "The program is built first, or is what --program names. With "
          "--image it runs inside the plugin's image.",
      .examples = {{"Run one action on tests/create_issue.json",
                    "insight-plugin run create_issue -d plugins/jira"},
                   {"Run all samples, and see the outputs alone",
                    "insight-plugin run -J .body.output -d plugins/jira"},
                   {"Send two messages of your own",
                    "insight-plugin run -j a.json -j b.json -d plugins/jira"},
                   {"Write down what a reviewer wants to see",
                    "insight-plugin run -A -d plugins/jira > assessment.md"}},
      .files = {{"tests/STEP.json",
                 "the message for STEP; `insight-plugin samples` writes it"}},
      .exit_statuses = PluginsStatuses()};
}

void RunCommand::DeclareMore(CLI::App& app) {
  app.add_flag("-T,--test", is_test_, "Test the connection; see test");
  CLI::Option* const filter =
      app.add_option("-J,--jq", filter_,
                     "Print that part of the answer, such as .body.output")
          ->type_name("PATH")
          ->check(CLI::Validator(WrongFilter, "", ""));
  app.add_flag("-A,--assessment", is_assessment_,
               "Print inputs and outputs for a pull request, in Markdown")
      ->excludes(filter);
}

usage::CommandHelp TestCommand::help() const {
  return {
      .description =
          "Sends the plugin a message as `run` does, but for a test of the "
          "connection that the message holds; the step itself does not run. "
          "The message is that of STEP, or the first of all samples.",
      .examples = {{"Test the connection of the first sample",
                    "insight-plugin test -d plugins/jira"},
                   {"Test that of a message of your own",
                    "insight-plugin test -j mine.json -d plugins/jira"}},
      .files = {{"tests/STEP.json",
                 "the message for STEP; `insight-plugin samples` writes it"}},
      .exit_statuses = PluginsStatuses()};
}

}  // namespace insight::tool
