// Whether `http --check` tells how a container is: what an image's HEALTHCHECK
// runs, beside a real server.

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/loopback_server.h"
#include "sdk/testing/testdata.h"
#include "tests/conformance/child.h"
#include "tests/conformance/process.h"
#include "tests/conformance/server_process.h"

namespace insight::conformance {
namespace {

using ::insight::testing::RunfilePath;
using ::insight::testing::UnusedPort;
using ::testing::HasSubstr;

// A program of each test's own, as other tests run the testee at the same time.
class HttpCheckTest : public ::testing::Test {
 protected:
  HttpCheckTest() {
    const std::string name =
        ::testing::UnitTest::GetInstance()->current_test_info()->name();
    program_ = ::testing::TempDir() + name;
    std::filesystem::copy_file(
        RunfilePath("tests/conformance/testees/hostile"), program_,
        std::filesystem::copy_options::overwrite_existing);
  }

  ProcessResult Check(std::vector<std::string> more = {}) const {
    std::vector<std::string> words = {program_, "http", "--check"};
    words.insert(words.end(), more.begin(), more.end());
    return RunProcess({.path = program_, .arguments = words});
  }

  ProcessResult CheckPort(int port) const {
    return Check({"--port", std::to_string(port)});
  }

  std::string program_;
};

TEST_F(HttpCheckTest, AServerThatServesIsWell) {
  const ServerProcess server(program_, {}, {});
  const ProcessResult result = CheckPort(server.port());
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(result.errors, "");
}

TEST_F(HttpCheckTest, TheServerOfTheContainerIsFoundOnItsPort) {
  const ServerProcess server(program_, {"--debug"}, {}, UnusedPort());
  EXPECT_EQ(Check().status, 0);
}

TEST_F(HttpCheckTest, AServerThatHasEndedIsNotWell) {
  ServerProcess server(program_, {}, {});
  EXPECT_EQ(server.Stop(), 0);
  const ProcessResult result = CheckPort(server.port());
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.errors, HasSubstr("does not answer: Connection refused"));
}

TEST_F(HttpCheckTest, AServerThatFinishesItsLastStepsIsNotWell) {
  const ServerProcess server(program_, {}, {});
  const std::string pipe = program_ + ".pipe";
  unlink(pipe.c_str());
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  HttpAnswer answer;
  std::thread caller([&] {
    answer = server.Post(
        "/actions/misbehave",
        R"({"version": "v1", "type": "action_start", "body": {"meta": {},)"
        R"( "connection": {}, "action": "misbehave",)"
        R"( "input": {"how": "read )" +
            pipe + R"("}}})");
  });
  const int writer = open(pipe.c_str(), O_WRONLY);  // Once the step reads.
  EXPECT_EQ(CheckPort(server.port()).status, 0);
  kill(server.pid(), SIGTERM);
  ProcessResult result;
  while (result.status == 0) result = CheckPort(server.port());
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.errors, HasSubstr("it answered \"HTTP/1.1 503 \""));
  close(writer);
  caller.join();
  EXPECT_EQ(answer.status, 200);
}

TEST_F(HttpCheckTest, AContainerThatRunsAStepIsWellAsLongAsItRuns) {
  Pipe input;
  const pid_t step =
      StartChild(program_, {program_, "run"}, {}, {.in = input.reader()});
  input.CloseReader();
  // For an instant, the child is a copy of this test.
  while (Check().status != 0) {
  }
  EXPECT_EQ(Check().status, 0);
  input.CloseWriter();
  AwaitChild(step);
  const ProcessResult result = Check();
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.errors, "The plugin does not run.\n");
}

TEST_F(HttpCheckTest, WrongSettingsAreNotWell) {
  const ProcessResult result =
      RunProcess({.path = program_,
                  .arguments = {program_, "http", "--check", "--port", "1"},
                  .environment = {"GUNICORN_CONFIG_FILE=/nowhere.json"}});
  EXPECT_EQ(result.status, 1);
  EXPECT_THAT(result.errors, HasSubstr("GUNICORN_CONFIG_FILE"));
}

}  // namespace
}  // namespace insight::conformance
