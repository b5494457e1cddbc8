#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/file_tree.h"
#include "tools/image/files.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"
#include "tools/insight_plugin/run_with.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr const char* kSpec =
    "name: feed\nvendor: rapid7\nversion: 1.2.0\n"
    "actions: {go: {title: Go}}\n";

// A workspace with a plugin and its image on one base, as the build leaves it.
class ExportCommandTest : public ::testing::Test {
 protected:
  ExportCommandTest() {
    fs::create_directories(root_ / "tools/build_defs");
    image::WriteFile(root_ / "tools/build_defs/defs.bzl", "");
    fs::create_directories(Folder());
    fs::create_directories(root_ / "bazel-bin/plugins/feed");
    image::WriteFile(Folder() / "plugin.spec.yaml", kSpec);
  }

  [[nodiscard]] fs::path Folder() const { return root_ / "plugins/feed"; }

  void MakeImage(const std::string& base, const std::string& name) const {
    image::FileTree tree;
    tree.Add("plugin.spec.yaml", image::FileNode::File(kSpec));
    const image::Layer layer = image::MakeLayer(tree, "plugin");
    const fs::path blob = root_ / "layer";
    image::WriteFile(blob, layer.blob);
    image::ImageDefinition definition;
    definition.names = {name};
    definition.user = "nobody";
    definition.working_directory = "/";
    image::WriteImage(
        definition, {{layer.info, blob}},
        root_ / "bazel-bin/plugins/feed" / ("image_" + base + ".tar"));
  }

  Ran Export(std::vector<std::string> more) const {
    std::vector<std::string> arguments = {"export", "-d", Folder().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(std::move(arguments));
  }

  const image::TemporaryDirectory directory_;
  const fs::path root_ = directory_.path();
};

TEST_F(ExportCommandTest, PacksTheImageThatTheBuildMade) {
  MakeImage("alpine", "rapid7/feed:1.2.0");
  MakeImage("debian_slim", "rapid7/feed:1.2.0-debian-slim");
  const fs::path out = root_ / "out";
  fs::create_directory(out);
  const Ran ran = Export({"-o", out.string()});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const fs::path archive = out / "rapid7_feed_1.2.0.plg";
  EXPECT_EQ(ran.out, "create " + archive.string() + "\n");
  EXPECT_EQ(image::Gunzip(image::ReadFile(archive), "plg"),
            image::ReadFile(root_ / "bazel-bin/plugins/feed/image_alpine.tar"));

  EXPECT_EQ(Export({"-o", out.string(), "--check"}).status, 0);
  EXPECT_EQ(
      Export({"-o", out.string(), "--check", "--base", "debian_slim"}).status,
      1);
}

TEST_F(ExportCommandTest, TheFoldersOfArchivesAreMade) {
  MakeImage("static", "rapid7/feed:1.2.0");
  const fs::path archive = root_ / "a/b/feed.plg";
  const Ran dry = Export({"-o", archive.string(), "--diff"});
  EXPECT_EQ(dry.status, 0);
  EXPECT_THAT(dry.out, HasSubstr(" bytes\n"));
  EXPECT_FALSE(fs::exists(archive));
  EXPECT_EQ(Export({"-o", archive.string()}).status, 0);
  EXPECT_TRUE(fs::exists(archive));
}

TEST_F(ExportCommandTest, AMissingImageIsSaidWithTheRemedy) {
  const Ran ran = Export({});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.err,
            "insight-plugin export: the image is not built; run tools/bazelw "
            "build //plugins/feed:image\n");
  EXPECT_THAT(Export({"--base", "alpine"}).err,
              EndsWith("build //plugins/feed:image_alpine\n"));
}

TEST_F(ExportCommandTest, AnImageFromBeforeAnEditIsRefused) {
  MakeImage("alpine", "rapid7/feed:1.2.0");
  image::WriteFile(Folder() / "plugin.spec.yaml",
                   std::string(kSpec) + "title: Feed\n");
  const Ran ran = Export({"-o", (root_ / "feed.plg").string()});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("was made of another spec"));
  EXPECT_FALSE(fs::exists(root_ / "feed.plg"));
}

TEST_F(ExportCommandTest, PrintsManifests) {
  const Ran kubernetes = Export({"--kubernetes"});
  EXPECT_EQ(kubernetes.status, 0);
  EXPECT_THAT(kubernetes.out,
              AllOf(StartsWith("---\napiVersion: apps/v1\nkind: Deployment\n"),
                    HasSubstr("\n---\napiVersion: v1\nkind: Service\n"),
                    HasSubstr("image: \"rapid7/feed:1.2.0\"\n")));
  EXPECT_THAT(Export({"--compose"}).out,
              StartsWith("services:\n  rapid7-feed:\n"));
  const Json document =
      ParseJson(Export({"--compose", "--json", "--image", "a/b:1"}).out);
  EXPECT_EQ(document["manifests"]["services"]["rapid7-feed"]["image"], "a/b:1");
}

TEST_F(ExportCommandTest, WritesManifestsAndShowsHowTheyChange) {
  const std::string file = (root_ / "feed.yaml").string();
  const Ran ran = Export({"--compose", "-o", file});
  EXPECT_EQ(ran.out, "create " + file + "\n");
  EXPECT_EQ(Export({"--compose", "-o", file, "--check"}).status, 0);
  const Ran diff = Export({"--compose", "-o", file, "--diff", "--cpu", "2"});
  EXPECT_THAT(diff.out, AllOf(HasSubstr("\n-          cpus: \"1\"\n"),
                              HasSubstr("\n+          cpus: \"2\"\n")));
  EXPECT_EQ(Export({"--compose", "-o", root_.string()}).out,
            "create " + (root_ / "rapid7-feed.compose.yaml").string() + "\n");
}

TEST_F(ExportCommandTest, WhatDoesNotGoTogetherIsWrongUsage) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"--kubernetes", "--compose"},
                                             {"--compose", "--base", "alpine"},
                                             {"--image", "a"},
                                             {"--compose", "--diff"},
                                             {"--compose", "--port", "0"},
                                             {"--compose", "--memory", "much"},
                                             {"--base", "windows"}}) {
    const Ran ran = Export(wrong);
    EXPECT_EQ(ran.status, 2) << wrong.front();
    EXPECT_THAT(ran.out, IsEmpty());
  }
}

}  // namespace
}  // namespace insight::tool
