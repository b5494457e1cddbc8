#include "tools/image/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <cstddef>
#include <memory>
#include <utility>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

constexpr std::string_view kWhiteout = ".wh.";
constexpr std::string_view kOpaque = ".wh..wh..opq";

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

[[noreturn]] void Fail(archive* from, const std::string& name) {
  const char* text = archive_error_string(from);
  throw ImageException("Cannot read the archive " + name + ": " +
                       (text != nullptr ? text : "unknown error"));
}

// Formats are asked for one by one: to ask for all would link libxml2.
Archive Open(std::string_view bytes, const std::string& name) {
  Archive from(archive_read_new(), &archive_read_free);
  if (from == nullptr) throw ImageException("Out of memory.");
  archive_read_support_format_tar(from.get());
  archive_read_support_format_ar(from.get());
  archive_read_support_filter_gzip(from.get());
  archive_read_support_filter_xz(from.get());
  archive_read_support_filter_zstd(from.get());
  if (archive_read_open_memory(from.get(), bytes.data(), bytes.size()) !=
      ARCHIVE_OK) {
    Fail(from.get(), name);
  }
  return from;
}

std::string ReadContent(archive* from, const std::string& name) {
  std::string content;
  const void* piece = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  int result = ARCHIVE_OK;
  while ((result = archive_read_data_block(from, &piece, &size, &offset)) ==
         ARCHIVE_OK) {
    content.resize(static_cast<std::size_t>(offset), '\0');  // A hole.
    content.append(static_cast<const char*>(piece), size);
  }
  if (result != ARCHIVE_EOF) Fail(from, name);
  return content;
}

// The bytes of a name, whatever their encoding.
std::string Text(const char* as_stored, const char* as_utf8) {
  if (as_stored != nullptr) return as_stored;
  return as_utf8 != nullptr ? as_utf8 : "";
}

FileNode ReadNode(archive* from, archive_entry* entry, const std::string& path,
                  const std::string& name) {
  const Owner owner = {static_cast<std::uint32_t>(archive_entry_uid(entry)),
                       static_cast<std::uint32_t>(archive_entry_gid(entry))};
  const unsigned mode = archive_entry_mode(entry) & 07777;
  const std::string hard_link =
      Text(archive_entry_hardlink(entry), archive_entry_hardlink_utf8(entry));
  if (!hard_link.empty()) return FileNode::HardLink(hard_link);
  switch (archive_entry_filetype(entry)) {
    case S_IFREG:
      return FileNode::File(ReadContent(from, name), mode, owner);
    case S_IFDIR:
      return FileNode::Directory(mode, owner);
    case S_IFLNK:
      return FileNode::Symlink(
          Text(archive_entry_symlink(entry), archive_entry_symlink_utf8(entry)),
          owner);
    default:
      throw ImageException(name + ": \"" + path +
                           "\" is neither file, directory nor link.");
  }
}

}  // namespace

void ReadArchive(std::string_view bytes, const std::string& name,
                 const std::function<void(ArchiveEntry)>& visit) {
  const Archive from = Open(bytes, name);
  archive_entry* entry = nullptr;
  int result = ARCHIVE_OK;
  while ((result = archive_read_next_header(from.get(), &entry)) ==
         ARCHIVE_OK) {
    const std::string path =
        Text(archive_entry_pathname(entry), archive_entry_pathname_utf8(entry));
    visit({path, ReadNode(from.get(), entry, path, name),
           archive_entry_mtime(entry)});
  }
  if (result != ARCHIVE_EOF) Fail(from.get(), name);
}

void ApplyLayer(std::string_view bytes, const std::string& name,
                FileTree& tree) {
  ReadArchive(bytes, name, [&](ArchiveEntry entry) {
    const std::string path = NormalizePath(entry.path);
    const std::size_t slash = path.rfind('/');
    const std::string parent =
        slash == std::string::npos ? "" : path.substr(0, slash);
    const std::string file = path.substr(parent.empty() ? 0 : slash + 1);
    if (file == kOpaque) {
      tree.RemoveIf([&](const std::string& other) {
        return parent.empty() || other.starts_with(parent + "/");
      });
    } else if (file.starts_with(kWhiteout)) {
      tree.Remove(parent + "/" + file.substr(kWhiteout.size()));
    } else {
      if (entry.node.type != FileNode::Type::kDirectory) tree.Remove(path);
      tree.Add(path, std::move(entry.node));
    }
  });
}

}  // namespace insight::image
