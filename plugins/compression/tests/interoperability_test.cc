// What we write is read by libarchive, and what it writes is read by us.

#include <archive.h>
#include <archive_entry.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "plugins/compression/tests/sample_data.h"
#include "plugins/compression/util/gzip.h"
#include "plugins/compression/util/tar_writer.h"
#include "plugins/compression/util/unpack.h"
#include "plugins/compression/util/zip_writer.h"
#include "sdk/testing/fake_logger.h"

namespace insight::plugins::compression {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Files SampleFiles() {
  return {{"a.txt", RandomText(100'000)},
          {"empty", ""},
          {std::string(180, 'n') + ".bin", RandomBytes(3000)}};
}

// Reads with the formats that `enable` chooses.
Files ReadWithLibarchive(const std::string& data,
                         const std::function<void(archive*)>& enable) {
  const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(),
                                                           &archive_read_free);
  enable(reader.get());
  EXPECT_EQ(archive_read_open_memory(reader.get(), data.data(), data.size()),
            ARCHIVE_OK);
  Files files;
  archive_entry* entry = nullptr;
  while (archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK) {
    std::string content(archive_entry_size(entry), '\0');
    EXPECT_EQ(archive_read_data(reader.get(), content.data(), content.size()),
              static_cast<la_ssize_t>(content.size()));
    files.emplace_back(archive_entry_pathname(entry), std::move(content));
  }
  EXPECT_STREQ(archive_error_string(reader.get()), nullptr);
  return files;
}

// Writes in the format that `set_format` chooses.
std::string WriteWithLibarchive(
    const Files& files, const std::function<void(archive*)>& set_format) {
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(),
                                                           &archive_write_free);
  set_format(writer.get());
  std::string data(4 << 20, '\0');
  std::size_t used = 0;
  EXPECT_EQ(
      archive_write_open_memory(writer.get(), data.data(), data.size(), &used),
      ARCHIVE_OK);
  for (const auto& [name, content] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, content.size());
    EXPECT_EQ(archive_write_header(writer.get(), entry), ARCHIVE_OK);
    archive_write_data(writer.get(), content.data(), content.size());
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(writer.get()), ARCHIVE_OK);
  data.resize(used);
  return data;
}

Files UnpackFiles(std::string_view data) {
  insight::testing::FakeLogger log;
  Files files;
  for (const Member& member : Unpack(data, log).members) {
    files.emplace_back(member.name, member.unpacked.content.value_or("?"));
  }
  return files;
}

TEST(InteroperabilityTest, LibarchiveReadsOurZip) {
  ZipWriter zip;
  for (const auto& [name, content] : SampleFiles())
    zip.Add(name, content, 0600);
  EXPECT_EQ(
      ReadWithLibarchive(std::move(zip).Finish(),
                         [](archive* reader) {
                           archive_read_support_format_zip_seekable(reader);
                         }),
      SampleFiles());
}

TEST(InteroperabilityTest, LibarchiveReadsOurTarInGzip) {
  TarWriter tar;
  for (const auto& [name, content] : SampleFiles()) tar.Add(name, content);
  EXPECT_EQ(ReadWithLibarchive(GzipCompress(std::move(tar).Finish()),
                               [](archive* reader) {
                                 archive_read_support_filter_gzip(reader);
                                 archive_read_support_format_tar(reader);
                               }),
            SampleFiles());
}

TEST(InteroperabilityTest, WeReadLibarchivesZip) {
  // It writes as to a pipe: the sizes stand behind the data.
  EXPECT_EQ(UnpackFiles(WriteWithLibarchive(
                SampleFiles(),
                [](archive* writer) { archive_write_set_format_zip(writer); })),
            SampleFiles());
}

TEST(InteroperabilityTest, WeReadLibarchivesTarFormats) {
  const std::pair<const char*, int (*)(archive*)> formats[] = {
      {"gnutar", &archive_write_set_format_gnutar},
      {"pax", &archive_write_set_format_pax},
  };
  for (const auto& [name, set_format] : formats) {
    const std::string tar = WriteWithLibarchive(SampleFiles(), set_format);
    EXPECT_EQ(UnpackFiles(GzipCompress(tar)), SampleFiles()) << name;
  }
  const Files short_names = {{"a", "1"}, {"b", RandomText(1000)}};
  for (const auto set_format :
       {&archive_write_set_format_ustar, &archive_write_set_format_v7tar}) {
    const std::string tar = WriteWithLibarchive(short_names, set_format);
    EXPECT_EQ(UnpackFiles(GzipCompress(tar)), short_names);
  }
}

TEST(InteroperabilityTest, AnArchiveEncryptedByLibarchiveIsRefused) {
  const std::string zip =
      WriteWithLibarchive(SampleFiles(), [](archive* writer) {
        archive_write_set_format_zip(writer);
        archive_write_set_options(writer, "zip:encryption=aes256");
        archive_write_set_passphrase(writer, "secret");
      });
  EXPECT_EQ(CauseOf([&] { (void)UnpackFiles(zip); }),
            "File 'a.txt' is encrypted, password required for extraction.");
}

}  // namespace
}  // namespace insight::plugins::compression
