// What is permitted, and the step with other programs in sed's place.

#include "plugins/sed/util/run_sed.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/sed/util/permitted.h"
#include "sdk/testing/exception_matchers.h"
#include "sdk/testing/fake_step_context.h"

namespace insight::plugins::sed {
namespace {

using ::insight::testing::FakeStepContext;
using ::insight::testing::ThrowsCause;

TEST(PermittedTest, CommandsWithAddressesArePermitted) {
  for (const char* expression :
       {"p",    "d",    "q",        "=",      "n",   "N",  "g",    "G",
        "h",    "H",    "l",        "x",      "1p",  "$d", "/a/p", "/a\\/b/p",
        "1,2d", "1,$d", "/a/,/b/d", "1,/b/p", "$!N", "5!d"}) {
    EXPECT_TRUE(IsPermitted(expression)) << expression;
  }
}

TEST(PermittedTest, SubstitutionsArePermitted) {
  for (const char* expression :
       {"s/a/b/", "s/a/b/g", "s/a/b/2gIp", "s|a|b|", "s,a,b,", "s#a#b#m",
        "s/a\\/b/c/", "1,3s/a/b/", "/x/!s/a/b/", "s///", "s a b ", "y/a/b/",
        "2y,a,b,", "s/\\\\/x/"}) {
    EXPECT_TRUE(IsPermitted(expression)) << expression;
  }
}

TEST(PermittedTest, AllElseIsNot) {
  for (const char* expression : {"",
                                 "e",
                                 "F",
                                 "Q",
                                 "D",
                                 "P",
                                 "w x",
                                 "1r x",
                                 "q5",
                                 "p;p",
                                 "/[/]/p]/d",
                                 "p p",
                                 "0~2p",
                                 "1,+2p",
                                 "1,p",
                                 "1,",
                                 "!",
                                 ",2p",
                                 "1 p",
                                 "i\\text",
                                 "{p}",
                                 "s/a/b/e",
                                 "s/a/b/w x",
                                 "s/a/b/;p",
                                 "s/a/b",
                                 "s/a",
                                 "s",
                                 "saba",
                                 "s\\a\\b\\",
                                 "s_a_b_",
                                 "s1a1b1",
                                 "y/a/b/g",
                                 "y/a/b",
                                 "\\,a,p",
                                 "/a/Ip",
                                 "/a\\/p",
                                 "s\xC3\xA9x\xC3\xA9x\xC3\xA9",
                                 ":a",
                                 "ba",
                                 "#n",
                                 "a",
                                 "z"}) {
    EXPECT_FALSE(IsPermitted(expression)) << expression;
  }
}

TEST(PermittedTest, NullCharactersAreRefused) {
  EXPECT_THAT(
      [] {
        CheckExpressions({"p", std::string("s/a/\0/", 6)});
      },
      ThrowsCause("Invalid expression detected. "));
}

class RunSedTest : public ::testing::Test {
 protected:
  RunSedTest() : path_(std::getenv("PATH")) {}
  ~RunSedTest() override { setenv("PATH", path_.c_str(), 1); }

  void PutInPlaceOfSed(const std::string& script) {
    const std::string folder = ::testing::TempDir();
    std::ofstream(folder + "/sed") << "#!/bin/sh\n" << script << "\n";
    ASSERT_EQ(chmod((folder + "/sed").c_str(), 0700), 0);
    ASSERT_EQ(setenv("PATH", (folder + ":" + path_).c_str(), 1), 0);
  }

  std::string Run() { return RunSed("text", {"p", " d "}, "-n -E", context_); }

  FakeStepContext context_;

 private:
  const std::string path_;
};

TEST_F(RunSedTest, ArgumentsAreAsTheyCame) {
  PutInPlaceOfSed("printf '<%s>' \"$@\" \"$LC_ALL\"; cat");
  EXPECT_EQ(Run(), "<--sandbox><-n><-E><-e><p><-e>< d ><C.UTF-8>text");
}

TEST_F(RunSedTest, NothingStaysNothing) {
  EXPECT_EQ(RunSed("", {"s/test/replaced/"}, "", context_), "");
}

TEST_F(RunSedTest, ACancelledStepEndsSed) {
  PutInPlaceOfSed("exec sleep 60");
  std::thread canceller([&] { context_.Cancel(); });
  EXPECT_THAT([&] { return Run(); },
              ThrowsCause("Sed was cancelled before it ended."));
  canceller.join();
}

TEST_F(RunSedTest, ACrashIsAnError) {
  PutInPlaceOfSed("kill -SEGV $$");
  EXPECT_THAT([&] { return Run(); },
              ThrowsCause("Sed command execution failed. "));
}

TEST_F(RunSedTest, EndlessOutputIsAnError) {
  PutInPlaceOfSed("exec cat /dev/zero");
  EXPECT_THAT(
      [&] { return Run(); },
      ThrowsCause(
          "Sed failed due to its output exceeding the maximum of 64 MiB."));
}

TEST_F(RunSedTest, AMissingSedIsAnError) {
  ASSERT_EQ(setenv("PATH", "/no/such/folder", 1), 0);
  EXPECT_THAT([&] { return Run(); },
              ThrowsCause("The command sed is not installed."));
}

}  // namespace
}  // namespace insight::plugins::sed
