// What a plugin's HTTP server does for its callers whatever the plugin's code
// does, and that both front ends say the same.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tests/conformance/normal_form.h"
#include "tests/conformance/process.h"
#include "tests/conformance/server_process.h"

namespace insight::conformance {
namespace {

using ::insight::testing::RunfilePath;
using ::testing::HasSubstr;
using ::testing::Not;

std::string TesteePath(const std::string& name) {
  return RunfilePath("tests/conformance/testees/" + name);
}

std::string Misbehave(const std::string& how) {
  return R"({"version": "v1", "type": "action_start", "body": {"meta": {},)"
         R"( "connection": {"token": "hunter22"}, "action": "misbehave",)"
         R"( "input": {"how": ")" +
         how + R"("}}})";
}

class HttpProcessTest : public ::testing::Test {
 protected:
  HttpAnswer Send(const std::string& how) const {
    return server_.Post("/actions/misbehave", Misbehave(how));
  }

  ServerProcess server_{TesteePath("hostile"), {}, {}};
};

TEST_F(HttpProcessTest, CodeThatPrintsHasAnOrdinaryReply) {
  const HttpAnswer answer = Send("print");
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, Not(HasSubstr("printf")));
}

TEST_F(HttpProcessTest, CodeThatThrowsAnythingHasAnErrorEnvelope) {
  const HttpAnswer answer = Send("throw_no_exception");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(ParseJson(answer.body)["body"]["error"], "Unknown exception");
}

TEST_F(HttpProcessTest, SecretsAreMaskedInOutputLogAndError) {
  EXPECT_THAT(Send("").body, Not(HasSubstr("hunter22")));
  EXPECT_THAT(Send("log_secret").body, Not(HasSubstr("hunter22")));
}

TEST_F(HttpProcessTest, CodeThatEndsTheProcessEndsNoService) {
  for (const char* how :
       {"exit", "quick_exit", "exit_in_thread", "abort", "throw_in_thread"}) {
    const HttpAnswer answer = Send(how);
    EXPECT_EQ(answer.status, 500) << how;
    EXPECT_EQ(ParseJson(answer.body)["description"],
              "The plugin's code ended the process.")
        << how;
    EXPECT_EQ(Send("").status, 200) << how;
  }
}

TEST_F(HttpProcessTest, CodeThatCrashesEndsNoService) {
  EXPECT_EQ(Send("segfault").status, 500);
  // There is no stack left to say anything on.
  (void)Send("overflow");
  EXPECT_EQ(Send("").status, 200);
}

TEST_F(HttpProcessTest, TheServerStopsWithStatusZero) {
  EXPECT_EQ(Send("").status, 200);
  EXPECT_EQ(server_.Stop(), 0);
}

TEST(FrontEndsTest, TheSameMessageHasTheSameBodyOnBoth) {
  const std::string path = TesteePath("golden");
  const ServerProcess server(path, {}, {});
  for (const char* message :
       {R"({"version": "v1", "type": "action_start", "body": {"action":
           "echo", "meta": {"b": 1, "a": null}, "connection": {},
           "input": {"text": "\u00fcn\u00ef \ud83d\ude00", "any":
           {"z": 1.0, "big": 123456789012345678901234567890, "a": 1e16}}}})",
        R"({"version": "v1", "type": "action_start", "body": {"action":
           "echo", "connection": {}, "input": {"text": 5}}})",
        R"({"version": "v1", "type": "action_start", "body": {"action":
           "raise", "connection": {"secret": {"secretKey": "hunter22"}},
           "input": {"kind": "plugin"}}})",
        R"({"version": "v2", "type": "action_start", "body": {"action":
           "log"}})"}) {
    const ProcessResult run = RunProcess(
        {.path = path, .arguments = {"golden", "run"}, .input = message});
    const Json action = ParseJson(message)["body"]["action"];
    const HttpAnswer answer =
        server.Post("/actions/" + action.get<std::string>(), message);
    Json on_cli = ParseJson(run.output);
    Json on_http = ParseJson(answer.body);
    // One has just connected; the other may be connected already.
    for (Json* envelope : {&on_cli, &on_http}) {
      auto& log = (*envelope)["body"]["log"].get_ref<std::string&>();
      const std::string connect = "Connect: Connecting...\n";
      if (log.starts_with(connect)) log.erase(0, connect.size());
    }
    EXPECT_EQ(NormalForm(on_cli), NormalForm(on_http));
  }
}

}  // namespace
}  // namespace insight::conformance
