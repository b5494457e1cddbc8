#include "tools/image/archive_reader.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/image_exception.h"
#include "tools/image/layer.h"
#include "tools/image/tar_writer.h"

namespace insight::image {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::ThrowsMessage;

// An archive of single entries, in this order, which a tree would not allow.
std::string Tar(std::initializer_list<std::pair<std::string, FileNode>> nodes) {
  std::string bytes;
  TarWriter tar([&](std::string_view piece) { bytes += piece; });
  for (const auto& [path, node] : nodes) tar.Add(path, node);
  tar.Finish();
  return bytes;
}

class ApplyLayerTest : public ::testing::Test {
 protected:
  ApplyLayerTest() {
    tree_.Add("etc/hosts", FileNode::File("base"));
    tree_.Add("etc/motd", FileNode::File("base"));
  }

  FileTree tree_;
};

TEST_F(ApplyLayerTest, ALaterLayerWins) {
  ApplyLayer(Tar({{"etc/hosts", FileNode::File("plugin")}}), "layer", tree_);
  EXPECT_EQ(tree_.Find("etc/hosts")->content, "plugin");
  EXPECT_EQ(tree_.Find("etc/motd")->content, "base");
}

TEST_F(ApplyLayerTest, AFileTakesTheWholePlaceOfADirectory) {
  ApplyLayer(Tar({{"etc", FileNode::Symlink("usr/etc")}}), "layer", tree_);
  EXPECT_THAT(tree_.nodes(), ElementsAre(Key("etc")));
}

TEST_F(ApplyLayerTest, AWhiteoutRemovesOneAndAnOpaqueOneRemovesAll) {
  ApplyLayer(Tar({{"etc/.wh.motd", FileNode::File("")}}), "layer", tree_);
  EXPECT_THAT(tree_.nodes(), ElementsAre(Key("etc"), Key("etc/hosts")));
  ApplyLayer(Tar({{"etc/.wh..wh..opq", FileNode::File("")}}), "layer", tree_);
  EXPECT_THAT(tree_.nodes(), ElementsAre(Key("etc")));
}

TEST_F(ApplyLayerTest, GzippedArchivesAreReadAsWell) {
  ApplyLayer(Gzip(Tar({{"x", FileNode::File("y")}})), "layer", tree_);
  EXPECT_EQ(tree_.Find("x")->content, "y");
}

TEST_F(ApplyLayerTest, APathOutOfTheTreeIsRefused) {
  EXPECT_THAT(
      [&] {
        ApplyLayer(Tar({{"../x", FileNode::File("")}}), "layer", tree_);
      },
      ThrowsMessage<ImageException>(HasSubstr("leads out of the tree")));
}

TEST_F(ApplyLayerTest, APathThroughALinkIsRefused) {
  EXPECT_THAT(
      [&] {
        ApplyLayer(Tar({{"evil", FileNode::Symlink("/etc")},
                        {"evil/passwd", FileNode::File("")}}),
                   "layer", tree_);
      },
      ThrowsMessage<ImageException>(HasSubstr("\"evil\" is no directory")));
}

TEST(ReadArchiveTest, WhatIsNoArchiveIsAnErrorThatNamesIt) {
  EXPECT_THAT([] { ReadArchive("nonsense", "x.tar", [](ArchiveEntry) {}); },
              ThrowsMessage<ImageException>(HasSubstr("x.tar")));
}

TEST(ReadArchiveTest, ATruncatedArchiveIsAnError) {
  const std::string tar = Tar({{"a", FileNode::File(std::string(2000, 'x'))}});
  EXPECT_THAT(
      [&] { ReadArchive(tar.substr(0, 1000), "x.tar", [](ArchiveEntry) {}); },
      ThrowsMessage<ImageException>(HasSubstr("x.tar")));
}

}  // namespace
}  // namespace insight::image
