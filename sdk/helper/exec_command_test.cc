#include "sdk/helper/exec_command.h"

#include <chrono>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using ::testing::ElementsAre;
using ::testing::ThrowsMessage;

TEST(ExecCommandTest, G84GivesTheOutputAndTheRealExitStatus) {
  TemporaryCache folder;
  folder.Write("GO.md", "");
  folder.Write("a b", "");
  FakeLogger log;
  const ProcessResult result = ExecCommand("/bin/ls " + folder.root(), log);
  EXPECT_EQ(result.standard_output, "GO.md\na b\n");
  EXPECT_EQ(result.standard_error, "");
  EXPECT_EQ(result.exit_status, 0);
  EXPECT_EQ(ExecCommand("/bin/false", log).exit_status, 1);
}

TEST(ExecCommandTest, QuotesGroupWordsAndThereIsNoShell) {
  FakeLogger log;
  EXPECT_EQ(
      ExecCommand("/bin/echo 'a  b' | cat > x $HOME", log).standard_output,
      "a  b | cat > x $HOME\n");
}

TEST(ExecCommandTest, ACommandMayHaveATimeLimit) {
  FakeLogger log;
  const ProcessResult result = ExecCommand(
      "/bin/sleep 60", log, {.timeout = std::chrono::milliseconds(100)});
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.exit_status, -9);
}

TEST(ExecCommandTest, ACommandThatIsNotThereIsAnErrorAndLogged) {
  FakeLogger log;
  EXPECT_THAT([&] { (void)ExecCommand("/no/such/program -x", log); },
              ThrowsMessage<HelperException>("ExecCommand"));
  EXPECT_THAT(log.messages(),
              ElementsAre("ERROR ExecCommand: The command /no/such/program "
                          "could not be started: No such file or "
                          "directory."));
}

TEST(ExecCommandTest, AnEmptyCommandIsAnError) {
  FakeLogger log;
  EXPECT_THAT([&] { (void)ExecCommand("", log); },
              ThrowsMessage<HelperException>("ExecCommand"));
  EXPECT_THAT([&] { (void)ExecCommand("''", log); },
              ThrowsMessage<HelperException>("ExecCommand"));
}

TEST(ExecCommandTest, AnOpenQuoteIsAnErrorWithPythonsText) {
  FakeLogger log;
  EXPECT_THAT([&] { (void)ExecCommand("/bin/echo 'a", log); },
              ThrowsMessage<std::invalid_argument>("No closing quotation"));
}

}  // namespace
}  // namespace insight
