// What a plugin's process does for its caller whatever the plugin's code does.

#include "tests/conformance/process.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"

namespace insight::conformance {
namespace {

using ::insight::testing::RunfilePath;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string ActionMessage(const std::string& how) {
  return R"({"version": "v1", "type": "action_start", "body": {"meta":)"
         R"( {"jobId": "j"}, "connection": {"token": "hunter22"}, "action":)"
         R"( "misbehave", "input": {"how": ")" +
         how + R"("}}})";
}

constexpr char kWaitMessage[] =
    R"({"version": "v1", "type": "trigger_start", "body": {"trigger": "wait",
        "dispatcher": {"url": "", "webhook_url": ""}}})";

ProcessResult RunHostile(std::vector<std::string> arguments,
                         std::string input) {
  ProcessRun run{.path = RunfilePath("tests/conformance/testees/hostile"),
                 .arguments = {"hostile"},
                 .input = std::move(input)};
  run.arguments.insert(run.arguments.end(), arguments.begin(), arguments.end());
  return RunProcess(run);
}

ProcessResult Misbehave(const std::string& how) {
  return RunHostile({"run"}, ActionMessage(how));
}

// Expects an error envelope, whole and alone, and the exit status 1.
void ExpectLastWords(const std::string& how) {
  const ProcessResult result = Misbehave(how);
  EXPECT_EQ(result.status, 1) << how;
  const Json envelope = ParseJson(result.output);
  EXPECT_EQ(envelope["type"], "action_event");
  EXPECT_EQ(envelope["body"]["status"], "error");
  EXPECT_EQ(envelope["body"]["meta"], Json({{"jobId", "j"}}));
  EXPECT_EQ(envelope["body"]["error"], "The plugin's code ended the process.")
      << how;
  EXPECT_FALSE(envelope["body"].contains("output"));
}

TEST(ProcessTest, WhatPluginCodePrintsIsNotOnStdout) {  // G32
  const ProcessResult result = Misbehave("print");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(ParseJson(result.output)["body"]["status"], "ok");
  EXPECT_THAT(result.errors, HasSubstr("{\"write\": 1}\n"));
  EXPECT_THAT(result.errors, HasSubstr("{\"printf\": 1}"));
}

TEST(ProcessTest, CodeThatEndsTheProcessLeavesAnErrorEnvelope) {
  ExpectLastWords("exit");
  ExpectLastWords("quick_exit");
  ExpectLastWords("exit_in_thread");
}

TEST(ProcessTest, TheEnvelopeOfAnExitHasTheLog) {
  const Json envelope = ParseJson(Misbehave("exit").output);
  EXPECT_EQ(envelope["body"]["log"],
            "acme/Hostile:1.0.0. Step name: misbehave\nbefore exit\n"
            "The plugin's code ended the process.\n");
}

// With a sanitizer, crashes are its business.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(ProcessTest, ACrashLeavesAnErrorEnvelope) {
  ExpectLastWords("abort");
  ExpectLastWords("segfault");
  ExpectLastWords("overflow");
  EXPECT_THAT(Misbehave("abort").errors,
              EndsWith("The plugin crashed: signal 06\n"));
}
#endif

TEST(ProcessTest, AnExceptionThatLeavesAThreadLeavesAnErrorEnvelope) {
  ExpectLastWords("throw_in_thread");
  EXPECT_THAT(Misbehave("throw_in_thread").errors,
              HasSubstr("Terminated: from a thread\n"));
}

TEST(ProcessTest, WhateverIsThrownBecomesAnError) {
  const ProcessResult result = Misbehave("throw_no_exception");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(ParseJson(result.output)["body"]["error"], "Unknown exception");
}

TEST(ProcessTest, SecretsAreHiddenButTheOutputIsNotChanged) {
  const ProcessResult failed = Misbehave("log_secret");
  EXPECT_THAT(failed.output, Not(HasSubstr("hunter22")));
  EXPECT_THAT(failed.errors, Not(HasSubstr("hunter22")));
  const Json body = ParseJson(failed.output)["body"];
  EXPECT_EQ(body["error"], "refused: ********");
  EXPECT_THAT(body["log"].get<std::string>(),
              HasSubstr("my secret is ********\n"));

  const ProcessResult succeeded = Misbehave("nothing");
  EXPECT_EQ(ParseJson(succeeded.output)["body"]["output"]["secret"],
            "hunter22");
}

TEST(ProcessTest, TheMessageMayBeOnTheCommandLine) {
  const ProcessResult result =
      RunHostile({"run", "--", ActionMessage("nothing")}, "not read");
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(ParseJson(result.output)["body"]["status"], "ok");
}

TEST(ProcessTest, ErrorsBeforeTheEnvelopeAreOneLineOnStderr) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "Expecting value: line 1 column 1 (char 0)\n"},
      {"{",
       "Expecting property name enclosed in double quotes: line 1 column "
       "2 (char 1)\n"},
      {"null", "Input message was None\n"},
      {"[1]", "Input message is not a dictionary\n"},
      {R"({"body": {"meta": 5}})", "\"meta\" is not a dictionary\n"},
  };
  for (const auto& [input, error] : cases) {
    const ProcessResult result = RunHostile({"run"}, input);
    EXPECT_EQ(result.status, 1) << input;
    EXPECT_EQ(result.output, "") << input;
    EXPECT_EQ(result.errors, error) << input;
  }
  const ProcessResult sample = RunHostile({"sample", "nope"}, "");
  EXPECT_EQ(sample.status, 1);
  EXPECT_EQ(sample.errors, "Invalid trigger, action or task name.\n");
}

// A port of this machine that is taken while the object lives.
class TakenPort {
 public:
  TakenPort() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    socklen_t size = sizeof(address);
    EXPECT_EQ(bind(fd_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(fd_, 1), 0);
    EXPECT_EQ(getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size),
              0);
    number_ = ntohs(address.sin_port);
  }
  TakenPort(const TakenPort&) = delete;
  TakenPort& operator=(const TakenPort&) = delete;
  ~TakenPort() { close(fd_); }
  [[nodiscard]] std::string number() const { return std::to_string(number_); }

 private:
  const int fd_;
  int number_ = 0;
};

TEST(ProcessTest, AServerThatCannotStartSaysWhy) {
  const TakenPort port;
  const ProcessResult result =
      RunHostile({"http", "--port", port.number()}, "");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(result.errors, HasSubstr("\nError: "));
}

TEST(ProcessTest, ATriggerRunsUntilItIsToldToStop) {
  for (const char* flag : {"--debug", "--verbose"}) {  // G24
    ProcessRun run{.path = RunfilePath("tests/conformance/testees/hostile"),
                   .arguments = {"hostile", flag, "run"},
                   .input = kWaitMessage};
    run.enough = [](const std::string& output) { return !output.empty(); };
    const ProcessResult result = RunProcess(run);
    EXPECT_EQ(result.status, -SIGTERM);
    EXPECT_EQ(ParseJson(result.output)["body"]["output"],
              Json({{"started", true}}));
    EXPECT_THAT(result.errors, EndsWith("told to stop\n"));
  }
}

TEST(ProcessTest, ATriggerThatCannotDeliverItsEventsFails) {
  std::string message = kWaitMessage;
  message.replace(message.find("\"url\": \"\""), 9,
                  "\"url\": \"http://127.0.0.1:9/\"");
  const ProcessResult result = RunHostile({"run"}, message);
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(
      ParseJson(result.output)["body"]["error"].get<std::string>(),
      HasSubstr("The event could not be delivered to the orchestrator"));
  EXPECT_THAT(result.errors,
              HasSubstr("ERROR: POST to http://127.0.0.1:9/ failed. CA bundle "
                        "path: "));
}

TEST(ProcessTest, NdjsonPutsEachDocumentOnALine) {
  const ProcessResult result =
      RunHostile({"run", "--ndjson"}, ActionMessage("nothing"));
  EXPECT_THAT(result.output, EndsWith("}\n"));
  const ProcessResult last_words =
      RunHostile({"--ndjson", "run"}, ActionMessage("exit"));
  EXPECT_THAT(last_words.output, EndsWith("}\n"));
}

TEST(ProcessTest, InfoHasColorsUnlessToldOtherwise) {
  EXPECT_THAT(RunHostile({"info"}, "").output,
              StartsWith("Name:        \033[92mHostile\033[0m\n"));
  ProcessRun run{.path = RunfilePath("tests/conformance/testees/hostile"),
                 .arguments = {"hostile", "info"},
                 .environment = {"NO_COLOR=1"}};
  EXPECT_THAT(RunProcess(run).output, StartsWith("Name:        Hostile\n"));
}

TEST(ProcessTest, AProgramWithoutBillOfMaterialsSaysSo) {
  const ProcessResult result = RunHostile({"sbom"}, "");
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.output, "");
  EXPECT_THAT(result.errors,
              StartsWith("This program was built without its bill of"));
}

TEST(ProcessTest, InTheCloudFailuresHaveMetrics) {
  ProcessRun run{.path = RunfilePath("tests/conformance/testees/hostile"),
                 .arguments = {"hostile", "run"},
                 .environment = {"PLUGIN_RUNTIME_ENVIRONMENT=cloud"},
                 .input = ActionMessage("log_secret")};
  const Json metrics = ParseJson(RunProcess(run).output)["body"]["metrics"];
  EXPECT_EQ(
      metrics["plugin"],
      Json({{"name", "Hostile"}, {"version", "1.0.0"}, {"vendor", "acme"}}));
  const Json& step = metrics["workflow"]["step"];
  EXPECT_EQ(step["inputs"], Json({"how"}));
  EXPECT_EQ(step["error"], Json({{"cause", "Exception"},
                                 {"known", false},
                                 {"message", "refused: ********"}}));
}

}  // namespace
}  // namespace insight::conformance
