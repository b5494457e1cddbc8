#include "sdk/runtime/in_flight_request.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/log/log_sink.h"
#include "sdk/log/request_log.h"

namespace insight {
namespace {

class NoSink final : public LogSink {
 public:
  void Write(LogLevel, std::string_view) override {}
};

class InFlightRequestTest : public ::testing::Test {
 protected:
  NoSink sink_;
  RequestLog log_{LogLevel::kInfo, Redactor(), sink_};
  InFlightRequest request_{"It ended."};
};

TEST_F(InFlightRequestTest, WithoutRequestThereIsNothingToAbandon) {
  EXPECT_EQ(request_.Abandon(), std::nullopt);
  EXPECT_EQ(request_.prepared(), nullptr);
}

TEST_F(InFlightRequestTest, AbandoningGivesAnErrorEnvelopeWithTheLog) {
  request_.Begin(MessageType::kTaskStart, {{"a", 1}}, log_);
  log_.Info("line");
  EXPECT_EQ(request_.Abandon(),
            R"({"body": {"log": "line\nIt ended.\n", "status": "error", )"
            R"("meta": {"a": 1}, "error": "It ended."}, "version": "v1", )"
            R"("type": "task_event"})");
  EXPECT_EQ(request_.Abandon(), std::nullopt);
}

TEST_F(InFlightRequestTest, AnAnswerIsPreparedFromTheBeginning) {
  request_.Begin(std::nullopt, Json(), log_);
  ASSERT_NE(request_.prepared(), nullptr);
  EXPECT_EQ(ParseJson(*request_.prepared())["body"]["error"], "It ended.");
}

TEST_F(InFlightRequestTest, AnAnsweredRequestIsOver) {
  request_.Begin(MessageType::kTaskStart, Json(), log_);
  request_.End();
  EXPECT_EQ(request_.Abandon(), std::nullopt);
  EXPECT_EQ(request_.prepared(), nullptr);
}

}  // namespace
}  // namespace insight
