#include "sdk/cache/cache_file.h"

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CacheFilesTest : public ::testing::Test {
 protected:
  std::optional<FileHandle> Open(std::string_view path,
                                 OpenMode mode = OpenMode::kReadWrite) {
    return files_.Open(path, mode, log_);
  }

  TemporaryCache cache_;
  CacheFiles files_{cache_.root()};
  FakeLogger log_;
};

TEST_F(CacheFilesTest, G45AnOpenedFileCanBeRemovedAndIsGone) {
  EXPECT_TRUE(Open("/var/cache/mycache").has_value());
  EXPECT_TRUE(files_.Remove("/var/cache/mycache", log_));
  EXPECT_FALSE(files_.Check("/var/cache/mycache", log_));
}

TEST_F(CacheFilesTest, G58ChecksAFileByItsFullPath) {
  cache_.Write("mycache", "");
  EXPECT_TRUE(files_.Check("/var/cache/mycache", log_));
}

TEST_F(CacheFilesTest, G59ChecksAFileWithoutThePrefix) {
  cache_.Write("mycache", "");
  EXPECT_TRUE(files_.Check("mycache", log_));
}

TEST_F(CacheFilesTest, G60AMissingFileIsNotThere) {
  EXPECT_FALSE(files_.Check("nofile", log_));
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(CacheFilesTest, G61RemoveRemovesTheFile) {
  cache_.Write("test", "stuff\n");
  EXPECT_TRUE(files_.Remove("test", log_));
  EXPECT_FALSE(cache_.Exists("test"));
}

TEST_F(CacheFilesTest, G62OpenReadsTheFileFromItsBeginning) {
  cache_.Write("test", "stuff\n");
  EXPECT_EQ(Open("/var/cache/test").value().Read(), "stuff\n");
}

TEST_F(CacheFilesTest, G63OpenMakesFolderAndFile) {
  EXPECT_TRUE(Open("/var/cache/myplugin/cache.file").has_value());
  EXPECT_TRUE(files_.Check("/var/cache/myplugin/cache.file", log_));
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(CacheFilesTest, G44FilesMadeDirectlyAndByTheHelpersAreTheSame) {
  Open("by_helper").value().Write("x");
  EXPECT_EQ(cache_.Read("by_helper"), "x");
  cache_.Write("directly", "y");
  EXPECT_EQ(Open("directly").value().Read(), "y");
}

TEST_F(CacheFilesTest, WritingToAnOpenedFileReplacesItsBeginning) {
  cache_.Write("test", "stuff");
  Open("test").value().Write("ST");
  EXPECT_EQ(cache_.Read("test"), "STuff");
}

TEST_F(CacheFilesTest, AppendingWritesToTheEnd) {
  cache_.Write("test", "a");
  FileHandle file = Open("test", OpenMode::kAppend).value();
  file.Write("b");
  file.Seek(0);
  file.Write("c");
  EXPECT_EQ(cache_.Read("test"), "abc");
}

TEST_F(CacheFilesTest, OnlyRegularFilesAreThere) {
  std::filesystem::create_directory(cache_.Path("folder"));
  ASSERT_EQ(mkfifo(cache_.Path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(files_.Check("folder", log_));
  EXPECT_FALSE(files_.Check("pipe", log_));
  EXPECT_FALSE(files_.Remove("folder", log_));
  EXPECT_FALSE(files_.Remove("pipe", log_));
  EXPECT_TRUE(cache_.Exists("pipe"));
}

TEST_F(CacheFilesTest, AFolderOrAPipeIsNotOpenedAndTheLogSaysWhy) {
  std::filesystem::create_directory(cache_.Path("folder"));
  ASSERT_EQ(mkfifo(cache_.Path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(Open("folder").has_value());
  EXPECT_FALSE(Open("pipe").has_value());
  EXPECT_THAT(
      log_.messages(),
      ElementsAre(
          "ERROR OpenCacheFile: File folder could not be opened: Is a "
          "directory",
          "ERROR OpenCacheFile: File pipe could not be opened: it is no "
          "regular file"));
}

TEST_F(CacheFilesTest, AFileWhereAFolderShouldBeIsLogged) {
  cache_.Write("file", "");
  EXPECT_FALSE(Open("file/x").has_value());
  EXPECT_THAT(log_.messages(),
              ElementsAre("ERROR OpenCacheFile: File file/x could not be "
                          "opened: its folder could not be made"));
}

TEST_F(CacheFilesTest, WithoutACacheNothingIsThere) {
  const CacheFiles none(cache_.root() + "/none");
  EXPECT_FALSE(none.Check("x", log_));
  EXPECT_FALSE(none.Remove("x", log_));
  EXPECT_THAT(log_.messages(), IsEmpty());
  EXPECT_FALSE(none.Open("x", OpenMode::kReadWrite, log_).has_value());
  EXPECT_THAT(
      log_.messages(),
      ElementsAre("ERROR OpenCacheFile: /var/cache directory or does not "
                  "exist"));
}

TEST_F(CacheFilesTest, APathOutOfTheCacheIsRefusedWithAWarning) {
  EXPECT_FALSE(files_.Check("../outside.txt", log_));
  EXPECT_FALSE(files_.Remove("../outside.txt", log_));
  EXPECT_FALSE(Open("../outside.txt").has_value());
  EXPECT_FALSE(Open("/x/var/cache/y").has_value());
  EXPECT_THAT(
      log_.messages(),
      ElementsAre(
          "WARNING CheckCacheFile: ../outside.txt is outside of /var/cache",
          "WARNING RemoveCacheFile: ../outside.txt is outside of /var/cache",
          "WARNING OpenCacheFile: ../outside.txt is outside of /var/cache",
          "WARNING OpenCacheFile: /x/var/cache/y is outside of /var/cache"));
  EXPECT_EQ(cache_.Read("../outside.txt"), "outside\n");
}

TEST_F(CacheFilesTest, ALinkOutOfTheCacheIsRefused) {
  std::filesystem::create_symlink("../outside.txt", cache_.Path("link"));
  std::filesystem::create_symlink("../new.txt", cache_.Path("dangling"));
  EXPECT_FALSE(files_.Check("link", log_));
  EXPECT_FALSE(files_.Remove("link", log_));
  EXPECT_FALSE(Open("link").has_value());
  EXPECT_FALSE(Open("dangling").has_value());
  EXPECT_FALSE(cache_.Exists("../new.txt"));
}

TEST_F(CacheFilesTest, RemovingALinkKeepsItsTarget) {
  cache_.Write("file", "x");
  std::filesystem::create_symlink("file", cache_.Path("link"));
  EXPECT_TRUE(files_.Check("link", log_));
  EXPECT_TRUE(files_.Remove("link", log_));
  EXPECT_FALSE(cache_.Exists("link"));
  EXPECT_TRUE(cache_.Exists("file"));
}

}  // namespace
}  // namespace insight
