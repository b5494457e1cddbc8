// Whole files, read and written with errors that name them.

#ifndef TOOLS_IMAGE_FILES_H_
#define TOOLS_IMAGE_FILES_H_

#include <filesystem>
#include <string>
#include <string_view>

namespace insight::image {

// Returns the bytes of the file.  Throws ImageException if it can't be read.
[[nodiscard]] std::string ReadFile(const std::filesystem::path& path);

// Writes the file, replacing what was there.  Throws ImageException, also if
// the disk is full.
void WriteFile(const std::filesystem::path& path, std::string_view bytes);

// A temporary directory, removed with all that is in it when this object dies,
// whatever modes it then has.  Not thread-safe.
class TemporaryDirectory {
 public:
  // Makes it in TMPDIR if that is set.  If not, in /dev/shm, where a root file
  // system of thousands of files is written and removed many times faster than
  // on a disk, if 1 GiB is free there and programs may run from there; else in
  // /tmp.  Throws ImageException.
  TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace insight::image

#endif  // TOOLS_IMAGE_FILES_H_
