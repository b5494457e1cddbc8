#include "sdk/log/request_log.h"

#include <unistd.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/log/log_sink.h"

namespace insight {
namespace {

using ::testing::ElementsAre;

class RecordingSink final : public LogSink {
 public:
  void Write(LogLevel, std::string_view message) override {
    messages_.emplace_back(message);
  }
  const std::vector<std::string>& messages() const { return messages_; }

 private:
  std::vector<std::string> messages_;
};

TEST(RequestLogTest, KeepsEachMessageWithALineEnd) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor(), sink);
  log.Info("one");
  log.Error("two\nlines");
  EXPECT_EQ(log.Take(), "one\ntwo\nlines\n");
}

TEST(RequestLogTest, DropsWhatIsBelowItsLevel) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor(), sink);
  log.Debug("detail");
  EXPECT_EQ(log.Take(), "");
  EXPECT_THAT(sink.messages(), ElementsAre());
}

TEST(RequestLogTest, TakingForgets) {
  RecordingSink sink;
  RequestLog log(LogLevel::kDebug, Redactor(), sink);
  log.Debug("first");
  EXPECT_EQ(log.Take(), "first\n");
  log.Warning("second");
  EXPECT_EQ(log.Take(), "second\n");
}

TEST(RequestLogTest, DroppingForgetsOnlyWhatWasSeen) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor({"hunter2"}), sink);
  log.Info("hunter2");
  const RequestLog::Part part = log.Peek();
  EXPECT_EQ(part.text, "********\n");
  log.Info("later");
  log.Drop(part.size);
  EXPECT_EQ(log.Take(), "later\n");
}

TEST(RequestLogTest, TheSinkGetsEachMessageAtOnce) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor(), sink);
  log.Info("one");
  log.Info("");
  EXPECT_THAT(sink.messages(), ElementsAre("one", ""));
}

TEST(RequestLogTest, SecretsAreInNeither) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor({"hunter2"}), sink);
  log.Info("pass hunter2");
  EXPECT_THAT(sink.messages(), ElementsAre("pass ********"));
  EXPECT_EQ(log.Take(), "pass ********\n");
}

TEST(RequestLogTest, ASecretThatIsLoggedLineByLineIsNotInTheText) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor({"head\ntail"}), sink);
  log.Info("head");
  log.Info("tail");
  EXPECT_EQ(log.Take(), "********\n");
}

TEST(RequestLogTest, MessagesOfSeveralThreadsStayWhole) {
  RecordingSink sink;
  RequestLog log(LogLevel::kInfo, Redactor(), sink);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&log] {
      for (int j = 0; j < 100; ++j) log.Info("xyz");
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string expected;
  for (int i = 0; i < 400; ++i) expected += "xyz\n";
  EXPECT_EQ(log.Take(), expected);
  EXPECT_EQ(sink.messages().size(), 400u);
}

TEST(FdLogSinkTest, WritesTheMessageAndANewline) {
  std::array<int, 2> ends;
  ASSERT_EQ(pipe(ends.data()), 0);
  FdLogSink(ends[1]).Write(LogLevel::kInfo, "hello");
  close(ends[1]);
  std::array<char, 16> buffer;
  const ssize_t size = read(ends[0], buffer.data(), buffer.size());
  close(ends[0]);
  ASSERT_EQ(size, 6);
  EXPECT_EQ(std::string(buffer.data(), 6), "hello\n");
}

TEST(FdLogSinkTest, AClosedDescriptorIsNoError) {
  FdLogSink(-1).Write(LogLevel::kInfo, "lost");
}

}  // namespace
}  // namespace insight
