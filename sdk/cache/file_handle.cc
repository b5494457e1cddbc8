#include "sdk/cache/file_handle.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "sdk/error/plugin_exception.h"

namespace insight {

std::string FileHandle::Read() {
  std::string content;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t size = read(fd_.get(), buffer.data(), buffer.size());
    if (size == 0) return content;
    if (size > 0) {
      content.append(buffer.data(), static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      Fail("read");
    }
  }
}

void FileHandle::Write(std::string_view content) {
  while (!content.empty()) {
    const ssize_t size = write(fd_.get(), content.data(), content.size());
    if (size >= 0) {
      content.remove_prefix(static_cast<std::size_t>(size));
    } else if (errno != EINTR) {
      Fail("written");
    }
  }
}

void FileHandle::Seek(std::int64_t position) {
  if (lseek(fd_.get(), position, SEEK_SET) < 0) Fail("positioned");
}

void FileHandle::Truncate() {
  if (ftruncate(fd_.get(), 0) != 0) Fail("emptied");
  Seek(0);
}

void FileHandle::Fail(std::string_view verb) const {
  const int error = errno;
  throw PluginException("The file " + name_ + " could not be " +
                            std::string(verb) + ": " + std::strerror(error) +
                            ".",
                        "Check the file, its permissions and the space left "
                        "on its disk.");
}

}  // namespace insight
