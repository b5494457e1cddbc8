// Opens a file for reading.
//
// Example:
//
//   if (std::optional<FileHandle> file = OpenFile("/tmp/testfile", log)) {
//     file->Read() -> "test\n"
//   }
//
// Thread safety: a function without state; may be called from any thread.

#ifndef SDK_HELPER_OPEN_FILE_H_
#define SDK_HELPER_OPEN_FILE_H_

#include <optional>
#include <string>

#include "sdk/cache/file_handle.h"

namespace insight {

class Logger;

// Returns the file at `path`, which is absolute or relative to the working
// directory; nothing, with the reason logged, if there is no regular file or it
// may not be read.
[[nodiscard]] std::optional<FileHandle> OpenFile(const std::string& path,
                                                 Logger& log);

}  // namespace insight

#endif  // SDK_HELPER_OPEN_FILE_H_
