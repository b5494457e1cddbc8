#include "plugins/compression/util/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <new>
#include <stdexcept>
#include <utility>

#include "sdk/error/plugin_exception.h"

namespace insight::plugins::compression {
namespace {

constexpr std::size_t kMaxNameSize = 0xffff;

// What went wrong is the program's fault: no input is invalid here.
[[noreturn]] void ThrowFailed(archive* writer) {
  const char* const text = archive_error_string(writer);
  throw std::runtime_error("The zip archive could not be written: " +
                           std::string(text != nullptr ? text : "no reason"));
}

void Check(int result, archive* writer) {
  if (result != ARCHIVE_OK) ThrowFailed(writer);
}

la_ssize_t AppendTo(archive*, void* archive, const void* data,
                    std::size_t size) {
  static_cast<std::string*>(archive)->append(static_cast<const char*>(data),
                                             size);
  return static_cast<la_ssize_t>(size);
}

}  // namespace

void ZipWriter::FreeArchive::operator()(archive* writer) const {
  archive_write_free(writer);
}

ZipWriter::ZipWriter() : writer_(archive_write_new()) {
  archive* const writer = writer_.get();
  if (writer == nullptr) throw std::bad_alloc();
  Check(archive_write_set_format_zip(writer), writer);
  // Together with names set as UTF-8, this needs no locale.
  Check(archive_write_set_format_option(writer, "zip", "hdrcharset", "UTF-8"),
        writer);
  Check(
      archive_write_set_format_option(writer, "zip", "compression-level", "9"),
      writer);
  Check(archive_write_set_bytes_per_block(writer, 0), writer);  // No padding.
  Check(archive_write_open(writer, &archive_, nullptr, &AppendTo, nullptr),
        writer);
}

void ZipWriter::Add(std::string_view name, std::string_view content,
                    unsigned permissions) {
  if (name.size() > kMaxNameSize) {
    throw PluginException("A file name is longer than a zip archive can hold.",
                          "Give the files names of at most 65535 bytes.");
  }
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(
      archive_entry_new(), &archive_entry_free);
  if (entry == nullptr) throw std::bad_alloc();
  archive_entry_set_pathname_utf8(entry.get(), std::string(name).c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), permissions);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
  Check(archive_write_header(writer_.get(), entry.get()), writer_.get());
  if (archive_write_data(writer_.get(), content.data(), content.size()) !=
      static_cast<la_ssize_t>(content.size())) {
    ThrowFailed(writer_.get());
  }
}

std::string ZipWriter::Finish() && {
  Check(archive_write_close(writer_.get()), writer_.get());
  return std::move(archive_);
}

}  // namespace insight::plugins::compression
