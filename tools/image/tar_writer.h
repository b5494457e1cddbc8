// A TarWriter makes a tar archive whose bytes depend on nothing but what is put
// in: every time is 0, owners are numbers, no name of a host or user.
//
// The format is ustar (POSIX.1-2017, pax utility, "ustar Interchange Format");
// a path, link target, owner or size that it can't hold goes into a pax
// extended header before the entry.
//
// Not thread-safe.

#ifndef TOOLS_IMAGE_TAR_WRITER_H_
#define TOOLS_IMAGE_TAR_WRITER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tools/image/file_tree.h"

namespace insight::image {

// Takes the next piece of an output.
using Sink = std::function<void(std::string_view)>;

class TarWriter {
 public:
  explicit TarWriter(Sink sink);

  // Adds an entry with its content.  `path` is normalized, not empty.
  void Add(const std::string& path, const FileNode& node);

  // Adds a regular file of mode 0644 and owner 0:0 whose `size` bytes follow in
  // calls of Append().  Append() or the next other call throws ImageException
  // if there are more or fewer.
  void BeginFile(const std::string& path, std::uint64_t size);
  void Append(std::string_view bytes);

  // Writes the end of the archive.  To be called once, last.
  void Finish();

 private:
  struct Header;

  void WriteHeader(const Header& header);
  void RequireComplete() const;
  void Pad();

  Sink sink_;
  std::uint64_t missing_ = 0;  // Bytes of the current file still to come.
  std::uint64_t written_ = 0;
};

// Writes the whole tree as a tar archive, in the order of its paths.  The first
// of several hard links of one file, in that order, carries its bytes.  Throws
// ImageException if a hard link leads to no file.
void WriteTar(const FileTree& tree, Sink sink);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_TAR_WRITER_H_
