#include "sdk/helper/encode.h"

#include <filesystem>
#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::insight::testing::TemporaryCache;
using ::testing::ElementsAre;
using ::testing::Optional;
using ::testing::ThrowsMessage;

TEST(EncodeStringTest, G83GivesTheBase64OfTheBytes) {
  EXPECT_EQ(EncodeString("example_string"), "ZXhhbXBsZV9zdHJpbmc=");
  EXPECT_EQ(EncodeString("H\u00e9"), "SMOp");
  EXPECT_EQ(EncodeString(""), "");
}

TEST(EncodeFileTest, G82GivesTheBase64OfTheContent) {
  TemporaryCache folder;
  folder.Write("test_file", "This is a test file.\n");
  FakeLogger log;
  EXPECT_THAT(EncodeFile(folder.Path("test_file"), log),
              Optional(std::string("VGhpcyBpcyBhIHRlc3QgZmlsZS4K")));
}

TEST(EncodeFileTest, G82ARelativePathWorksToo) {
  TemporaryCache folder;
  folder.Write("test_file", "This is a test file.\n");
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder.root());
  FakeLogger log;
  EXPECT_THAT(EncodeFile("./test_file", log),
              Optional(std::string("VGhpcyBpcyBhIHRlc3QgZmlsZS4K")));
  std::filesystem::current_path(before);
}

TEST(EncodeFileTest, WithoutAFileThereIsNothing) {
  FakeLogger log;
  EXPECT_EQ(EncodeFile("/no/such/file", log), std::nullopt);
  EXPECT_EQ(EncodeFile("/tmp", log), std::nullopt);
}

TEST(EncodeFileTest, AFileThatCannotBeReadIsAnErrorAndLogged) {
  FakeLogger log;
  EXPECT_THAT([&] { (void)EncodeFile("/proc/self/mem", log); },
              ThrowsMessage<HelperException>("EncodeFile"));
  EXPECT_THAT(log.messages(),
              ElementsAre("ERROR EncodeFile: The file /proc/self/mem could "
                          "not be read: Input/output error."));
}

}  // namespace
}  // namespace insight
