#include "tools/image/files.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;

// Without its own permission to write, a directory's entries can't be removed.
void RemoveAll(const fs::path& path) {
  std::error_code ignored;
  for (fs::recursive_directory_iterator it(path, ignored), end; it != end;
       it.increment(ignored)) {
    if (it->is_directory(ignored) && !it->is_symlink(ignored)) {
      fs::permissions(it->path(), fs::perms::owner_all, fs::perm_options::add,
                      ignored);
    }
  }
  fs::remove_all(path, ignored);
}

std::string TemporaryParent() {
  constexpr std::uint64_t kEnough = 1 << 30;
  constexpr char kMemory[] = "/dev/shm";
  const char* wanted = std::getenv("TMPDIR");
  if (wanted != nullptr && *wanted != '\0') return wanted;
  struct statvfs status;
  const bool has_memory =
      access(kMemory, W_OK | X_OK) == 0 && statvfs(kMemory, &status) == 0 &&
      (status.f_flag & ST_NOEXEC) == 0 &&
      std::uint64_t{status.f_bavail} * status.f_frsize >= kEnough;
  return has_memory ? kMemory : "/tmp";
}

}  // namespace

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || fs::is_directory(path)) {
    throw ImageException("Cannot read " + path.string() + ": " +
                         (in ? "is a directory" : std::strerror(errno)));
  }
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (in.bad()) throw ImageException("Cannot read " + path.string() + ".");
  return bytes;
}

void WriteFile(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) {
    throw ImageException("Cannot write " + path.string() + ": " +
                         std::strerror(errno));
  }
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = TemporaryParent() + "/image.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    throw ImageException("Cannot make the directory " + name + ": " +
                         std::strerror(errno));
  }
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() { RemoveAll(path_); }

}  // namespace insight::image
