#include "sdk/server/request_handler.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/server/plugin_fixture.h"
#include "sdk/server/yaml_json.h"

namespace insight {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class FakeWorkers final : public WorkerControl {
 public:
  int workers() const override { return count; }
  void AddWorker() override { ++count; }
  void RemoveWorker() override { --count; }
  int count = 3;
};

class RequestHandlerTest : public ::testing::Test {
 protected:
  void Use(RequestHandler::Options options) {
    handler_ = plugin_.MakeHandler(workers_, std::move(options));
  }

  ServerReply Send(std::string_view method, std::string_view target,
                   std::string body = "") {
    ServerRequest request;
    request.method = method;
    request.target = target;
    request.headers = headers_;
    request.body = std::move(body);
    return handler_->Handle(request, FindRoute(method, target));
  }

  Json Get(std::string_view target, int status = 200) {
    const ServerReply reply = Send("GET", target);
    EXPECT_EQ(reply.status, status) << reply.body;
    EXPECT_EQ(reply.content_type, "application/json");
    return ParseJson(reply.body);
  }

  Json Post(std::string_view target, std::string body, int status) {
    const ServerReply reply = Send("POST", target, std::move(body));
    EXPECT_EQ(reply.status, status) << reply.body;
    EXPECT_EQ(reply.content_type, "application/json");
    return ParseJson(reply.body);
  }

  static std::string Action(const std::string& name, const std::string& input,
                            const std::string& connection = "{}") {
    return R"({"version":"v1","type":"action_start","body":{"action":")" +
           name + R"(","meta":{"m":1},"connection":)" + connection +
           R"(,"input":)" + input + "}}";
  }

  static std::string ConnectionTest(const std::string& token) {
    return R"({"version":"v1","type":"connection_test","body":{"connection":)"
           R"({"token":")" +
           token + R"("},"task":"count"}})";
  }

  PluginFixture plugin_;
  FakeWorkers workers_;
  std::unique_ptr<RequestHandler> handler_ = plugin_.MakeHandler(workers_);
  std::vector<std::pair<std::string, std::string>> headers_ = {
      {"host", "server:1"}};
};

TEST_F(RequestHandlerTest, AnActionsReplyIsItsEnvelopeSortedAndCompact) {
  const std::string body = Action("echo", R"({"name":"x","say":"hi"})");
  for (const char* prefix : {"", "/api/v1"}) {
    const ServerReply reply =
        Send("POST", std::string(prefix) + "/actions/echo", body);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body,
              R"({"body":{"log":"acme/Fixture:1.2.3. Step name: echo\nhi\n",)"
              R"("meta":{"m":1},"output":{"name":"x","say":"hi"},)"
              R"("status":"ok"},"type":"action_event","version":"v1"})"
              "\n");
  }
}

TEST_F(RequestHandlerTest, AFailuresStatusDependsOnWhatWasThrown) {
  const auto fail = [this](const std::string& kind, int status) {
    const Json reply = Post(
        "/actions/fail", Action("fail", R"({"kind":")" + kind + "\"}"), status);
    EXPECT_EQ(reply["body"]["status"], "error");
    return reply["body"]["error"].get<std::string>();
  };
  EXPECT_THAT(fail("plugin", 400), HasSubstr("Cause. Assistance."));
  EXPECT_EQ(fail("client", 400), "client");
  EXPECT_EQ(fail("std", 500), "logic");
  EXPECT_EQ(fail("int", 500), "Unknown exception");
}

TEST_F(RequestHandlerTest, WrongInputIsTheCallersFault) {
  EXPECT_THAT(Post("/actions/echo", Action("echo", "{}"), 400)["body"]["error"]
                  .get<std::string>(),
              HasSubstr("'name' is a required property"));
  EXPECT_THAT(Post("/actions/echo", Action("echo", R"({"name":""})"),
                   400)["body"]["error"]
                  .get<std::string>(),
              HasSubstr("null value or empty string"));
}

TEST_F(RequestHandlerTest, AnUnknownStepGetsAnEnvelope) {
  EXPECT_EQ(Post("/actions/zz", Action("zz", "{}"), 400)["body"]["error"],
            "Unknown action \"zz\"");
}

TEST_F(RequestHandlerTest, FalsyBodiesAreEmptyInput) {
  for (const char* body : {"null", "{}", "[]", "0", "0.0", "\"\"", "false"}) {
    EXPECT_EQ(Post("/actions/echo", body, 400),
              ParseJson(R"({"error":"Empty input provided"})"))
        << body;
    EXPECT_EQ(Post("/api/v1/connection/test", body, 400),
              ParseJson(R"({"error":"Empty input provided"})"));
  }
}

TEST_F(RequestHandlerTest, WhatIsNoMessageGetsAnErrorObject) {
  const std::string deep = std::string(5000, '[') + std::string(5000, ']');
  for (const std::string& body :
       {std::string(), std::string("hello"), std::string("{} x"), deep,
        std::string("[1]"), std::string("5"), std::string(R"({"x":1})"),
        std::string(R"({"body":null})"), std::string(R"({"body":[1]})"),
        std::string(R"({"body":{"action":"echo","meta":"text"}})"),
        std::string("{\"body\":\"\xFF\"}"), std::string("\xFE\xFF\0", 3)}) {
    const Json reply = Post("/actions/echo", body, 400);
    EXPECT_EQ(reply["code"], 400) << body;
    EXPECT_EQ(reply["name"], "Bad Request");
    EXPECT_EQ(reply["method"], "POST");
    EXPECT_EQ(reply["response"], Json());
    EXPECT_EQ(reply["url"], "http://server:1/actions/echo");
    EXPECT_THAT(reply["description"].get<std::string>(),
                Not(::testing::IsEmpty()));
  }
}

TEST_F(RequestHandlerTest, BadJsonIsToldWhereItIsBad) {
  EXPECT_THAT(
      Post("/actions/echo", "{\"a\":\n }", 400)["description"]
          .get<std::string>(),
      AllOf(HasSubstr("sent a request that this server could not understand."),
            HasSubstr("line 2 column 2")));
}

TEST_F(RequestHandlerTest, OfDuplicateKeysTheLastCountsAndNumbersStayExact) {
  const Json reply = Post(
      "/actions/echo",
      Action("echo",
             R"({"name":"a","n":123456789012345678901234567890,"name":"b"})"),
      200);
  EXPECT_EQ(reply["body"]["output"]["name"], "b");
  EXPECT_EQ(IntegerText(reply["body"]["output"]["n"]),
            "123456789012345678901234567890");
}

TEST_F(RequestHandlerTest, TheStepsNameMustBeTheRoutes) {
  const auto description = [this](const char* target, const std::string& body) {
    return Post(target, body, 400)["description"].get<std::string>();
  };
  EXPECT_EQ(description("/actions/echo", Action("other", "{}")),
            "Action name (other) in input body is not matching with name "
            "(echo) in route");
  EXPECT_EQ(description("/tasks/count", Action("echo", "{}")),
            "Task name (None) in input body is not matching with name (count) "
            "in route");
  EXPECT_EQ(description("/triggers/%C3%A9/test",
                        R"({"body":{"trigger":[1,"a"],"meta":5}})"),
            "Trigger name ([1, 'a']) in input body is not matching with name "
            "(\xC3\xA9) in route");
}

TEST_F(RequestHandlerTest, TheMessagesTypeMustBeTheRoutes) {
  const auto error = [this](const char* target, const std::string& body) {
    return Post(target, body, 400)["body"]["error"].get<std::string>();
  };
  EXPECT_EQ(
      error("/actions/echo", R"({"version":"v1","type":"trigger_start","body":)"
                             R"({"action":"echo","trigger":"tick"}})"),
      "Message type \"trigger_start\" does not match the route");
  EXPECT_EQ(
      error("/actions/echo", R"({"version":"v1","type":"trigger_start","body":)"
                             R"({"action":"echo"}})"),
      "Message is trigger_start but field \"trigger\" is missing from "
      "body");
  EXPECT_EQ(error("/api/v1/connection/test", Action("echo", "{}")),
            "Message type \"action_start\" does not match the route");
  EXPECT_EQ(error("/actions/echo",
                  R"({"version":"v1","type":"zz","body":{"action":"echo"}})"),
            "Unsupported message type \"zz\"");
}

TEST_F(RequestHandlerTest, AConnectionIsTested) {
  const Json reply =
      Post("/api/v1/connection/test", ConnectionTest("good"), 200);
  EXPECT_EQ(reply["type"], "connection_test");
  EXPECT_EQ(reply["body"]["output"], ParseJson(R"({"success":true})"));
  EXPECT_EQ(Post("/api/v1/connection/test_task", ConnectionTest("good"),
                 200)["body"]["log"],
            "tested count");
  EXPECT_EQ(Post("/api/v1/connection/test", ConnectionTest("bad"),
                 400)["body"]["exception"]["cause"],
            "Invalid API key provided.");
  const ServerReply quiet =
      Send("POST", "/api/v1/connection/test", ConnectionTest("quiet"));
  EXPECT_EQ(quiet.status, 204);
  EXPECT_EQ(quiet.body, "");
}

TEST_F(RequestHandlerTest, OtherConnectionTestsAreNotThere) {
  EXPECT_EQ(
      Post("/api/v1/connection/zz", ConnectionTest("good"), 404),
      ParseJson(R"({"code":404,"error":"The requested endpoint is not )"
                R"(available, only ['test', 'test_task'] are supported.",)"
                R"("method":"POST","name":"Not Found"})"));
}

TEST_F(RequestHandlerTest, SecretsAreMaskedWhereverTheyAre) {
  const ServerReply reply =
      Send("POST", "/actions/echo",
           Action("echo", R"({"name":"s3cret!","say":"it is s3cret!"})",
                  R"({"token":"s3cret!"})"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body,
              AllOf(Not(HasSubstr("s3cret!")), HasSubstr("it is ********")));
}

TEST_F(RequestHandlerTest, ATaskGetsItsConfigurationByTheCallersHeaders) {
  RequestHandler::Options options = PluginFixture::NoFiles();
  options.custom_configs = ParseJson(R"({"*":{"a":1},"org":{"a":2}})");
  Use(std::move(options));
  const std::string body =
      R"({"version":"v1","type":"task_start","body":{"task":"count",)"
      R"("connection":{},"input":{},"state":{}}})";
  EXPECT_EQ(Post("/tasks/count", body, 200)["body"]["output"]["a"], 1);
  headers_.emplace_back("x-ipims-orgid", "org");
  EXPECT_EQ(Post("/tasks/count", body, 200)["body"]["output"]["a"], 2);
}

TEST_F(RequestHandlerTest, ARequestsLogLinesSayWhoseTheyAre) {
  const std::string body = Action("echo", R"({"name":"x","say":"hi"})");
  (void)Post("/api/v1/actions/echo?token=t", body, 200);
  EXPECT_EQ(plugin_.sink().last_context(),
            ParseJson(R"({"request_path":"/api/v1/actions/echo"})"));
  headers_ = {
      {"x-request-id", "r"}, {"x-ipims-orgid", "o"}, {"x-integration-id", "i"}};
  (void)Post("/api/v1/connection/test", ConnectionTest("good"), 200);
  EXPECT_EQ(plugin_.sink().last_context(),
            ParseJson(R"({"request_path":"/api/v1/connection/test",)"
                      R"("request_id":"r","org_id":"o","int_id":"i"})"));
}

TEST_F(RequestHandlerTest, UnknownPathsAndMethodsGetErrorObjects) {
  EXPECT_EQ(
      Get("/nope?x", 404),
      ParseJson(R"({"code":404,"description":"The requested URL was not )"
                R"(found on the server. If you entered the URL manually )"
                R"(please check your spelling and try again.","method":"GET",)"
                R"("name":"Not Found","response":null,)"
                R"("url":"http://server:1/nope?x"})"));
  const ServerReply reply = Send("PUT", "/api/v1/status");
  EXPECT_EQ(reply.status, 405);
  EXPECT_EQ(ParseJson(reply.body)["code"], 405);
  EXPECT_EQ(reply.headers[0].second, "GET, HEAD, OPTIONS");
  EXPECT_EQ(Send("OPTIONS", "/api/v1/status").status, 200);
}

TEST_F(RequestHandlerTest, ARedirectCannotInjectHeaders) {
  const ServerReply reply = Send("POST", "/actions//a%0D%0AX:y");
  EXPECT_EQ(reply.status, 308);
  EXPECT_EQ(reply.headers[0].second, "/actions/a%0D%0AX:y");
}

TEST_F(RequestHandlerTest, ThePluginIsDescribed) {
  EXPECT_EQ(Get("/api/v1/status"), ParseJson(R"({"status":"Ready"})"));
  EXPECT_EQ(Get("/api/v1/actions"), ParseJson(R"(["echo","fail","wait"])"));
  EXPECT_EQ(Get("/api/v1/triggers"), ParseJson(R"(["tick"])"));
  EXPECT_EQ(Get("/api/v1/tasks"), ParseJson(R"(["count"])"));
  EXPECT_EQ(Get("/api/v1/info"),
            ParseJson(R"({"description":"A plugin for tests",
                "enable_cache":true,"name":"fixture","number_of_workers":3,
                "plugin_spec_version":"v2","sdk_version":"1.0.0",
                "support":null,"tags":["one","two"],"threads":4,
                "title":"Fixture","vendor":"acme","version":"1.2.3"})"));
  EXPECT_EQ(Get("/api/v1/actions/echo"),
            ParseJson(R"({"description":"Returns its input","input":
                {"name":{"required":true,"type":"string"}},"title":"Echo"})"));
  EXPECT_EQ(
      Get("/api/v1/tasks/count"),
      ParseJson(R"({"schedule":{"minutes":5},"state":{},"title":"Count"})"));
  EXPECT_EQ(Get("/api/v1/triggers/zz", 400),
            ParseJson(R"({"error":"Trigger zz does not exist"})"));
  EXPECT_EQ(
      Get("/api/v1/definitions/actions")["actionsDefinitions"][0]["identifier"],
      "echo");
  EXPECT_EQ(Get("/api/v1/connection").size(), 3u);
}

TEST_F(RequestHandlerTest, TheSpecIsShownAsJsonAndAsItIs) {
  EXPECT_EQ(Get("/api/v1/spec")["version"], "1.2.3");
  const ServerReply yaml = Send("GET", "/api/v1/spec?format=yaml");
  EXPECT_EQ(yaml.content_type, "application/yaml");
  EXPECT_EQ(yaml.body, FixturePlugin().spec_yaml);
  EXPECT_EQ(Get("/api/v1/spec?format=xml", 422),
            ParseJson(R"({"error":"The specified format is not supported"})"));
}

TEST_F(RequestHandlerTest, ASpecThatIsNoYamlIsAFailureOfTheServer) {
  RequestHandler::Options options;
  options.spec_files = {"/proc/self/cmdline", "/proc/version"};
  Use(std::move(options));
  EXPECT_EQ(Get("/api/v1/info", 500)["code"], 500);
}

TEST_F(RequestHandlerTest, TheApiIsASwaggerDocumentInBothFormats) {
  const ServerReply json = Send("GET", "/api/v1/api");
  EXPECT_THAT(json.body, ::testing::StartsWith(R"({"paths": {"/api/v1/api")"));
  const Json document = ParseJson(json.body);
  EXPECT_EQ(document["swagger"], "2.0");
  EXPECT_EQ(document["definitions"]["TaskInput"]["properties"]["type"]["enum"],
            ParseJson(R"(["task_start"])"));
  const ServerReply yaml = Send("GET", "/api/v1/api?format=yaml");
  EXPECT_EQ(yaml.content_type, "application/yaml");
  EXPECT_EQ(YamlToJson(yaml.body), document);
}

TEST_F(RequestHandlerTest, EveryReferenceOfTheApiIsDefined) {
  const std::string text = Send("GET", "/api/v1/api").body;
  const Json definitions = ParseJson(text)["definitions"];
  constexpr std::string_view kReference = "\"#/definitions/";
  int references = 0;
  for (std::size_t at = text.find(kReference); at != std::string::npos;
       at = text.find(kReference, at + 1), ++references) {
    const std::size_t begin = at + kReference.size();
    EXPECT_TRUE(definitions.contains(
        text.substr(begin, text.find('"', begin) - begin)));
  }
  EXPECT_GT(references, 20);
}

TEST_F(RequestHandlerTest, WorkersAreCountedAndChangedOnlyIfSwitchedOn) {
  EXPECT_EQ(Get("/api/v1/workers")["num_workers"], 3);
  EXPECT_EQ(Post("/api/v1/workers/add", "", 403)["code"], 403);
  EXPECT_EQ(workers_.count, 3);
  RequestHandler::Options options = PluginFixture::NoFiles();
  options.worker_control = true;
  Use(std::move(options));
  EXPECT_EQ(Post("/api/v1/workers/add", "", 200)["num_workers"], 4);
  EXPECT_EQ(Post("/api/v1/workers/remove", "", 200), Json::object());
  EXPECT_EQ(workers_.count, 3);
}

}  // namespace
}  // namespace insight
