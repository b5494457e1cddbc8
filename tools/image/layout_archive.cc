#include "tools/image/layout_archive.h"

#include <utility>

#include "tools/image/archive_reader.h"
#include "tools/image/digest.h"
#include "tools/image/file_tree.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {

LayoutArchive::LayoutArchive(const std::filesystem::path& path)
    : name_(path.string()) {
  ReadArchive(ReadFile(path), name_, [&](ArchiveEntry entry) {
    members_[NormalizePath(entry.path)] = std::move(entry.node.content);
  });
}

const std::string& LayoutArchive::Get(const std::string& path) const {
  const auto found = members_.find(path);
  if (found == members_.end()) {
    throw ImageException(name_ + " is no image: it has no " + path + ".");
  }
  return found->second;
}

const std::string& LayoutArchive::Blob(const std::string& digest) const {
  const std::string& bytes = Get(BlobPath(digest));
  if (Sha256Digest(bytes) != digest) {
    throw ImageException(name_ + ": the blob " + digest +
                         " is damaged: its bytes have another digest.");
  }
  return bytes;
}

}  // namespace insight::image
