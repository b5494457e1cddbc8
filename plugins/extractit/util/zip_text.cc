#include "plugins/extractit/util/zip_text.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "plugins/extractit/util/text.h"
#include "plugins/extractit/util/workbook_dates.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/util/text_encoding/text_encoding.h"

namespace insight::plugins::extractit {
namespace {

using Reader = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void ThrowDamaged(archive* reader) {
  const char* reason = archive_error_string(reader);
  throw PluginException(
      "The archive or document cannot be read.",
      "Check that the file is complete and not encrypted, and run the step "
      "again.",
      reason == nullptr ? "" : reason);
}

[[noreturn]] void ThrowTooLarge() {
  throw PluginException(
      "The archive or document has more than 64 MiB or 10,000 files when it is "
      "unpacked.",
      "Please use a smaller file.");
}

// Reads the file that the reader is at, as far as `left` allows.
std::string ReadFile(archive* reader, std::size_t left) {
  std::string content;
  std::array<char, 1 << 16> buffer;
  while (true) {
    const la_ssize_t count =
        archive_read_data(reader, buffer.data(), buffer.size());
    if (count < 0) ThrowDamaged(reader);
    if (count == 0) return content;
    if (static_cast<std::size_t>(count) > left - content.size()) {
      ThrowTooLarge();
    }
    content.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::vector<ZipFile> ReadFiles(archive* reader) {
  std::vector<ZipFile> files;
  std::size_t left = kMaxUnpackedBytes;
  archive_entry* entry = nullptr;
  while (true) {
    const int result = archive_read_next_header(reader, &entry);
    if (result == ARCHIVE_EOF) return files;
    if (result < ARCHIVE_WARN) ThrowDamaged(reader);
    if (files.size() == kMaxFiles) ThrowTooLarge();
    // Null if it is not ASCII; no name that matters is.
    const char* name = archive_entry_pathname(entry);
    std::string content = ReadFile(reader, left);
    left -= content.size();
    files.push_back({name == nullptr ? "" : name, std::move(content)});
  }
}

const ZipFile* FindFile(const std::vector<ZipFile>& files,
                        std::string_view name) {
  for (const ZipFile& file : files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

// OpenDocument 1.3, part 2, section 3.3.
bool IsOpenDocument(const std::vector<ZipFile>& files) {
  const ZipFile* type = FindFile(files, "mimetype");
  return type != nullptr && FindFile(files, "content.xml") != nullptr &&
         type->content.starts_with("application/vnd.oasis.opendocument.");
}

std::string AllText(const std::vector<ZipFile>& files) {
  std::string text;
  for (const ZipFile& file : files) {
    if (IsUtf8(file.content)) text += file.content;
  }
  return text;
}

}  // namespace

std::optional<std::string> ZipText(std::string_view content) {
  const Reader reader(archive_read_new(), &archive_read_free);
  archive_read_support_format_zip_seekable(reader.get());
  if (!content.starts_with("PK") ||
      archive_read_open_memory(reader.get(), content.data(), content.size()) !=
          ARCHIVE_OK) {
    return std::nullopt;
  }
  const std::vector<ZipFile> files = ReadFiles(reader.get());
  if (IsOpenDocument(files)) {
    return WithoutTags(FindFile(files, "content.xml")->content) + " ";
  }
  return WithoutTags(AllText(files)) + " " + WorkbookDates(files);
}

}  // namespace insight::plugins::extractit
