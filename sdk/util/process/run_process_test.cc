#include "sdk/util/process/run_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/step/cancellation.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using ::testing::HasSubstr;
using ::testing::Property;
using ::testing::Throws;

ProcessResult RunShell(const std::string& script,
                       const ProcessOptions& options = {}) {
  return RunProcess({"/bin/sh", "-c", script}, options);
}

TEST(RunProcessTest, ReturnsBothOutputsApart) {
  const ProcessResult result = RunShell("echo out; echo err >&2");
  EXPECT_EQ(result.standard_output, "out\n");
  EXPECT_EQ(result.standard_error, "err\n");
  EXPECT_EQ(result.exit_status, 0);
  EXPECT_FALSE(result.timed_out);
}

TEST(RunProcessTest, ReturnsTheExitStatus) {
  EXPECT_EQ(RunProcess({"/bin/false"}).exit_status, 1);
  EXPECT_EQ(RunShell("exit 255").exit_status, 255);
}

TEST(RunProcessTest, AFatalSignalIsANegativeStatus) {
  EXPECT_EQ(RunShell("kill -TERM $$").exit_status, -SIGTERM);
  EXPECT_EQ(RunShell("kill -KILL $$").exit_status, -SIGKILL);
}

TEST(RunProcessTest, ArgumentsReachTheProgramAsTheyAre) {
  EXPECT_EQ(
      RunProcess({"/bin/echo", "$HOME", "a  b", "|", "*"}).standard_output,
      "$HOME a  b | *\n");
}

TEST(RunProcessTest, AProgramWithoutASlashIsLookedForInPath) {
  EXPECT_EQ(RunProcess({"echo", "x"}).standard_output, "x\n");
}

TEST(RunProcessTest, StdinIsEmptyByDefault) {
  EXPECT_EQ(RunProcess({"/bin/cat"}).standard_output, "");
}

TEST(RunProcessTest, TheInputIsOnStdin) {
  const std::string input("a\0\n\xFF", 4);
  EXPECT_EQ(RunProcess({"/bin/cat"}, {.standard_input = input}).standard_output,
            input);
}

TEST(RunProcessTest, MuchInputMayMeetMuchOutput) {
  const std::string input(10'000'000, 'x');
  const ProcessResult result =
      RunShell("head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; cat",
               {.timeout = seconds(60), .standard_input = input});
  EXPECT_EQ(result.standard_output.size(), 11'000'000u);
  EXPECT_TRUE(result.standard_output.ends_with(input));
  EXPECT_EQ(result.standard_error.size(), 1'000'000u);
  EXPECT_EQ(result.exit_status, 0);
}

TEST(RunProcessTest, AProgramNeedNotReadItsInput) {
  const std::string input(10'000'000, 'x');
  const ProcessOptions options = {.timeout = seconds(60),
                                  .standard_input = input};
  EXPECT_EQ(RunShell("exit 3", options).exit_status, 3);
  EXPECT_EQ(RunShell("head -c 1", options).standard_output, "x");
  EXPECT_EQ(RunShell("exec <&-; echo closed", options).standard_output,
            "closed\n");
}

TEST(RunProcessTest, TheEnvironmentIsThisProcesssByDefault) {
  ASSERT_EQ(setenv("RUN_PROCESS_TEST", "inherited", 1), 0);
  EXPECT_EQ(RunShell("echo $RUN_PROCESS_TEST").standard_output, "inherited\n");
  ASSERT_EQ(unsetenv("RUN_PROCESS_TEST"), 0);
}

TEST(RunProcessTest, AGivenEnvironmentIsAllThatThereIs) {
  using Variables = std::vector<std::string>;
  // Found in this process's PATH all the same.
  EXPECT_EQ(RunProcess({"env"}, {.environment = Variables()}).standard_output,
            "");
  EXPECT_EQ(RunProcess({"env"}, {.environment = Variables{"A=b", "C=d e"}})
                .standard_output,
            "A=b\nC=d e\n");
}

TEST(RunProcessTest, MuchOnBothOutputsDoesNotBlock) {
  const ProcessResult result = RunShell(
      "head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero;"
      "head -c 1000000 /dev/zero >&2",
      {.timeout = seconds(60)});
  EXPECT_EQ(result.standard_output.size(), 1'000'000u);
  EXPECT_EQ(result.standard_error.size(), 2'000'000u);
  EXPECT_FALSE(result.timed_out);
}

TEST(RunProcessTest, WaitsForAProgramThatHasClosedItsOutputs) {
  const std::string script = "exec >&- 2>&-; sleep 0.1; exit 3";
  EXPECT_EQ(RunShell(script).exit_status, 3);
  EXPECT_EQ(RunShell(script, {.timeout = seconds(60)}).exit_status, 3);
}

TEST(RunProcessTest, TheProgramIsKilledWhenItsTimeIsOver) {
  const auto begin = steady_clock::now();
  const ProcessResult result =
      RunShell("echo begun; exec sleep 60", {.timeout = milliseconds(1000)});
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.exit_status, -SIGKILL);
  EXPECT_EQ(result.standard_output, "begun\n");
  EXPECT_LT(steady_clock::now() - begin, seconds(30));
}

TEST(RunProcessTest, WhatTheProgramStartedIsKilledWithIt) {
  // Orphans become children of this process, so that it can see their end.
  ASSERT_EQ(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
  const ProcessResult result =
      RunShell("sleep 60 & echo $!; wait", {.timeout = milliseconds(1000)});
  ASSERT_TRUE(result.timed_out);
  const pid_t grandchild = std::stoi(result.standard_output);
  int status = 0;
  EXPECT_EQ(waitpid(grandchild, &status, 0), grandchild);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
  ASSERT_EQ(prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

TEST(RunProcessTest, AProgramThatIgnoresSignalsIsKilledToo) {
  const ProcessResult result =
      RunShell("trap '' TERM INT HUP; exec >&- 2>&-; while :; do sleep 1; done",
               {.timeout = milliseconds(200)});
  EXPECT_TRUE(result.timed_out);
}

TEST(RunProcessTest, AnEndlessWriterIsKilledWhenItsTimeIsOver) {
  const auto begin = steady_clock::now();
  const ProcessResult result =
      RunProcess({"yes"}, {.timeout = milliseconds(200)});
  EXPECT_TRUE(result.timed_out);
  EXPECT_LT(steady_clock::now() - begin, seconds(30));
}

TEST(RunProcessTest, AnOutputThatIsTooLongEndsTheProgram) {
  for (const std::string script : {"exec yes", "exec yes >&2"}) {
    const ProcessResult result =
        RunShell(script, {.timeout = seconds(60), .max_output = 100'000});
    EXPECT_TRUE(result.output_too_long);
    EXPECT_FALSE(result.timed_out);
    EXPECT_EQ(result.exit_status, -SIGKILL);
    EXPECT_EQ(result.standard_output.size() + result.standard_error.size(),
              100'000u);
  }
}

TEST(RunProcessTest, AnOutputOfTheLongestLengthIsAllowed) {
  const ProcessResult result =
      RunShell("head -c 100000 /dev/zero", {.max_output = 100'000});
  EXPECT_FALSE(result.output_too_long);
  EXPECT_EQ(result.exit_status, 0);
  EXPECT_EQ(result.standard_output.size(), 100'000u);
}

TEST(RunProcessTest, ACancelledProgramIsKilled) {
  // With open outputs, and with closed ones.
  for (const std::string script :
       {"exec sleep 60", "exec >&- 2>&-; exec sleep 60"}) {
    const auto begin = steady_clock::now();
    Cancellation cancellation;
    std::thread canceller([&] { cancellation.Cancel(); });
    const ProcessResult result =
        RunShell(script, {.cancellation = &cancellation});
    canceller.join();
    EXPECT_TRUE(result.cancelled);
    EXPECT_FALSE(result.timed_out);
    EXPECT_EQ(result.exit_status, -SIGKILL);
    EXPECT_LT(steady_clock::now() - begin, seconds(30));
  }
}

TEST(RunProcessTest, WhatMayBeCancelledButIsNotEndsByItself) {
  const Cancellation cancellation;
  const ProcessResult result =
      RunShell("echo x; exit 3", {.cancellation = &cancellation});
  EXPECT_FALSE(result.cancelled);
  EXPECT_EQ(result.exit_status, 3);
  EXPECT_EQ(result.standard_output, "x\n");
}

TEST(RunProcessTest, NoChildIsLeftBehind) {
  (void)RunProcess({"/bin/true"});
  (void)RunShell("sleep 60", {.timeout = milliseconds(50)});
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(RunProcessTest, TheProgramInheritsNoOtherFile) {
  const int fd = open("/dev/null", O_RDONLY);  // Without O_CLOEXEC.
  ASSERT_GT(fd, 2);
  EXPECT_EQ(RunShell("test -e /proc/$$/fd/" + std::to_string(fd)).exit_status,
            1);
  close(fd);
}

TEST(RunProcessTest, TheProgramStartsWithDefaultSignals) {
  const auto before = std::signal(SIGTERM, SIG_IGN);
  EXPECT_EQ(RunShell("kill -TERM $$").exit_status, -SIGTERM);
  std::signal(SIGTERM, before);
}

TEST(RunProcessTest, AMissingProgramIsAnErrorThatNamesIt) {
  for (const char* program : {"/no/such/program", "no-such-program"}) {
    EXPECT_THAT([&] { (void)RunProcess({program}); },
                Throws<PluginException>(
                    Property(&PluginException::cause,
                             std::string("The command ") + program +
                                 " could not be started: No such file or "
                                 "directory.")));
  }
}

TEST(RunProcessTest, AFileThatIsNoProgramIsAnError) {
  EXPECT_THAT([] { (void)RunProcess({"/proc/self/status"}); },
              Throws<PluginException>(Property(
                  &PluginException::cause, HasSubstr("Permission denied"))));
}

TEST(RunProcessTest, NoArgumentsAreAnError) {
  EXPECT_THAT([] { (void)RunProcess({}); },
              Throws<PluginException>(Property(&PluginException::cause,
                                               "There is no command to run.")));
}

TEST(RunProcessTest, AZeroByteInAnArgumentIsAnError) {
  EXPECT_THAT(
      [] {
        (void)RunProcess({"/bin/echo", std::string("a\0b", 3)});
      },
      Throws<PluginException>(
          Property(&PluginException::cause, HasSubstr("Invalid argument"))));
}

TEST(RunProcessTest, AZeroByteInTheEnvironmentIsAnError) {
  EXPECT_THAT(
      [] {
        (void)RunProcess(
            {"/bin/true"},
            {.environment = std::vector{std::string("A=b\0c", 5)}});
      },
      Throws<PluginException>(
          Property(&PluginException::cause, HasSubstr("Invalid argument"))));
}

TEST(RunProcessTest, SeveralThreadsRunProgramsAtOnce) {
  std::vector<std::string> outputs(8);
  std::vector<std::thread> threads;
  for (std::string& output : outputs) {
    threads.emplace_back([&output] {
      for (int i = 0; i < 5; ++i) {
        output += RunProcess({"/bin/echo", "x"}).standard_output;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(outputs, ::testing::Each("x\nx\nx\nx\nx\n"));
}

}  // namespace
}  // namespace insight
