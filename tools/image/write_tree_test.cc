#include "tools/image/write_tree.h"

#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

struct stat Status(const fs::path& path) {
  struct stat status = {};
  EXPECT_EQ(lstat(path.c_str(), &status), 0) << path;
  return status;
}

TEST(WriteTreeTest, EveryKindOfNodeIsOnTheDisk) {
  FileTree tree;
  tree.Add("z/file", FileNode::File("content", 0640));
  tree.Add("a", FileNode::HardLink("z/file"));
  tree.Add("link", FileNode::Symlink("/etc/passwd"));
  tree.Add("sealed", FileNode::Directory(0555));
  tree.Add("sealed/inside", FileNode::File("x", 0444));
  const TemporaryDirectory root;
  WriteTree(tree, root.path());
  EXPECT_EQ(ReadFile(root.path() / "z/file"), "content");
  EXPECT_EQ(Status(root.path() / "z/file").st_mode & 07777, 0640u);
  EXPECT_EQ(Status(root.path() / "a").st_ino,
            Status(root.path() / "z/file").st_ino);
  EXPECT_EQ(fs::read_symlink(root.path() / "link"), "/etc/passwd");
  EXPECT_EQ(ReadFile(root.path() / "sealed/inside"), "x");
}

TEST(WriteTreeTest, ATemporaryDirectoryGoesWithWhateverIsInIt) {
  fs::path path;
  {
    const TemporaryDirectory root;
    path = root.path();
    FileTree tree;
    tree.Add("sealed/x", FileNode::File(""));
    tree.Add("sealed", FileNode::Directory(0555));
    WriteTree(tree, path);
    ASSERT_TRUE(fs::exists(path / "sealed/x"));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(WriteTreeTest, WhatIsThereAlreadyIsAnErrorThatNamesIt) {
  FileTree tree;
  tree.Add("x", FileNode::Directory());
  const TemporaryDirectory root;
  WriteTree(tree, root.path());
  EXPECT_THAT([&] { WriteTree(tree, root.path()); },
              ThrowsMessage<ImageException>(HasSubstr("/x: File exists")));
}

}  // namespace
}  // namespace insight::image
