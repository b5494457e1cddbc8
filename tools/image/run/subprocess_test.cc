#include "tools/image/run/subprocess.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(RunSubprocessTest, GivesStatusOutputAndErrors) {
  const SubprocessResult result = RunSubprocess(
      {"/bin/sh", "-c", "echo out; echo err >&2; exit 3"}, "/dev/null");
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.output, "out\n");
  EXPECT_EQ(result.errors, "err\n");
}

// More than a pipe holds, on both at once.
TEST(RunSubprocessTest, LongInputAndOutputDoNotBlock) {
  const TemporaryDirectory folder;
  const std::string text(300000, 'x');
  WriteFile(folder.path() / "in", text);
  const SubprocessResult result =
      RunSubprocess({"/bin/sh", "-c", "tee /dev/stderr"}, folder.path() / "in");
  EXPECT_EQ(result.output, text);
  EXPECT_EQ(result.errors, text);
}

TEST(RunSubprocessTest, ASignalIsAStatusAbove128) {
  EXPECT_EQ(RunSubprocess({"/bin/sh", "-c", "kill -9 $$"}, "/dev/null").status,
            128 + 9);
}

TEST(RunSubprocessTest, AProgramThatIsNotThereIsStatus127) {
  const SubprocessResult result =
      RunSubprocess({"/nowhere/program"}, "/dev/null");
  EXPECT_EQ(result.status, 127);
  EXPECT_THAT(result.errors, HasSubstr("/nowhere/program: No such file"));
}

TEST(RunSubprocessTest, WhatPreparationThrowsIsTheReason) {
  const SubprocessResult result =
      RunSubprocess({"/bin/sh", "-c", "echo started"}, "/dev/null",
                    [] { throw std::runtime_error("not today"); });
  EXPECT_EQ(result.status, 127);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.errors, "not today\n");
}

// The child asks for it: a signal to stop us is one to stop it.
TEST(RunSubprocessTest, AnOrderToStopIsPassedOnAndOursToSurvive) {
  for (const char* signal : {"TERM", "INT"}) {
    std::string output;
    const std::string script =
        std::string("trap 'echo stopped; exit 7' ") + signal + "; kill -" +
        signal + " $PPID; while :; do read -t 1 x <> /dev/null || :; done";
    const int status = RunSubprocess(
        {"/bin/bash", "-c", script},
        Stdio{.input = "/dev/null",
              .output = [&](std::string_view piece) { output += piece; }});
    EXPECT_EQ(status, 7) << signal;
    EXPECT_EQ(output, "stopped\n") << signal;
  }
}

// The wrapper would die of what its child is to get.
TEST(RunSubprocessTest, AnOrderToStopIsForTheProgramInTheWrapper) {
  std::string output;
  const std::string program =
      "trap 'echo stopped; exit 7' TERM; kill -TERM $US;"
      "while :; do read -t 1 x <> /dev/null || :; done";
  const int status = RunSubprocess(
      {"/bin/bash", "-c", "export US=$PPID; bash -c \"$0\"; exit $?", program},
      Stdio{.input = "/dev/null",
            .output = [&](std::string_view piece) { output += piece; },
            .is_wrapper = true});
  EXPECT_EQ(status, 7);
  EXPECT_EQ(output, "stopped\n");
}

TEST(RunSubprocessTest, PiecesComeWhileTheProgramRuns) {
  const TemporaryDirectory folder;
  const std::string file = folder.path() / "go-on";
  std::string output;
  const int status = RunSubprocess(
      {"/bin/sh", "-c",
       "echo first; until [ -e \"$0\" ]; do :; done; echo last", file},
      Stdio{.input = "/dev/null", .output = [&](std::string_view piece) {
              output += piece;
              WriteFile(file, "");
            }});
  EXPECT_EQ(status, 0);
  EXPECT_EQ(output, "first\nlast\n");
}

TEST(RunSubprocessTest, AMissingInputIsAnErrorThatNamesIt) {
  EXPECT_THAT([] { (void)RunSubprocess({"/bin/true"}, "/nowhere/in"); },
              ThrowsMessage<ImageException>(HasSubstr("/nowhere/in")));
}

}  // namespace
}  // namespace insight::image
