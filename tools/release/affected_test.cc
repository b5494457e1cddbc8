#include "tools/release/affected.h"

#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

// csv and whois use the SDK, only whois its HTTP client.
constexpr const char* kGraph = R"(digraph mygraph {
  node [shape=box];
  "//plugins/csv:image_alpine"
  "//plugins/csv:image_alpine" -> "//plugins/csv:csv"
  "//plugins/csv:csv" -> "//sdk/json:json"
  "//plugins/whois:image_alpine"
  "//plugins/whois:image_alpine" -> "//plugins/whois:whois"
  "//plugins/whois:image_static"
  "//plugins/whois:image_static" -> "//plugins/whois:whois"
  "//plugins/whois:whois" -> "//sdk/http:http"
  "//sdk/http:http" -> "//sdk/json:json"
  "//sdk/http:http" -> "//sdk/http:url.cc"
  "//sdk/json:json" -> "//sdk/json:json.cc"
}
)";

class PluginsReachedTest : public ::testing::Test {
 protected:
  std::vector<std::string> Reached(const std::vector<std::string>& files) {
    const ReachRules rules = {
        .facts =
            [this](const std::string& file) {
              const std::size_t slash = file.rfind('/');
              const std::string package = slash == std::string::npos
                                              ? "//"
                                              : "//" + file.substr(0, slash);
              return FileFacts{.exists = file != gone_,
                               .package = package,
                               .label = package + ":" + file.substr(slash + 1)};
            },
        .loaders = [this](const std::string&) { return loaders_; }};
    plugins_ = PluginsReached(
        BuildGraph::Parse(kGraph),
        {"//plugins/csv:image_alpine", "//plugins/whois:image_alpine",
         "//plugins/whois:image_static"},
        files, rules);
    std::vector<std::string> names;
    for (const AffectedPlugin& plugin : plugins_) names.push_back(plugin.name);
    return names;
  }

  std::string gone_;
  std::vector<std::string> loaders_;
  std::vector<AffectedPlugin> plugins_;
};

TEST_F(PluginsReachedTest, AreThoseMadeOfTheFile) {
  EXPECT_THAT(Reached({"sdk/http/url.cc"}), ElementsAre("whois"));
  EXPECT_THAT(plugins_[0].images, ElementsAre("//plugins/whois:image_alpine",
                                              "//plugins/whois:image_static"));
  EXPECT_THAT(plugins_[0].because, ElementsAre("sdk/http/url.cc"));
  EXPECT_EQ(plugins_[0].folder, "plugins/whois");
}

TEST_F(PluginsReachedTest, AreAllOfThemForWhatAllUse) {
  EXPECT_THAT(Reached({"sdk/json/json.cc"}), ElementsAre("csv", "whois"));
}

TEST_F(PluginsReachedTest, AreNoneForWhatNoImageIsMadeOf) {
  EXPECT_THAT(Reached({"README.md", "sdk/http/url_test.cc"}), IsEmpty());
}

TEST_F(PluginsReachedTest, AreThoseOfThePackageForItsBuildFile) {
  EXPECT_THAT(Reached({"sdk/http/BUILD"}), ElementsAre("whois"));
}

TEST_F(PluginsReachedTest, AreThoseOfThePackageForAFileThatIsGone) {
  gone_ = "sdk/http/old.cc";
  EXPECT_THAT(Reached({gone_}), ElementsAre("whois"));
}

TEST_F(PluginsReachedTest, AreThoseOfThePackagesThatLoadABzlFile) {
  loaders_ = {"//plugins/csv"};
  EXPECT_THAT(Reached({"tools/build_defs/csv.bzl"}), ElementsAre("csv"));
}

TEST_F(PluginsReachedTest, AreAllForABzlFileThatNoPackageLoads) {
  EXPECT_THAT(Reached({"tools/debian/lock.bzl"}), ElementsAre("csv", "whois"));
}

TEST_F(PluginsReachedTest, AreAllForWhatDefinesTheBuild) {
  for (const char* file :
       {"WORKSPACE", ".bazelrc", "tools/third_party/zlib.BUILD"}) {
    EXPECT_THAT(Reached({file}), ElementsAre("csv", "whois")) << file;
  }
}

TEST(BuildGraphTest, WhatIsNoGraphIsRefused) {
  EXPECT_THAT([] { (void)BuildGraph::Parse("ERROR: no"); },
              ThrowsMessage<ReleaseException>(HasSubstr("no graph")));
}

TEST(BuildGraphTest, PackageDoesNotHaveThoseBelowIt) {
  const BuildGraph graph = BuildGraph::Parse(
      "digraph {\n\"//a:x\"\n\"//a/b:y\"\n\"//a:z\" -> \"//ab:w\"\n}");
  EXPECT_THAT(graph.In("//a"), ElementsAre("//a:x", "//a:z"));
}

}  // namespace
}  // namespace insight::release
