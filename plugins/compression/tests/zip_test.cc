#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/code_page_437.h"
#include "plugins/compression/util/zip_reader.h"
#include "plugins/compression/util/zip_writer.h"

namespace insight::plugins::compression {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string ZipOf(std::string_view name, std::string_view content) {
  ZipWriter zip;
  zip.Add(name, content, 0644);
  return std::move(zip).Finish();
}

std::vector<std::string> NamesIn(std::string_view data) {
  std::vector<std::string> names;
  const ZipReader zip(data);
  for (const ZipEntry& entry : zip.entries()) names.push_back(entry.name);
  return names;
}

std::string ReadFirst(std::string_view data) {
  const ZipReader zip(data);
  return zip.Read(zip.entries().at(0));
}

// Where the directory's only entry starts.
std::size_t EntryOffset(const std::string& zip) { return zip.rfind("PK\1\2"); }

TEST(ZipTest, FilesComeBackInTheirOrder) {
  ZipWriter writer;
  writer.Add("b.txt", "content of b", 0600);
  writer.Add("a.txt", "", 0600);
  const std::string data = std::move(writer).Finish();
  EXPECT_THAT(NamesIn(data), ElementsAre("b.txt", "a.txt"));
  const ZipReader zip(data);
  EXPECT_EQ(zip.Read(zip.entries()[0]), "content of b");
  EXPECT_EQ(zip.Read(zip.entries()[1]), "");
}

TEST(ZipTest, AnEmptyArchiveIs22Bytes) {
  const std::string data = ZipWriter().Finish();
  EXPECT_THAT(data, SizeIs(22));
  EXPECT_THAT(NamesIn(data), IsEmpty());
}

TEST(ZipTest, NamesAreUtf8IfTheArchiveSaysSo) {
  const std::string data = ZipOf("r\xc3\xa9sum\xc3\xa9.txt", "x");
  EXPECT_THAT(NamesIn(data), ElementsAre("r\xc3\xa9sum\xc3\xa9.txt"));
}

TEST(ZipTest, OtherNamesAreInCodePage437) {
  std::string data = ZipOf("r\xc3\xa9.txt", "x");
  data[EntryOffset(data) + 9] = 0;  // Takes the mark for UTF-8 away.
  EXPECT_THAT(NamesIn(data), ElementsAre("r\xe2\x94\x9c\xe2\x8c\x90.txt"));
  EXPECT_EQ(FromCodePage437("\x80\xff ~"), "\xc3\x87\xc2\xa0 ~");
}

TEST(ZipTest, DataBeforeTheArchiveAndACommentAfterItAreAllowed) {
  std::string data = "#!/bin/sh\n" + ZipOf("a", "content") + "comment";
  data[data.size() - 9] = 7;
  EXPECT_EQ(ReadFirst(data), "content");
}

std::string ZipOfManyFiles(int count) {
  ZipWriter zip;
  for (int i = 0; i < count; ++i) zip.Add("x", "", 0600);
  return std::move(zip).Finish();
}

TEST(ZipTest, MoreThan65535FilesNeedZip64) {
  const std::string data = ZipOfManyFiles(65'536);
  EXPECT_THAT(data, HasSubstr("PK\6\6"));
  EXPECT_EQ(CauseOf([&] { ZipReader reader(data); }),
            "Maximum archive entry count exceeded.");
}

TEST(ZipTest, TenThousandEntriesAreAllowedAndOneMoreIsNot) {
  EXPECT_THAT(NamesIn(ZipOfManyFiles(10'000)), SizeIs(10'000));
  const std::string data = ZipOfManyFiles(10'001);
  EXPECT_EQ(CauseOf([&] { ZipReader reader(data); }),
            "Maximum archive entry count exceeded.");
}

TEST(ZipTest, EveryTruncationIsRefused) {
  const std::string data = ZipOf("a.txt", RandomText(300));
  for (std::size_t size = 0; size < data.size(); ++size) {
    EXPECT_EQ(CauseOf([&] {
                ZipReader reader({data.data(), size});
              }),
              "File is not a zip file.")
        << size;
  }
}

TEST(ZipTest, ADamagedEntryIsNamed) {
  std::string data = ZipOf("a.txt", RandomText(300));
  data[EntryOffset(data) / 2] ^= 0x20;
  EXPECT_THAT(CauseOf([&] { (void)ReadFirst(data); }), HasSubstr("'a.txt'"));
}

TEST(ZipTest, AWrongChecksumIsRefused) {
  std::string data = ZipOf("a.txt", "content");
  data[EntryOffset(data) + 16] ^= 1;
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(data); }),
            "Bad CRC-32 for file 'a.txt'.");
}

TEST(ZipTest, AnEncryptedEntryIsRefused) {
  std::string data = ZipOf("a.txt", "content");
  data[EntryOffset(data) + 8] |= 1;
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(data); }),
            "File 'a.txt' is encrypted, password required for extraction.");
}

TEST(ZipTest, AnUnknownMethodIsRefused) {
  std::string data = ZipOf("a.txt", "content");
  data[EntryOffset(data) + 10] = 97;
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(data); }),
            "That compression method is not supported (97 in 'a.txt').");
}

TEST(ZipTest, AnEntryThatSaysItIsSmallerThanItIsIsRefused) {
  std::string data = ZipOf("a.txt", std::string(1 << 20, '\0'));
  data.replace(EntryOffset(data) + 24, 4, std::string("\x0a\0\0\0", 4));
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(data); }),
            "Bad CRC-32 for file 'a.txt'.");
}

TEST(ZipTest, DirectoryAndHeaderMustAgreeOnTheName) {
  std::string data = ZipOf("a.txt", "content");
  data[EntryOffset(data) + 46] = 'b';
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(data); }),
            "File name in directory and header differ for 'b.txt'.");
}

TEST(ZipTest, OffsetsBeyondTheDataAreRefused) {
  const std::string good = ZipOf("a.txt", "content");
  std::string bad = good;
  bad.replace(EntryOffset(bad) + 42, 4, "\xf0\xff\xff\xff");
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(bad); }), "Truncated file header.");
  bad = good;
  bad.replace(bad.size() - 10, 4, "\xf0\xff\xff\xff");  // The directory's size.
  EXPECT_EQ(CauseOf([&] { (void)ReadFirst(bad); }),
            "Bad offset for central directory.");
}

// Neither crashes nor reads beyond the data; the sanitizers look on.
TEST(ZipTest, AnyDamagedByteIsHarmless) {
  const std::string good = ZipOf("a.txt", RandomText(100));
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int change : {0x01, 0x80, 0xff}) {
      std::string bad = good;
      bad[i] = static_cast<char>(bad[i] ^ change);
      (void)CauseOf([&] {
        const ZipReader zip(bad);
        for (const ZipEntry& entry : zip.entries()) {
          if (entry.size < 1 << 20) (void)zip.Read(entry);
        }
      });
    }
  }
}

}  // namespace
}  // namespace insight::plugins::compression
