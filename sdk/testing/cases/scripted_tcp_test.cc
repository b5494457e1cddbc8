#include "sdk/testing/cases/scripted_tcp.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/util/tcp/tcp_query.h"

namespace insight::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Property;
using ::testing::Throws;
using ::testing::ThrowsMessage;

class ScriptedTcpTest : public ::testing::Test {
 protected:
  void Play(const std::string& exchanges) {
    tcp_.Play(TcpScriptFromJson(ParseJson(exchanges)));
  }

  // Asks as a program with that environment would.
  std::string Ask(const std::string& server, const std::string& line) {
    return client_.Ask(
        {.host = server,
         .port = 43,
         .request = line + "\r\n",
         .proxy = Url::Parse(*tcp_.environment().at("whois_proxy")),
         .max_answer = 1000});
  }

  auto Fails(TransportFailure failure) {
    return Throws<TransportException>(
        Property(&TransportException::failure, failure));
  }

  TcpClient client_;
  ScriptedTcp tcp_;
};

TEST_F(ScriptedTcpTest, EveryServerAnswersFromTheScript) {
  Play(R"([{"server": "a.example:43", "request": "x", "response": "text\n"},
           {"server": "b.example:43", "response": ["a", "b"], "times": 2},
           {"server": "a.example:43", "request": "y", "base64": "/wA="},
           {"server": "a.example:43", "request": "z"}])");
  EXPECT_EQ(Ask("b.example", "anything"), "a\r\nb\r\n");
  EXPECT_EQ(Ask("a.example", "y"), std::string("\xFF\0", 2));
  EXPECT_EQ(Ask("a.example", "x"), "text\n");
  EXPECT_EQ(Ask("b.example", ""), "a\r\nb\r\n");
  EXPECT_EQ(Ask("a.example", "z"), "");
  EXPECT_THAT(tcp_.Problems(), IsEmpty());
  EXPECT_THAT(tcp_.Requests(),
              ElementsAre("b.example:43 anything", "a.example:43 y",
                          "a.example:43 x", "b.example:43 ", "a.example:43 z"));
}

TEST_F(ScriptedTcpTest, WhatIsNotInTheScriptIsReportedAndNotAnswered) {
  Play(R"([{"server": "a.example:43", "request": "x"}])");
  EXPECT_EQ(Ask("a.example", "y"), "");
  EXPECT_EQ(Ask("b.example", "x"), "");
  EXPECT_THAT(tcp_.Problems(), ElementsAre("not in the script: a.example:43 y",
                                           "not in the script: b.example:43 x",
                                           "not asked for: a.example:43 x"));
}

TEST_F(ScriptedTcpTest, FailuresArePlayed) {
  Play(R"([{"server": "a.example:43", "failure": "connect"},
           {"server": "a.example:43", "response": "half", "failure": "cut_off"},
           {"server": "a.example:43", "response": "abc", "failure": "endless"},
           {"server": "a.example:43", "response": "at last"}])");
  EXPECT_THAT([&] { (void)Ask("a.example", "x"); },
              Fails(TransportFailure::kProxy));
  EXPECT_THAT([&] { (void)Ask("a.example", "x"); },
              Fails(TransportFailure::kCutOff));
  EXPECT_THAT([&] { (void)Ask("a.example", "x"); },
              Fails(TransportFailure::kProtocol));
  EXPECT_EQ(Ask("a.example", "x"), "at last");
  EXPECT_THAT(tcp_.Problems(), IsEmpty());
}

TEST(TcpScriptTest, SaysWhichExchangeIsWrong) {
  for (const std::string exchange :
       {R"({"server": "a:1", "reqest": ""})", R"({"server": "a"})", R"({})",
        R"({"server": "a:1", "failure": "x"})",
        R"({"server": "a:1", "failure": "endless"})",
        R"({"server": "a:1", "times": "2"})",
        R"({"server": "a:1", "response": [1]})", R"(1)"}) {
    const std::string script = R"([{"server": "a:1"}, )" + exchange + "]";
    EXPECT_THAT([&] { (void)TcpScriptFromJson(ParseJson(script)); },
                ThrowsMessage<std::runtime_error>(HasSubstr("exchange 1: ")))
        << exchange;
  }
  EXPECT_THAT([] { (void)TcpScriptFromJson(Json::object()); },
              ThrowsMessage<std::runtime_error>(HasSubstr("not a list")));
}

}  // namespace
}  // namespace insight::testing
