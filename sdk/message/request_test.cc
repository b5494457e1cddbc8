#include "sdk/message/request.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/json.h"
#include "sdk/message/message.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

Request Read(std::string_view text) { return ReadRequest(ParseMessage(text)); }

void ExpectRefused(std::string_view text, const char* why) {
  EXPECT_THAT([&] { (void)Read(text); }, ThrowsMessage<ClientException>(why))
      << text;
}

TEST(RequestTest, AnUnknownTypeIsShownAsPythonShowsIt) {
  ExpectRefused(R"({"body": {}})", "Unsupported message type \"None\"");
  ExpectRefused(R"({"type": "foo", "body": {}})",
                "Unsupported message type \"foo\"");
  ExpectRefused(R"({"type": "", "body": {}})", "Unsupported message type \"\"");
  ExpectRefused(R"({"type": ["a", true], "body": {}})",
                "Unsupported message type \"['a', True]\"");
}

TEST(RequestTest, TheVersionMustBeOne) {
  ExpectRefused(R"({"type": "action_start", "body": {}})",
                "\"version\" missing from input message");
  ExpectRefused(R"({"type": "action_start", "version": "v2", "body": {}})",
                "Unsupported version 'v2'. Only v1 is supported");
  ExpectRefused(R"({"type": "action_start", "version": 1, "body": {}})",
                "Unsupported version '1'. Only v1 is supported");
}

TEST(RequestTest, AStepNeedsItsName) {
  ExpectRefused(R"({"type": "action_start", "version": "v1", "body": {}})",
                "Message is action_start but field \"action\" is missing from "
                "body");
  ExpectRefused(R"({"type": "trigger_start", "version": "v1", "body": {}})",
                "Message is trigger_start but field \"trigger\" is missing "
                "from body");
  ExpectRefused(R"({"type": "task_start", "version": "v1", "body": {}})",
                "Message is task_start but field \"task\" is missing from "
                "body");
}

TEST(RequestTest, TheNameMustBeAString) {
  ExpectRefused(
      R"({"type": "action_start", "version": "v1", "body": {"action": null}})",
      "Action field must be a string");
  ExpectRefused(
      R"({"type": "trigger_start", "version": "v1", "body": {"trigger": 5}})",
      "Trigger field must be a string");
  ExpectRefused(
      R"({"type": "task_start", "version": "v1", "body": {"task": {}}})",
      "Task field must be a string");
}

TEST(RequestTest, TheTypeIsCheckedBeforeTheVersionAndThatBeforeTheName) {
  ExpectRefused(R"({"type": "foo", "version": "v2", "body": {}})",
                "Unsupported message type \"foo\"");
  ExpectRefused(R"({"type": "task_start", "version": "v2", "body": {}})",
                "Unsupported version 'v2'. Only v1 is supported");
}

TEST(RequestTest, MissingMembersAreEmptyObjectsButNullStaysNull) {
  const Request request = Read(R"({"type": "trigger_start", "version": "v1",
      "body": {"trigger": "t", "input": null}})");
  EXPECT_EQ(request.step, "t");
  EXPECT_EQ(request.meta, Json::object());
  EXPECT_TRUE(request.input.is_null());
  EXPECT_EQ(request.connection, Json::object());
  EXPECT_EQ(request.dispatcher, Json::object());
  EXPECT_EQ(request.custom_config, Json::object());
  EXPECT_EQ(request.state, std::nullopt);
}

TEST(RequestTest, AStateMayBeNull) {
  const Request request = Read(R"({"type": "task_start", "version": "v1",
      "body": {"task": "t", "state": null}})");
  ASSERT_TRUE(request.state.has_value());
  EXPECT_TRUE(request.state->is_null());
}

TEST(RequestTest, AConnectionTestMayNameATask) {
  const Request request = Read(R"({"type": "connection_test",
      "version": "v1", "body": {"task": "t", "connection": {"a": 1}}})");
  EXPECT_EQ(request.type, MessageType::kConnectionTest);
  EXPECT_EQ(request.task, "t");
  EXPECT_EQ(request.step, "");
  EXPECT_EQ(request.connection, Json({{"a", 1}}));
}

TEST(RequestTest, ARefusedMessageStaysAsItIs) {
  Message message = ParseMessage(R"({"type": "foo", "body": {"input": 1}})");
  EXPECT_THROW((void)ReadRequest(std::move(message)), ClientException);
  EXPECT_EQ(*message.FindInBody("input"), 1);
}

}  // namespace
}  // namespace insight
