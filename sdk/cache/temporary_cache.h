// A cache directory of a test's own.

#ifndef SDK_CACHE_TEMPORARY_CACHE_H_
#define SDK_CACHE_TEMPORARY_CACHE_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace insight::testing {

// Makes a directory, and removes it at the end with all that is in it.  Beside
// the cache lies a file "outside.txt".
//
// Thread safety: not safe; one test's own.
class TemporaryCache {
 public:
  TemporaryCache() {
    const char* place = std::getenv("TEST_TMPDIR");
    std::string name =
        std::string(place == nullptr ? "/tmp" : place) + "/cache.XXXXXX";
    parent_ = mkdtemp(name.data());
    std::filesystem::create_directory(root());
    Write("../outside.txt", "outside\n");
  }
  TemporaryCache(const TemporaryCache&) = delete;
  TemporaryCache& operator=(const TemporaryCache&) = delete;
  ~TemporaryCache() { std::filesystem::remove_all(parent_); }

  // For a CacheFiles or CacheLocks.
  [[nodiscard]] std::string root() const { return parent_ / "var_cache"; }
  [[nodiscard]] std::filesystem::path Path(const std::string& name) const {
    return std::filesystem::path(root()) / name;
  }

  void Write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories(Path(name).parent_path());
    std::ofstream(Path(name), std::ios::binary) << content;
  }

  // Empty if there is no such file.
  [[nodiscard]] std::string Read(const std::string& name) const {
    std::ifstream file(Path(name), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }

  [[nodiscard]] bool Exists(const std::string& name) const {
    return std::filesystem::symlink_status(Path(name)).type() !=
           std::filesystem::file_type::not_found;
  }

 private:
  std::filesystem::path parent_;
};

}  // namespace insight::testing

#endif  // SDK_CACHE_TEMPORARY_CACHE_H_
