// An open file: what the helpers that open one return.
//
// Example:
//
//   if (std::optional<FileHandle> file = OpenCacheFile("seen", context.log()))
//   {
//     const std::string seen = file->Read();
//     file->Truncate();
//     file->Write(seen + id + '\n');
//   }
//
// Thread safety: distinct objects may be used from distinct threads.

#ifndef SDK_CACHE_FILE_HANDLE_H_
#define SDK_CACHE_FILE_HANDLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/cache/unique_fd.h"

namespace insight {

class FileHandle {
 public:
  // `fd` is open; `name` is for errors.
  FileHandle(UniqueFd fd, std::string name)
      : fd_(std::move(fd)), name_(std::move(name)) {}

  // All of these throw PluginException, with the file's name and the machine's
  // reason, if the machine cannot do it (a full disk, a file opened for reading
  // only).

  // Returns the bytes from the position to the end, and moves there.
  [[nodiscard]] std::string Read();

  // Writes at the position, and moves behind; at the end of the file if it was
  // opened for appending.  Unbuffered.  If it throws, a part may be written.
  void Write(std::string_view content);

  // Moves to `position`, in bytes from the beginning.
  void Seek(std::int64_t position);

  // Makes the file empty, and moves to its beginning.
  void Truncate();

  // For what is not offered here; remains owned by this object.
  [[nodiscard]] int fd() const { return fd_.get(); }

 private:
  [[noreturn]] void Fail(std::string_view verb) const;

  UniqueFd fd_;
  std::string name_;
};

}  // namespace insight

#endif  // SDK_CACHE_FILE_HANDLE_H_
