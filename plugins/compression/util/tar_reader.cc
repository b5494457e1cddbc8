#include "plugins/compression/util/tar_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstddef>
#include <new>

#include "plugins/compression/util/errors.h"

namespace insight::plugins::compression {
namespace {

constexpr std::size_t kBlockSize = 512;

[[noreturn]] void ThrowEndedEarly() { ThrowDamaged("unexpected end of data"); }

// Opens `data` with `reader`, a new one.  Returns whether it is a tar archive.
bool Open(archive* reader, std::string_view data) {
  if (reader == nullptr) throw std::bad_alloc();
  archive_read_support_format_tar(reader);
  return archive_read_open_memory(reader, data.data(), data.size()) ==
         ARCHIVE_OK;
}

bool IsRegularFile(archive_entry* entry) {
  return archive_entry_filetype(entry) == AE_IFREG &&
         archive_entry_hardlink(entry) == nullptr;
}

TarFile ToFile(archive_entry* entry) {
  const char* const name = archive_entry_pathname(entry);
  const la_int64_t size = archive_entry_size(entry);
  if (name == nullptr || size < 0) ThrowDamaged("invalid header");
  return {name, static_cast<std::uint64_t>(size)};
}

}  // namespace

bool IsTar(std::string_view data) {
  if (data.size() < kBlockSize) return false;
  const std::size_t first = data.find_first_not_of('\0');
  // libarchive takes a single block of zeros for an archive's end, but disk
  // images start with zeros, too.
  if (first >= kBlockSize) return first == std::string_view::npos;
  const std::unique_ptr<archive, decltype(&archive_read_free)> reader(
      archive_read_new(), &archive_read_free);
  return Open(reader.get(), data);
}

void TarReader::FreeArchive::operator()(archive* reader) const {
  archive_read_free(reader);
}

TarReader::TarReader(std::string_view data) : reader_(archive_read_new()) {
  if (!Open(reader_.get(), data)) ThrowDamaged("invalid header");
}

std::optional<TarFile> TarReader::NextFile() {
  while (true) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader_.get(), &entry);
    // What is no member ends the archive, as for Python's tarfile.
    if (result == ARCHIVE_EOF || result == ARCHIVE_RETRY) return std::nullopt;
    // A warning is that names in UTF-8 are not the locale's: no harm is done.
    if (result < ARCHIVE_WARN) ThrowEndedEarly();
    if (IsRegularFile(entry)) return ToFile(entry);
  }
}

std::string TarReader::Read(const TarFile& file) {
  std::string content;
  while (content.size() < file.size) {
    const void* piece = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int result =
        archive_read_data_block(reader_.get(), &piece, &size, &offset);
    if (result < ARCHIVE_WARN) ThrowEndedEarly();
    const bool hole = result == ARCHIVE_EOF ||
                      static_cast<std::uint64_t>(offset) != content.size();
    if (hole) {
      ThrowUnsupported("The archive holds a sparse file, '" + file.name + "'");
    }
    content.append(static_cast<const char*>(piece), size);
  }
  return content;
}

}  // namespace insight::plugins::compression
