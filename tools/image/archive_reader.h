// Reads tar archives (ustar, pax, GNU; plain or compressed with gzip, xz or
// zstd) and ar archives (a .deb is one), on libarchive.

#ifndef TOOLS_IMAGE_ARCHIVE_READER_H_
#define TOOLS_IMAGE_ARCHIVE_READER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tools/image/file_tree.h"

namespace insight::image {

// An entry as the archive has it.
struct ArchiveEntry {
  std::string path;  // As stored: "./usr/bin/", "debian-binary".
  FileNode node;
  std::int64_t mtime = 0;  // Seconds since 1970-01-01 UTC.
};

// Calls `visit` with every entry of the archive in `bytes`, in order.  `name`
// is what an error calls the archive.
//
// Throws ImageException if the bytes are no archive or a broken one, or if it
// holds something that no image may hold, such as a device.
void ReadArchive(std::string_view bytes, const std::string& name,
                 const std::function<void(ArchiveEntry)>& visit);

// Adds what the tar archive in `bytes` holds to the tree as a container engine
// would put a layer over those before it (OCI image specification, "Applying
// Changesets"): a directory's mode and owner are replaced, a non-directory
// replaces anything, ".wh.NAME" removes NAME, ".wh..wh..opq" empties its
// directory.  Throws ImageException, also for an entry whose path leads through
// a symbolic link or out of the tree.
void ApplyLayer(std::string_view bytes, const std::string& name,
                FileTree& tree);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_ARCHIVE_READER_H_
