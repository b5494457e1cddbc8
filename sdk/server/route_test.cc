#include "sdk/server/route.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

struct KnownRoute {
  std::string_view method, path;
  Endpoint endpoint;
  std::string_view name = "";
};

constexpr KnownRoute kRoutes[] = {
    {"POST", "/actions/hello", Endpoint::kActionRun, "hello"},
    {"POST", "/actions/hello/test", Endpoint::kActionTest, "hello"},
    {"POST", "/tasks/count", Endpoint::kTaskRun, "count"},
    {"POST", "/tasks/count/test", Endpoint::kTaskTest, "count"},
    {"POST", "/triggers/tick/test", Endpoint::kTriggerTest, "tick"},
    {"POST", "/api/v1/actions/hello", Endpoint::kActionRun, "hello"},
    {"POST", "/api/v1/actions/hello/test", Endpoint::kActionTest, "hello"},
    {"POST", "/api/v1/tasks/count", Endpoint::kTaskRun, "count"},
    {"POST", "/api/v1/tasks/count/test", Endpoint::kTaskTest, "count"},
    {"POST", "/api/v1/triggers/tick/test", Endpoint::kTriggerTest, "tick"},
    {"POST", "/api/v1/connection/test", Endpoint::kConnectionTest, "test"},
    {"POST", "/api/v1/connection/zz", Endpoint::kConnectionTest, "zz"},
    {"POST", "/api/v1/workers/add", Endpoint::kWorkersAdd},
    {"POST", "/api/v1/workers/remove", Endpoint::kWorkersRemove},
    {"GET", "/api/v1/api", Endpoint::kApi},
    {"GET", "/api/v1/info", Endpoint::kInfo},
    {"HEAD", "/api/v1/info", Endpoint::kInfo},
    {"GET", "/api/v1/actions", Endpoint::kActions},
    {"GET", "/api/v1/triggers", Endpoint::kTriggers},
    {"GET", "/api/v1/tasks", Endpoint::kTasks},
    {"GET", "/api/v1/definitions/actions", Endpoint::kActionDefinitions},
    {"GET", "/api/v1/actions/a", Endpoint::kActionDetails, "a"},
    {"GET", "/api/v1/triggers/a", Endpoint::kTriggerDetails, "a"},
    {"GET", "/api/v1/tasks/a", Endpoint::kTaskDetails, "a"},
    {"GET", "/api/v1/status", Endpoint::kStatus},
    {"GET", "/api/v1/spec?format=yaml", Endpoint::kSpec},
    {"GET", "/api/v1/connection", Endpoint::kConnection},
    {"GET", "/api/v1/workers", Endpoint::kWorkers},
    {"OPTIONS", "/api/v1/workers", Endpoint::kOptions},
};

TEST(RouteTest, EveryRouteOfTheContractIsFound) {
  for (const KnownRoute& known : kRoutes) {
    const Route route = FindRoute(known.method, known.path);
    EXPECT_EQ(route.endpoint, known.endpoint) << known.path;
    if (known.endpoint != Endpoint::kOptions) {
      EXPECT_EQ(route.name, known.name) << known.path;
    }
  }
}

TEST(RouteTest, OtherPathsAreNotFound) {
  for (const std::string_view path :
       {"/", "", "*", "/actions", "/actions/", "/actions/hello/",
        "/Actions/hello", "/actions/a/b", "/actions/a%2Fb", "/status",
        "/workers", "/api/v1", "/api/v1/", "/api/v1/../v1/status",
        "/api/v2/status", "/triggers/x", "/static/x"}) {
    EXPECT_EQ(FindRoute("POST", path).endpoint, Endpoint::kNotFound) << path;
  }
}

TEST(RouteTest, OtherMethodsAreToldWhichAreAllowed) {
  const auto allow_of = [](std::string_view method, std::string_view path) {
    const Route route = FindRoute(method, path);
    EXPECT_EQ(route.endpoint, Endpoint::kMethodNotAllowed) << path;
    return route.allow;
  };
  EXPECT_EQ(allow_of("GET", "/actions/hello"), "OPTIONS, POST");
  EXPECT_EQ(allow_of("HEAD", "/actions/hello"), "OPTIONS, POST");
  EXPECT_EQ(allow_of("PUT", "/api/v1/actions/hello"),
            "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(allow_of("POST", "/api/v1/triggers/x"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(allow_of("FOO", "/api/v1/status"), "GET, HEAD, OPTIONS");
}

TEST(RouteTest, OptionsAnswersTheAllowedMethods) {
  EXPECT_EQ(FindRoute("OPTIONS", "/api/v1/tasks/x").allow,
            "GET, HEAD, OPTIONS, POST");
}

TEST(RouteTest, NamesArePercentDecoded) {
  const auto name_of = [](std::string_view path) {
    return FindRoute("POST", path).name;
  };
  EXPECT_EQ(name_of("/actions/%C3%A9"), "\xC3\xA9");
  EXPECT_EQ(name_of("/actions/%zz"), "%zz");
  EXPECT_EQ(name_of("/actions/%4"), "%4");
  EXPECT_EQ(name_of("/actions/%41"), "A");
  EXPECT_EQ(name_of("/actions/a+b"), "a+b");
  EXPECT_EQ(name_of("/actions/%FF"), "\xEF\xBF\xBD");
}

TEST(RouteTest, QueryFragmentAndOriginDoNotCount) {
  for (const std::string_view target :
       {"/actions/hello?x=1/2", "/actions/hello#frag", "//actions/hello",
        "http://example.com/actions/hello?x",
        "https://example.com:1/actions/hello"}) {
    EXPECT_EQ(FindRoute("POST", target).name, "hello") << target;
  }
}

TEST(RouteTest, EmptySegmentsRedirectToTheCleanPath) {
  const Route route = FindRoute("POST", "/actions//hello");
  EXPECT_EQ(route.endpoint, Endpoint::kRedirect);
  EXPECT_EQ(route.name, "/actions/hello");
  EXPECT_EQ(FindRoute("POST", "/nope//hello").endpoint, Endpoint::kNotFound);
}

TEST(RouteTest, AQueryValueIsTheFirstOfItsName) {
  EXPECT_EQ(QueryValue("/x?a=1&format=ya%6Dl&format=z", "format", "json"),
            "yaml");
  EXPECT_EQ(QueryValue("/x?format", "format", "json"), "");
  EXPECT_EQ(QueryValue("/x?format=", "format", "json"), "");
  EXPECT_EQ(QueryValue("/x?formats=a", "format", "json"), "json");
  EXPECT_EQ(QueryValue("/x", "format", "json"), "json");
  EXPECT_EQ(QueryValue("/x?format=a+b#c", "format", "json"), "a b");
}

TEST(RouteTest, APathIsEncodedForAUrl) {
  EXPECT_EQ(PercentEncodedPath("/a b/\xC3\xA9\r\n"), "/a%20b/%C3%A9%0D%0A");
}

TEST(RouteTest, OnlyStepsAndConnectionTestsRunPluginCode) {
  EXPECT_TRUE(RunsPluginCode(Endpoint::kActionRun));
  EXPECT_TRUE(RunsPluginCode(Endpoint::kConnectionTest));
  EXPECT_FALSE(RunsPluginCode(Endpoint::kWorkersAdd));
  EXPECT_FALSE(RunsPluginCode(Endpoint::kStatus));
  EXPECT_FALSE(RunsPluginCode(Endpoint::kNotFound));
}

}  // namespace
}  // namespace insight
