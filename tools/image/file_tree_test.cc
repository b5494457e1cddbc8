#include "tools/image/file_tree.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::ThrowsMessage;

TEST(NormalizePathTest, DropsWhatSaysNothing) {
  EXPECT_EQ(NormalizePath("./usr//bin/"), "usr/bin");
  EXPECT_EQ(NormalizePath("/etc/./passwd"), "etc/passwd");
  EXPECT_EQ(NormalizePath("./"), "");
}

TEST(NormalizePathTest, RefusesToLeaveTheTree) {
  EXPECT_THAT([] { (void)NormalizePath("usr/../../etc"); },
              ThrowsMessage<ImageException>(HasSubstr("leads out")));
}

TEST(FileTreeTest, MakesTheDirectoriesAbove) {
  FileTree tree;
  tree.Add("/a/b/c", FileNode::File("x"));
  EXPECT_THAT(tree.nodes(), ElementsAre(Key("a"), Key("a/b"), Key("a/b/c")));
  EXPECT_EQ(tree.nodes().at("a/b"), FileNode::Directory(0755));
}

TEST(FileTreeTest, KeepsADirectorysModeWhenSomethingIsAddedBelow) {
  FileTree tree;
  tree.Add("tmp", FileNode::Directory(01777));
  tree.Add("tmp/x", FileNode::File(""));
  EXPECT_EQ(tree.Find("tmp")->mode, 01777u);
}

TEST(FileTreeTest, NeverLeadsThroughALink) {
  FileTree tree;
  tree.Add("bin", FileNode::Symlink("/etc"));
  EXPECT_THAT([&] { tree.Add("bin/passwd", FileNode::File("x")); },
              ThrowsMessage<ImageException>(
                  "Cannot add \"bin/passwd\": \"bin\" is no directory."));
  EXPECT_EQ(tree.nodes().size(), 1u);
}

TEST(FileTreeTest, ADirectoryWithSomethingInItCannotBecomeAFile) {
  FileTree tree;
  tree.Add("a/b", FileNode::File(""));
  EXPECT_THAT([&] { tree.Add("a", FileNode::File("")); },
              ThrowsMessage<ImageException>(HasSubstr("with \"a/b\" in it")));
}

TEST(FileTreeTest, RemovesADirectoryWithAllBelowAndNothingBeside) {
  FileTree tree;
  for (const char* path : {"a/b", "a/b/c", "a-b", "a0"}) {
    tree.Add(path, path[1] == '/' && path[3] == '\0' ? FileNode::Directory()
                                                     : FileNode::File(""));
  }
  tree.Remove("a");
  EXPECT_THAT(tree.nodes(), ElementsAre(Key("a-b"), Key("a0")));
}

TEST(FileTreeTest, RemoveIfKeepsTheDirectoriesOfWhatIsLeft) {
  FileTree tree;
  tree.Add("doc/apt/copyright", FileNode::File(""));
  tree.Add("doc/apt/NEWS", FileNode::File(""));
  tree.Add("doc/sed/NEWS", FileNode::File(""));
  tree.RemoveIf([](const std::string& path) {
    return path.starts_with("doc/") && !path.ends_with("/copyright");
  });
  EXPECT_THAT(tree.nodes(), ElementsAre(Key("doc"), Key("doc/apt"),
                                        Key("doc/apt/copyright")));
}

TEST(FileTreeTest, ReadsThroughLinksAsInsideAContainer) {
  FileTree tree;
  tree.Add("usr/bin/dash", FileNode::File("shell"));
  tree.Add("usr/bin/sh", FileNode::Symlink("dash"));
  tree.Add("bin", FileNode::Symlink("usr/bin"));
  tree.Add("etc/alternatives/sh", FileNode::Symlink("/bin/../bin/sh"));
  tree.Add("usr/bin/hard", FileNode::HardLink("usr/bin/dash"));
  ASSERT_NE(tree.ReadThroughLinks("/bin/sh"), nullptr);
  EXPECT_EQ(*tree.ReadThroughLinks("/bin/sh"), "shell");
  EXPECT_EQ(*tree.ReadThroughLinks("etc/alternatives/sh"), "shell");
  EXPECT_EQ(*tree.ReadThroughLinks("bin/hard"), "shell");
}

TEST(FileTreeTest, WhatLeadsToNoFileReadsAsNull) {
  FileTree tree;
  tree.Add("loop", FileNode::Symlink("loop"));
  tree.Add("dangling", FileNode::Symlink("nowhere"));
  tree.Add("directory", FileNode::Directory());
  EXPECT_EQ(tree.ReadThroughLinks("loop"), nullptr);
  EXPECT_EQ(tree.ReadThroughLinks("dangling"), nullptr);
  EXPECT_EQ(tree.ReadThroughLinks("directory"), nullptr);
  EXPECT_EQ(tree.ReadThroughLinks("missing"), nullptr);
}

TEST(DifferenceTest, IsWhatIsNewOrDifferentUnderItsDirectories) {
  FileTree before;
  before.Add("var/cache", FileNode::Directory(01777));
  before.Add("etc/old", FileNode::File("old"));
  before.Add("etc/status", FileNode::File("a"));
  before.Add("bin/sh", FileNode::File("shell", 0644));
  FileTree after = before;
  after.Add("etc/status", FileNode::File("a b"));
  after.Add("var/cache/new", FileNode::File("new"));
  after.Add("bin/sh", FileNode::File("shell", 0755));
  EXPECT_EQ(Listing(Difference(before, after)),
            "drwxr-xr-x 0:0 - bin\n"
            "-rwxr-xr-x 0:0 5 bin/sh\n"
            "drwxr-xr-x 0:0 - etc\n"
            "-rw-r--r-- 0:0 3 etc/status\n"
            "drwxr-xr-x 0:0 - var\n"
            "drwxrwxrwt 0:0 - var/cache\n"
            "-rw-r--r-- 0:0 3 var/cache/new\n");
}

TEST(DifferenceTest, WhatIsGoneIsAnErrorThatNamesIt) {
  FileTree before;
  before.Add("etc/passwd", FileNode::File(""));
  EXPECT_THAT([&] { (void)Difference(before, {}); },
              ThrowsMessage<ImageException>("/etc of the layers below is "
                                            "gone."));
}

TEST(ListingTest, ShowsModeOwnerSizePathAndTarget) {
  FileTree tree;
  tree.Add("tmp", FileNode::Directory(01777));
  tree.Add("bin", FileNode::Symlink("usr/bin"));
  tree.Add("su", FileNode::File("1234", 04755));
  tree.Add("shadow", FileNode::File("", 0640, {.uid = 0, .gid = 42}));
  EXPECT_EQ(Listing(tree),
            "lrwxrwxrwx 0:0 - bin -> usr/bin\n"
            "-rw-r----- 0:42 0 shadow\n"
            "-rwsr-xr-x 0:0 4 su\n"
            "drwxrwxrwt 0:0 - tmp\n");
}

TEST(ListingTest, SumsUpWhatIsFolded) {
  FileTree tree;
  tree.Add("zoneinfo/Etc/UTC", FileNode::File("12345"));
  tree.Add("zoneinfo-beside", FileNode::File(""));
  EXPECT_EQ(Listing(tree, {"zoneinfo"}),
            "drwxr-xr-x 0:0 - zoneinfo\n"
            "  ... 2 below it, 5 bytes\n"
            "-rw-r--r-- 0:0 0 zoneinfo-beside\n");
}

}  // namespace
}  // namespace insight::image
