#include "sdk/testing/cases/plugin_process.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::testing {
namespace {

using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

std::string PathOf(const std::string& target) {
  return std::string(std::getenv("TEST_SRCDIR")) + "/" +
         std::getenv("TEST_WORKSPACE") + "/sdk/testing/cases/" + target;
}

PluginOutcome RunFake(const std::string& command, const std::string& input) {
  return RunnerOf(PathOf("fake_plugin"))(command, input);
}

TEST(PluginProcessTest, TellsWhatTheProgramPrintsAndHowItEnds) {
  const PluginOutcome ok = RunFake("run", "{}");
  EXPECT_EQ(ok.stdout_text, R"({"body": {"status": "ok", "output": {}}})");
  EXPECT_EQ(ok.stderr_text, "a line for stderr\n");
  EXPECT_EQ(ok.exit_status, 0);
  EXPECT_THAT(ok.peak_memory_kib, Gt(0));
  EXPECT_EQ(RunFake("test", "{}").exit_status, 1);
}

TEST(PluginProcessTest, TheEnvironmentIsThisOneWithTheChanges) {
  ASSERT_EQ(setenv("CASES_KEPT", "kept", 1), 0);
  ASSERT_EQ(setenv("CASES_UNSET", "unset", 1), 0);
  const auto run =
      RunnerOf(PathOf("fake_plugin"),
               {{"CASES_UNSET", std::nullopt}, {"CASES_SET", "a=b"}});
  const std::string output = run("run", "environment").stdout_text;
  EXPECT_THAT(output, HasSubstr("CASES_KEPT=kept\n"));
  EXPECT_THAT(output, HasSubstr("CASES_SET=a=b\n"));
  EXPECT_THAT(output, Not(HasSubstr("CASES_UNSET")));
}

TEST(PluginProcessTest, LargeInputsAndOutputsDoNotBlock) {
  EXPECT_THAT(RunFake("run", std::string(5 << 20, 'x')).stdout_text,
              SizeIs(Gt(5u << 20)));
}

TEST(PluginProcessTest, ACrashIsTheSignalsNumber) {
  EXPECT_EQ(RunFake("run", "crash").exit_status, -SIGABRT);
}

TEST(PluginProcessTest, AMissingProgramIsAnError) {
  EXPECT_THAT([] { (void)RunnerOf("/no/such/plugin")("run", ""); },
              ThrowsMessage<std::runtime_error>(HasSubstr("/no/such/plugin")));
}

// The runner as the macro starts it.
int CaseRunnerStatus(const std::string& cases) {
  const std::string file = std::string(std::getenv("TEST_TMPDIR")) + "/c.json";
  std::ofstream(file) << cases;
  const std::string command =
      PathOf("case_runner") + " " + PathOf("fake_plugin") + " " + file + " >&2";
  return WEXITSTATUS(std::system(command.c_str()));
}

TEST(CaseRunnerTest, AScriptThatIsNotPlayedIsAFailure) {
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expect": {"output": 1},
                                  "http": []}])"),
            0);
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expect": {"output": 1},
      "http": [{"request": {"url": "https://h/"},
                "response": {"status": 200}}]}])"),
            1);
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expect": {"output": 1},
      "tcp": [{"server": "whois.example:43"}]}])"),
            1);
}

int WithWebStatus(const std::string& script, const std::string& command) {
  const std::string file =
      std::string(std::getenv("TEST_TMPDIR")) + "/script.json";
  std::ofstream(file) << script;
  return WEXITSTATUS(std::system(
      (PathOf("with_web") + " " + file + " sh -c '" + command + "' x >&2")
          .c_str()));
}

TEST(WithWebTest, TellsTheCommandOfItsProxiesAndPassesItsStatusOn) {
  EXPECT_EQ(WithWebStatus(
                "[]",
                "case $1=$2 in --env=http_proxy=http://127.0.0.1:*) exit 7; "
                "esac"),
            7);
  EXPECT_EQ(WithWebStatus(
                "[]",
                "case $3=$4 in --env=whois_proxy=http://127.0.0.1:*) exit 7; "
                "esac"),
            7);
  EXPECT_EQ(WithWebStatus("[]", "exit 0"), 0);
}

TEST(WithWebTest, AScriptHasExchangesOfBothKinds) {
  EXPECT_EQ(WithWebStatus(R"([{"server": "whois.example:43"},
                              {"request": {"url": "http://h/"},
                               "response": {"status": 200}}])",
                          "exit 0"),
            0);
  EXPECT_EQ(WithWebStatus(R"([{"server": "no port"}])", "exit 0"), 2);
}

TEST(CaseRunnerTest, SaysByItsExitStatusWhetherAllCasesPassed) {
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expect": {"output": 1}}])"),
            0);
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expect": {"output": 1}},
                                 {"stdin": "1", "expect": {"output": 2}}])"),
            1);
  EXPECT_EQ(CaseRunnerStatus("[]"), 2);
  EXPECT_EQ(CaseRunnerStatus(R"([{"stdin": "1", "expects": {}}])"), 2);
}

}  // namespace
}  // namespace insight::testing
