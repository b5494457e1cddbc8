#include "plugins/compression/util/unpack.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/bzip2.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/lzma.h"
#include "plugins/compression/util/tar_writer.h"
#include "plugins/compression/util/zip_writer.h"
#include "sdk/testing/fake_logger.h"

namespace insight::plugins::compression {
namespace {

using ::insight::testing::FakeLogger;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

using Files = std::vector<std::pair<std::string, std::string>>;

std::string TarOf(const Files& files) {
  TarWriter tar;
  for (const auto& [name, content] : files) tar.Add(name, content);
  return std::move(tar).Finish();
}

std::string ZipOf(const Files& files) {
  ZipWriter zip;
  for (const auto& [name, content] : files) zip.Add(name, content, 0600);
  return std::move(zip).Finish();
}

class UnpackTest : public ::testing::Test {
 protected:
  Unpacked UnpackAll(std::string_view data) { return Unpack(data, log_); }

  // The files of an archive; those that are archives have no content.
  Files FilesIn(std::string_view data) {
    Files files;
    for (const Member& member : UnpackAll(data).members) {
      files.emplace_back(member.name, member.unpacked.content.value_or(""));
    }
    return files;
  }

  FakeLogger log_;
};

TEST_F(UnpackTest, EveryFormatIsKnownByItsSignature) {
  EXPECT_EQ(UnpackAll(GzipCompress("abc")).content, "abc");
  EXPECT_EQ(UnpackAll(Bzip2Compress("abc")).content, "abc");
  EXPECT_EQ(UnpackAll(XzCompress("abc")).content, "abc");
  EXPECT_EQ(UnpackAll(LzmaAloneCompress("abc")).content, "abc");
  EXPECT_EQ(UnpackAll(ZipOf({{"a", "abc"}})).content, "abc");
}

TEST_F(UnpackTest, AnythingElseIsRefused) {
  for (const std::string_view data : {"", "text", "PK", "\x1f", "B"}) {
    EXPECT_EQ(CauseOf([&] { (void)UnpackAll(data); }),
              "Unknown compression type.");
  }
}

TEST_F(UnpackTest, ZipAndTarArchivesGiveTheirFiles) {
  const Files files = {{"a", "1"}, {"b", "2"}};
  EXPECT_EQ(FilesIn(ZipOf(files)), files);
  EXPECT_EQ(FilesIn(GzipCompress(TarOf(files))), files);
}

TEST_F(UnpackTest, ATarInAnotherFormatStaysATar) {
  const std::string tar = TarOf({{"a", RandomText(2000)}});
  EXPECT_EQ(UnpackAll(Bzip2Compress(tar)).content, tar);
  EXPECT_EQ(UnpackAll(XzCompress(tar)).content, tar);
}

TEST_F(UnpackTest, AnArchiveOfOneFileIsItsContent) {
  EXPECT_EQ(UnpackAll(ZipOf({{"a", "1"}})).content, "1");
  EXPECT_EQ(UnpackAll(GzipCompress(TarOf({{"a", "1"}}))).content, "1");
}

TEST_F(UnpackTest, AnEmptyArchiveIsAnArchive) {
  EXPECT_TRUE(UnpackAll(ZipOf({})).is_archive());
  EXPECT_TRUE(UnpackAll(GzipCompress(TarOf({}))).is_archive());
}

TEST_F(UnpackTest, OnlyTheLastComponentOfANameStays) {
  EXPECT_THAT(FilesIn(ZipOf({{"../../etc/passwd", "1"}, {"/abs/x", "2"}})),
              ElementsAre(Pair("passwd", "1"), Pair("x", "2")));
}

TEST_F(UnpackTest, HiddenFilesAndFoldersArePassedOver) {
  const Files files = {
      {"d/", ""}, {".hidden", "1"}, {"...", "2"}, {"a", "3"}, {"b", "4"}};
  EXPECT_THAT(FilesIn(ZipOf(files)),
              ElementsAre(Pair("a", "3"), Pair("b", "4")));
  EXPECT_THAT(FilesIn(GzipCompress(TarOf(files))),
              ElementsAre(Pair("a", "3"), Pair("b", "4")));
  EXPECT_THAT(log_.messages(), IsEmpty());
}

TEST_F(UnpackTest, ABadNameInAZipIsLoggedAndPassedOver) {
  EXPECT_THAT(FilesIn(ZipOf({{"x/..", "1"}, {"a", "2"}, {"b", "3"}})),
              ElementsAre(Pair("a", "2"), Pair("b", "3")));
  EXPECT_THAT(log_.messages(),
              ElementsAre(HasSubstr("INFO Skipping archive entry with invalid "
                                    "filename 'x/..': ")));
}

TEST_F(UnpackTest, OfFilesWithOneNameTheLastContentAndTheFirstPlaceStay) {
  EXPECT_THAT(FilesIn(ZipOf({{"d1/s", "1"}, {"d2/s", "2"}, {"t", "3"}})),
              ElementsAre(Pair("s", "2"), Pair("t", "3")));
  EXPECT_EQ(UnpackAll(ZipOf({{"d1/s", "1"}, {"d2/s", "2"}})).content, "2");
}

TEST_F(UnpackTest, AGzipMemberIsUnpackedAndKeepsItsName) {
  const Files files = {{"x.gz", GzipCompress("inner")}, {"y", "1"}};
  EXPECT_THAT(FilesIn(ZipOf(files)),
              ElementsAre(Pair("x.gz", "inner"), Pair("y", "1")));
  EXPECT_THAT(FilesIn(GzipCompress(TarOf(files))),
              ElementsAre(Pair("x.gz", "inner"), Pair("y", "1")));
}

TEST_F(UnpackTest, AMemberMayBeAnArchiveItself) {
  const std::string inner = GzipCompress(TarOf({{"a", "1"}, {"b", "2"}}));
  const Unpacked unpacked = UnpackAll(ZipOf({{"x.tar.gz", inner}, {"y", "1"}}));
  ASSERT_EQ(unpacked.members.size(), 2u);
  EXPECT_TRUE(unpacked.members[0].unpacked.is_archive());
  // And if it is the only one, it stands for the whole.
  EXPECT_THAT(FilesIn(ZipOf({{"x.tar.gz", inner}})),
              ElementsAre(Pair("a", "1"), Pair("b", "2")));
}

TEST_F(UnpackTest, NestingHasAnEnd) {
  std::string data = GzipCompress(RandomBytes(100));
  for (int depth = 1; depth < 8; ++depth) {
    data = GzipCompress(TarOf({{"x.gz", data}, {"y", RandomBytes(100)}}));
  }
  EXPECT_TRUE(UnpackAll(data).is_archive());
  data = GzipCompress(TarOf({{"x.gz", data}}));
  EXPECT_THAT(CauseOf([&] { (void)UnpackAll(data); }), HasSubstr("8 deep"));
}

TEST_F(UnpackTest, ADamagedGzipMemberIsRefused) {
  EXPECT_EQ(CauseOf([&] {
              (void)UnpackAll(ZipOf({{"x.gz", "text"}}));
            }),
            "Not a gzipped file.");
}

TEST_F(UnpackTest, AZipThatExpandsTooFarIsRefusedByWhatItSays) {
  const std::string bomb = ZipOf({{"a", std::string(1 << 20, '\0')}});
  EXPECT_EQ(CauseOf([&] { (void)UnpackAll(bomb); }),
            "Compression ratio exceeded.");
  std::string larger = bomb;
  larger.replace(larger.rfind("PK\1\2") + 24, 4, "\xfe\xff\xff\xff");
  EXPECT_EQ(CauseOf([&] { (void)UnpackAll(larger); }),
            "Maximum uncompressed size exceeded.");
}

TEST_F(UnpackTest, ATarOfMoreThan10000FilesIsRefused) {
  Files files(10'000, {"x", ""});
  files[0].second = RandomBytes(60'000);  // For the ratio.
  EXPECT_EQ(UnpackAll(GzipCompress(TarOf(files))).content, "");
  files.push_back({"x", ""});
  EXPECT_EQ(CauseOf([&] { (void)UnpackAll(GzipCompress(TarOf(files))); }),
            "Maximum archive entry count exceeded.");
}

}  // namespace
}  // namespace insight::plugins::compression
