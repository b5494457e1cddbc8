#include "sdk/helper/open_file.h"

#include <filesystem>
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

class OpenFileTest : public ::testing::Test {
 protected:
  TemporaryCache folder_;
  FakeLogger log_;
};

TEST_F(OpenFileTest, G57AnOpenedFileCanBeRead) {
  folder_.Write("testfile", "test\n");
  EXPECT_EQ(OpenFile(folder_.Path("testfile"), log_).value().Read(), "test\n");
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(OpenFileTest, G57AMissingFileIsNothingAndLogged) {
  EXPECT_FALSE(OpenFile(folder_.Path("testfile"), log_).has_value());
  EXPECT_FALSE(OpenFile(folder_.root() + "/", log_).has_value());
  EXPECT_THAT(log_.messages(),
              ElementsAre("INFO OpenFile: File testfile is not a file or does "
                          "not exist ",
                          "INFO OpenFile: File  is not a file or does not "
                          "exist "));
}

TEST_F(OpenFileTest, AMissingFolderIsNothingAndLogged) {
  EXPECT_FALSE(OpenFile("/no/such/file", log_).has_value());
  EXPECT_THAT(log_.messages(),
              ElementsAre("INFO OpenFile: Directory /no/such is not a "
                          "directory or does not exist"));
}

TEST_F(OpenFileTest, ABareNameIsLookedForInTheWorkingDirectory) {
  folder_.Write("testfile", "test\n");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.root());
  EXPECT_TRUE(OpenFile("testfile", log_).has_value());
  std::filesystem::current_path(before);
}

TEST_F(OpenFileTest, AFolderIsNoFile) {
  EXPECT_FALSE(OpenFile("/tmp", log_).has_value());
  EXPECT_THAT(log_.messages(), ElementsAre("INFO OpenFile: File tmp is not a "
                                           "file or does not exist "));
}

}  // namespace
}  // namespace insight
