#include "tools/export/plugin_archive.h"

#include <filesystem>
#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/file_tree.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"
#include "tools/spec/spec_reader.h"

namespace insight::exporting {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr const char* kSpec =
    "name: threat_feed\nvendor: rapid7\nversion: 1.2.0\n"
    "actions: {go: {title: Go}}\n";

spec::PluginSpec Plugin() {
  return spec::ReadPluginSpec(kSpec, "plugin.spec.yaml");
}

class PluginArchiveTest : public ::testing::Test {
 protected:
  // Writes an image whose last layer holds the text, if it is not empty.
  fs::path Image(const std::string& file, const std::string& name,
                 const std::string& spec) {
    image::FileTree tree;
    tree.Add("usr/local/bin/threat_feed", image::FileNode::File("ELF", 0755));
    if (!spec.empty()) {
      tree.Add("plugin.spec.yaml", image::FileNode::File(spec));
    }
    const image::Layer layer = image::MakeLayer(tree, "plugin");
    const fs::path blob = directory_.path() / (file + ".layer");
    image::WriteFile(blob, layer.blob);
    const fs::path path = directory_.path() / file;
    image::ImageDefinition definition;
    definition.names = {name};
    definition.entrypoint = {"/usr/local/bin/threat_feed"};
    definition.user = "nobody";
    definition.working_directory = "/";
    image::WriteImage(definition, {{layer.info, blob}}, path);
    return path;
  }

  const image::TemporaryDirectory directory_;
};

TEST_F(PluginArchiveTest, IsTheGzippedImage) {
  const fs::path image = Image("a.tar", "rapid7/threat_feed:1.2.0", kSpec);
  const std::string archive = MakePluginArchive(Plugin(), image);
  EXPECT_EQ(image::Gunzip(archive, "plg"), image::ReadFile(image));
  EXPECT_EQ(MakePluginArchive(Plugin(), image), archive);
}

TEST_F(PluginArchiveTest, AnImageFromBeforeAnEditIsRefused) {
  const fs::path image = Image("a.tar", "rapid7/threat_feed:1.2.0",
                               std::string(kSpec) + "title: Feed\n");
  EXPECT_THAT(
      [&] { (void)MakePluginArchive(Plugin(), image); },
      ThrowsMessage<std::runtime_error>(HasSubstr(
          "was made of another spec than plugin.spec.yaml; build it anew")));
}

TEST_F(PluginArchiveTest, WhatIsNoPluginsImageIsRefused) {
  const fs::path image = Image("a.tar", "rapid7/threat_feed:1.2.0", "");
  EXPECT_THAT(
      [&] { (void)MakePluginArchive(Plugin(), image); },
      ThrowsMessage<std::runtime_error>(HasSubstr("is no plugin's image")));
  const fs::path broken = directory_.path() / "broken.tar";
  image::WriteFile(broken, "no archive");
  EXPECT_THROW((void)MakePluginArchive(Plugin(), broken),
               image::ImageException);
}

TEST_F(PluginArchiveTest, TheDefaultImageIsTheOneWithoutASuffix) {
  const fs::path other =
      Image("a.tar", "rapid7/threat_feed:1.2.0-alpine", kSpec);
  const fs::path image = Image("b.tar", "rapid7/threat_feed:1.2.0", kSpec);
  EXPECT_EQ(DefaultImage(Plugin(), {other, image}), image);
  EXPECT_THAT(
      [&] { (void)DefaultImage(Plugin(), {other}); },
      ThrowsMessage<std::runtime_error>(HasSubstr(
          "none of these is an image called rapid7/threat_feed:1.2.0")));
}

TEST(PluginArchiveNameTest, HasVendorNameAndVersion) {
  EXPECT_EQ(PluginArchiveName(Plugin()), "rapid7_threat_feed_1.2.0.plg");
}

TEST(PluginArchiveNameTest, NeverLeadsElsewhere) {
  for (const char* name : {"", "../x", "a/b", ".hidden", "a b", "a\nb"}) {
    spec::PluginSpec plugin = Plugin();
    plugin.name = name;
    EXPECT_THROW((void)PluginArchiveName(plugin), std::runtime_error) << name;
  }
}

}  // namespace
}  // namespace insight::exporting
