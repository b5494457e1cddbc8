#include "tools/image/tar_writer.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/archive_reader.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

std::string TarOf(const FileTree& tree) {
  std::string bytes;
  WriteTar(tree, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

std::vector<ArchiveEntry> EntriesOf(const std::string& bytes) {
  std::vector<ArchiveEntry> entries;
  ReadArchive(bytes, "test",
              [&](ArchiveEntry entry) { entries.push_back(std::move(entry)); });
  return entries;
}

FileTree ReadBack(const std::string& bytes) {
  FileTree tree;
  ApplyLayer(bytes, "test", tree);
  return tree;
}

TEST(TarWriterTest, WhatIsWrittenIsWhatLibarchiveReads) {
  FileTree tree;
  tree.Add("a/file", FileNode::File("content", 0640, {.uid = 1, .gid = 42}));
  tree.Add("a/empty", FileNode::File(""));
  tree.Add("a/block", FileNode::File(std::string(512, 'x')));
  tree.Add("a/link", FileNode::Symlink("/nowhere"));
  tree.Add("tmp", FileNode::Directory(01777));
  EXPECT_EQ(ReadBack(TarOf(tree)).nodes(), tree.nodes());
}

TEST(TarWriterTest, TheBytesDoNotDependOnTheOrderOfAdding) {
  FileTree forward;
  forward.Add("a", FileNode::File("1"));
  forward.Add("b/c", FileNode::File("2"));
  FileTree backward;
  backward.Add("b/c", FileNode::File("2"));
  backward.Add("a", FileNode::File("1"));
  EXPECT_EQ(TarOf(forward), TarOf(backward));
}

TEST(TarWriterTest, EveryTimeIsTheEpoch) {
  FileTree tree;
  tree.Add("a/b", FileNode::File("x"));
  for (const ArchiveEntry& entry : EntriesOf(TarOf(tree))) {
    EXPECT_EQ(entry.mtime, 0) << entry.path;
  }
}

// 100 fits the name; 101 to 255 may be split at a slash; more is pax, and so is
// a name without a slash in the right place.
TEST(TarWriterTest, PathsOfEveryLengthSurvive) {
  FileTree tree;
  const std::string ten = "123456789/";
  std::string folders;
  for (int i = 0; i < 30; ++i) {
    folders += ten;
    tree.Add(folders + "x", FileNode::File("deep"));
  }
  for (const std::size_t size : {99u, 100u, 101u, 255u, 256u, 300u}) {
    tree.Add(std::string(size, 'n'), FileNode::File("long"));
    tree.Add("d/" + std::string(size, 'd'), FileNode::Directory());
  }
  EXPECT_EQ(ReadBack(TarOf(tree)).nodes(), tree.nodes());
}

TEST(TarWriterTest, LongTargetsAndLargeOwnersSurvive) {
  FileTree tree;
  tree.Add("link", FileNode::Symlink(std::string(150, 't')));
  tree.Add("file", FileNode::File("", 0644, {.uid = 3000000, .gid = 4000000}));
  EXPECT_EQ(ReadBack(TarOf(tree)).nodes(), tree.nodes());
}

TEST(TarWriterTest, AShortArchiveIsPlainUstarOfThreeBlocks) {
  FileTree tree;
  tree.Add("a", FileNode::File(""));
  const std::string tar = TarOf(tree);
  ASSERT_EQ(tar.size(), 3u * 512);
  EXPECT_EQ(tar.substr(257, 8), std::string("ustar\00000", 8));
  EXPECT_EQ(tar.substr(265, 80), std::string(80, '\0')) << "Names of owners.";
}

TEST(TarWriterTest, TheFirstOfSeveralHardLinksCarriesTheBytes) {
  FileTree tree;
  tree.Add("z/perl", FileNode::File("perl", 0755));
  tree.Add("a/perl5", FileNode::HardLink("z/perl"));
  tree.Add("b/perl5", FileNode::HardLink("z/perl"));
  const FileTree read = ReadBack(TarOf(tree));
  EXPECT_EQ(*read.Find("a/perl5"), FileNode::File("perl", 0755));
  EXPECT_EQ(*read.Find("b/perl5"), FileNode::HardLink("a/perl5"));
  EXPECT_EQ(*read.Find("z/perl"), FileNode::HardLink("a/perl5"));
}

TEST(TarWriterTest, AHardLinkToNothingIsAnError) {
  FileTree tree;
  tree.Add("a", FileNode::HardLink("b"));
  EXPECT_THAT([&] { TarOf(tree); },
              ThrowsMessage<ImageException>(HasSubstr("which is no file")));
}

TEST(TarWriterTest, AFileInPiecesIsLikeAFileAtOnce) {
  std::string bytes;
  TarWriter tar([&](std::string_view piece) { bytes += piece; });
  tar.BeginFile("a", 5);
  tar.Append("he");
  tar.Append("llo");
  tar.Finish();
  FileTree tree;
  tree.Add("a", FileNode::File("hello"));
  EXPECT_EQ(bytes, TarOf(tree));
}

TEST(TarWriterTest, AFileWithFewerOrMoreBytesThanAnnouncedIsAnError) {
  TarWriter tar([](std::string_view) {});
  tar.BeginFile("a", 2);
  EXPECT_THAT([&] { tar.Append("xyz"); },
              ThrowsMessage<ImageException>(HasSubstr("more bytes")));
  tar.Append("x");
  EXPECT_THAT([&] { tar.Finish(); },
              ThrowsMessage<ImageException>(HasSubstr("1 bytes less")));
}

}  // namespace
}  // namespace insight::image
