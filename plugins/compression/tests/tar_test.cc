#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/tar_reader.h"
#include "plugins/compression/util/tar_writer.h"

namespace insight::plugins::compression {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

using Files = std::vector<std::pair<std::string, std::string>>;

std::string TarOf(const Files& files) {
  TarWriter tar;
  for (const auto& [name, content] : files) tar.Add(name, content);
  return std::move(tar).Finish();
}

Files FilesIn(std::string_view data) {
  Files files;
  TarReader tar(data);
  while (const std::optional<TarFile> file = tar.NextFile()) {
    files.emplace_back(file->name, tar.Read(*file));
  }
  return files;
}

// Sets the only header's type and makes its checksum right again.
std::string WithType(std::string data, char type) {
  const int difference = type - data[156];
  data[156] = type;
  int checksum = 0;
  for (int i = 148; i < 154; ++i) checksum = checksum * 8 + (data[i] - '0');
  checksum += difference;
  for (int i = 153; i >= 148; --i, checksum /= 8) {
    data[i] = static_cast<char>('0' + checksum % 8);
  }
  return data;
}

TEST(TarTest, FilesComeBackInTheirOrder) {
  const Files files = {
      {"b", "content"}, {"a", ""}, {"c", std::string(512, 'x')}};
  EXPECT_EQ(FilesIn(TarOf(files)), files);
}

TEST(TarTest, LongAndForeignNamesComeBack) {
  const Files files = {{std::string(100, 'n'), "1"},
                       {std::string(101, 'n'), "2"},
                       {std::string(5000, 'n'), "3"},
                       {"r\xc3\xa9sum\xc3\xa9.txt", "4"}};
  EXPECT_EQ(FilesIn(TarOf(files)), files);
}

TEST(TarTest, AnEmptyArchiveIsTwoBlocksOfZeros) {
  EXPECT_EQ(TarOf({}), std::string(1024, '\0'));
  EXPECT_THAT(FilesIn(TarOf({})), IsEmpty());
}

TEST(TarTest, OnlyRegularFilesCount) {
  const std::string file = TarOf({{"name", ""}});
  for (const char type : {'1', '2', '3', '4', '5', '6', 'D'}) {
    EXPECT_THAT(FilesIn(WithType(file, type)), IsEmpty()) << type;
  }
  for (const char type : {'0', '7', '\0'}) {
    EXPECT_THAT(FilesIn(WithType(file, type)), SizeIs(1)) << type;
  }
}

TEST(TarTest, AnOldFolderIsNoFile) {
  EXPECT_THAT(FilesIn(WithType(TarOf({{"folder/", ""}}), '\0')), IsEmpty());
}

TEST(TarTest, GnuLongNamesAreRead) {
  const std::string name(200, 'g');
  const std::string data =
      WithType(TarOf({{"././@LongLink", name + std::string(1, '\0')}}), 'L');
  const std::string file = TarOf({{"short", "content"}});
  EXPECT_THAT(FilesIn(data.substr(0, 1024) + file),
              ElementsAre(Pair(name, "content")));
}

TEST(TarTest, TellsTarFromOtherContent) {
  EXPECT_TRUE(IsTar(TarOf({{"a", "b"}})));
  EXPECT_TRUE(IsTar(TarOf({})));
  EXPECT_FALSE(IsTar(""));
  EXPECT_FALSE(IsTar(std::string(511, '\0')));
  EXPECT_FALSE(IsTar(RandomText(10'000)));
  // Disk images start with zeros, too.
  EXPECT_FALSE(IsTar(std::string(32'768, '\0') + "CD001"));
  std::string damaged = TarOf({{"a", "b"}});
  damaged[0] = 'b';
  EXPECT_FALSE(IsTar(damaged));
}

TEST(TarTest, AFileThatIsCutOffIsRefused) {
  const std::string data = TarOf({{"a", std::string(600, 'x')}});
  EXPECT_EQ(CauseOf([&] { (void)FilesIn(data.substr(0, 1000)); }),
            "unexpected end of data.");
}

TEST(TarTest, AnArchiveWithoutItsEndIsRead) {
  const std::string data = TarOf({{"a", "b"}});
  EXPECT_THAT(FilesIn(data.substr(0, 1024)), ElementsAre(Pair("a", "b")));
}

TEST(TarTest, AnArchiveEndsWhereNoMemberFollows) {
  const std::string data = TarOf({{"a", "b"}});
  EXPECT_THAT(FilesIn(data.substr(0, 1024) + RandomText(1024)),
              ElementsAre(Pair("a", "b")));
}

TEST(TarTest, AHeaderThatIsCutOffIsRefused) {
  const std::string data = TarOf({{"a", "b"}, {"c", "d"}});
  EXPECT_EQ(CauseOf([&] { (void)FilesIn(data.substr(0, 1500)); }),
            "unexpected end of data.");
}

// Each could call for the next one on the stack.
TEST(TarTest, ManyLongNamesInARowAreHarmless) {
  const std::string name =
      WithType(TarOf({{"././@LongLink", "n"}}), 'L').substr(0, 1024);
  std::string data;
  for (int i = 0; i < 100'000; ++i) data += name;
  EXPECT_THAT(FilesIn(data + TarOf({{"a", "b"}})), IsEmpty());
}

TEST(TarTest, AnyDamagedByteIsHarmless) {
  const std::string good = TarOf({{std::string(150, 'n'), RandomText(100)}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xff}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      (void)CauseOf([&] { (void)FilesIn(bad); });
    }
  }
}

}  // namespace
}  // namespace insight::plugins::compression
