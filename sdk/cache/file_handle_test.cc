#include "sdk/cache/file_handle.h"

#include <fcntl.h>

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

using ::insight::testing::TemporaryCache;
using ::testing::Property;
using ::testing::Throws;

class FileHandleTest : public ::testing::Test {
 protected:
  FileHandle Open(const std::string& path, int flags) {
    return FileHandle(UniqueFd(open(path.c_str(), flags | O_CLOEXEC)), path);
  }

  TemporaryCache cache_;
};

TEST_F(FileHandleTest, ReadsFromThePositionToTheEnd) {
  const std::string content(200'000, 'x');
  cache_.Write("file", content + "end");
  FileHandle file = Open(cache_.Path("file"), O_RDWR);
  EXPECT_EQ(file.Read(), content + "end");
  EXPECT_EQ(file.Read(), "");
  file.Seek(200'000);
  EXPECT_EQ(file.Read(), "end");
}

TEST_F(FileHandleTest, WritesAtThePosition) {
  cache_.Write("file", "abcdef");
  FileHandle file = Open(cache_.Path("file"), O_RDWR);
  file.Seek(2);
  file.Write("CD");
  EXPECT_EQ(cache_.Read("file"), "abCDef");
  EXPECT_EQ(file.Read(), "ef");
}

TEST_F(FileHandleTest, TruncateEmptiesAndGoesToTheBeginning) {
  cache_.Write("file", "abcdef");
  FileHandle file = Open(cache_.Path("file"), O_RDWR);
  EXPECT_EQ(file.Read(), "abcdef");
  file.Truncate();
  file.Write("new");
  EXPECT_EQ(cache_.Read("file"), "new");
}

TEST_F(FileHandleTest, AFullDiskIsAnErrorThatSaysSo) {
  FileHandle file = Open("/dev/full", O_RDWR);
  EXPECT_THAT([&] { file.Write("x"); },
              Throws<PluginException>(Property(
                  &PluginException::cause,
                  "The file /dev/full could not be written: No space left on "
                  "device.")));
}

TEST_F(FileHandleTest, WritingAFileOpenedForReadingIsAnError) {
  FileHandle file = Open("/dev/null", O_RDONLY);
  EXPECT_THROW(file.Write("x"), PluginException);
  EXPECT_THROW(file.Truncate(), PluginException);
}

TEST_F(FileHandleTest, ReadingAFolderIsAnError) {
  FileHandle file = Open("/", O_RDONLY);
  EXPECT_THROW((void)file.Read(), PluginException);
}

TEST_F(FileHandleTest, PositionsBeforeTheBeginningAreAnError) {
  cache_.Write("file", "abc");
  FileHandle file = Open(cache_.Path("file"), O_RDWR);
  EXPECT_THROW(file.Seek(-1), PluginException);
}

}  // namespace
}  // namespace insight
