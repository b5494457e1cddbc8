// The step with other programs in jq's place.

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/jq/schema.h"
#include "sdk/json/json.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::jq {
namespace {

using ::insight::testing::FakeStepContext;
using ::insight::testing::ThrowsCause;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class RunJqTest : public ::testing::Test {
 protected:
  RunJqTest() : path_(std::getenv("PATH")) {}
  ~RunJqTest() override { setenv("PATH", path_.c_str(), 1); }

  // Puts a script of the shell in jq's place; its $1 is what jq would run.
  void PutInPlaceOfJq(const std::string& script) {
    const std::string folder = ::testing::TempDir();
    std::ofstream(folder + "/jq") << "#!/bin/sh\n" << script << "\n";
    ASSERT_EQ(chmod((folder + "/jq").c_str(), 0700), 0);
    ASSERT_EQ(setenv("PATH", (folder + ":" + path_).c_str(), 1), 0);
  }

  RunJqOutput Run() {
    return RunJq({.json_in = {{"a", 1}}, .filter = ".a", .timeout = 60},
                 context_);
  }

  FakeStepContext context_;

 private:
  const std::string path_;
};

TEST_F(RunJqTest, TheInputIsOnStdin) {
  PutInPlaceOfJq("cat");
  EXPECT_EQ(Run().json_out, R"({"a": 1})");
}

TEST_F(RunJqTest, ACancelledStepEndsJq) {
  PutInPlaceOfJq("exec sleep 60");
  std::thread canceller([&] { context_.Cancel(); });
  EXPECT_THAT([&] { Run(); }, ThrowsCause("JQ was cancelled before it ended."));
  canceller.join();
}

TEST_F(RunJqTest, ACrashIsAnError) {
  PutInPlaceOfJq("kill -SEGV $$");
  EXPECT_THAT([&] { Run(); }, ThrowsCause("JQ failed with return code: -11"));
}

TEST_F(RunJqTest, TheLogHasTheFilterAsItWasGiven) {
  PutInPlaceOfJq("echo \"in line 1: $1\" >&2; exit 3");
  EXPECT_THAT([&] { Run(); }, ThrowsCause("JQ failed with return code: 3"));
  EXPECT_THAT(context_.fake_log().messages(),
              Contains("ERROR JQ wrote to stderr: in line 1: .a"));
}

TEST_F(RunJqTest, TheLogIsNotFlooded) {
  PutInPlaceOfJq("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 5");
  EXPECT_THAT([&] { Run(); }, ThrowsCause("JQ failed with return code: 5"));
  EXPECT_THAT(
      context_.fake_log().messages(),
      Contains(AllOf(HasSubstr("xxx..."), SizeIs(::testing::Lt(5000u)))));
}

TEST_F(RunJqTest, WhatSucceedsIsNotLogged) {
  PutInPlaceOfJq("echo 1; echo warning >&2");
  EXPECT_EQ(Run().json_out, "1");
  EXPECT_THAT(context_.fake_log().messages(),
              Not(Contains(HasSubstr("warning"))));
}

TEST_F(RunJqTest, AMissingJqIsAnError) {
  ASSERT_EQ(setenv("PATH", "/no/such/folder", 1), 0);
  EXPECT_THAT([&] { Run(); }, ThrowsCause("The command jq is not installed."));
}

}  // namespace
}  // namespace insight::plugins::jq
