#include "sdk/message/message.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

void ExpectRefused(std::string_view text, const char* why) {
  EXPECT_THAT([&] { (void)ParseMessage(text); },
              ThrowsMessage<MessageException>(why))
      << text;
}

TEST(MessageTest, WhatHasNoBodyIsNoMessage) {
  ExpectRefused("null", "Input message was None");
  ExpectRefused("[1]", "Input message is not a dictionary");
  ExpectRefused("\"text\"", "Input message is not a dictionary");
  ExpectRefused("{}", "\"body\" missing from input message");
  ExpectRefused(R"({"body": null})", "\"body\" is not a dictionary");
  ExpectRefused(R"({"body": []})", "\"body\" is not a dictionary");
}

TEST(MessageTest, AMetaThatIsNoObjectIsRefused) {
  ExpectRefused(R"({"body": {"meta": "m"}})", "\"meta\" is not a dictionary");
  EXPECT_TRUE(ParseMessage(R"({"body": {"meta": null}})").meta().is_null());
  EXPECT_TRUE(ParseMessage(R"({"body": {}})").meta().is_null());
}

TEST(MessageTest, TextThatIsNoJsonIsRefusedWithThePlace) {
  ExpectRefused("", "Expecting value: line 1 column 1 (char 0)");
  ExpectRefused("{}\n{}", "Extra data: line 2 column 1 (char 3)");
}

TEST(MessageTest, FindsMembersAndTellsMissingFromNull) {
  const Message message =
      ParseMessage(R"({"version": null, "body": {"input": {"a": 1}}})");
  ASSERT_NE(message.Find("version"), nullptr);
  EXPECT_TRUE(message.Find("version")->is_null());
  EXPECT_EQ(message.Find("type"), nullptr);
  ASSERT_NE(message.FindInBody("input"), nullptr);
  EXPECT_EQ(message.FindInBody("connection"), nullptr);
}

TEST(MessageTest, TakingMovesAMemberOut) {
  Message message = ParseMessage(R"({"body": {"input": {"a": 1}}})");
  EXPECT_EQ(message.TakeFromBody("input", Json::object()), Json({{"a", 1}}));
  EXPECT_TRUE(message.FindInBody("input")->is_null());
  EXPECT_EQ(message.TakeFromBody("other", Json("otherwise")), "otherwise");
}

}  // namespace
}  // namespace insight
