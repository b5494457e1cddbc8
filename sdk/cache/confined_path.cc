#include "sdk/cache/confined_path.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace insight {
namespace {

using Components = std::deque<std::string>;

// As many as Linux follows in one path (path_resolution(7)).
constexpr int kMaxLinks = 40;

// Without empty ones and "."; a slash at the end is no component.
Components SplitPath(std::string_view path) {
  Components components;
  while (!path.empty()) {
    const std::string_view component = path.substr(0, path.find('/'));
    if (!component.empty() && component != ".") {
      components.emplace_back(component);
    }
    path.remove_prefix(std::min(component.size() + 1, path.size()));
  }
  return components;
}

// Returns what follows `prefix` in `path`, or nothing if it does not start so.
std::optional<Components> StripPrefix(Components path,
                                      const Components& prefix) {
  for (const std::string& component : prefix) {
    if (path.empty() || path.front() != component) return std::nullopt;
    path.pop_front();
  }
  return path;
}

class Walk {
 public:
  Walk(std::string root, const ResolveOptions& options)
      : root_(std::move(root)), options_(options) {}

  ConfinedPath Run(std::string_view path) {
    if (!EnterRoot()) return {.status = PathStatus::kNoCache};
    if (path.find('\0') != std::string_view::npos) {
      return {.status = PathStatus::kOutside};
    }
    rest_ = SplitPath(path);
    if (path.starts_with('/')) {
      auto inside = StripPrefix(std::move(rest_), SplitPath(kCacheDirectory));
      if (!inside) return {.status = PathStatus::kOutside};
      rest_ = *std::move(inside);
    }
    while (!rest_.empty()) {
      const std::string component = std::move(rest_.front());
      rest_.pop_front();
      if (auto end = Step(component)) return *std::move(end);
    }
    return {.status = PathStatus::kMissing};  // It names a folder.
  }

 private:
  bool EnterRoot() {
    UniqueFd fd(open(root_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!fd.valid()) return false;
    folders_.clear();
    folders_.push_back(std::move(fd));
    return true;
  }

  // Returns the result where `component` ends the walk.
  std::optional<ConfinedPath> Step(const std::string& component) {
    if (component == "..") {
      if (folders_.size() == 1) return Ended(PathStatus::kOutside);
      folders_.pop_back();
      return std::nullopt;
    }
    UniqueFd fd = Open(component);
    struct stat info = {};
    if (!fd.valid() || fstat(fd.get(), &info) != 0) {
      return rest_.empty() && errno == ENOENT ? Found(component)
                                              : Ended(PathStatus::kMissing);
    }
    if (S_ISLNK(info.st_mode) && (!rest_.empty() || options_.follow_last)) {
      return FollowLink(fd);
    }
    if (rest_.empty()) return Found(component);
    if (!S_ISDIR(info.st_mode)) return Ended(PathStatus::kMissing);
    folders_.push_back(std::move(fd));
    return std::nullopt;
  }

  UniqueFd Open(const std::string& component) {
    const int folder = folders_.back().get();
    constexpr int kFlags = O_PATH | O_NOFOLLOW | O_CLOEXEC;
    UniqueFd fd(openat(folder, component.c_str(), kFlags));
    if (fd.valid() || errno != ENOENT || rest_.empty() ||
        !options_.create_folders) {
      return fd;
    }
    // Whether it was made here or by somebody else meanwhile shows in openat().
    (void)mkdirat(folder, component.c_str(), 0777);
    return UniqueFd(openat(folder, component.c_str(), kFlags));
  }

  std::optional<ConfinedPath> FollowLink(const UniqueFd& link) {
    std::array<char, PATH_MAX> target;
    const ssize_t size =
        readlinkat(link.get(), "", target.data(), target.size());
    if (size < 0 || ++links_ > kMaxLinks) return Ended(PathStatus::kMissing);
    const std::string_view text(target.data(), static_cast<std::size_t>(size));
    Components components = SplitPath(text);
    if (text.starts_with('/')) {
      auto inside = StripPrefix(std::move(components), CanonicalRoot());
      if (!inside) return Ended(PathStatus::kOutside);
      components = *std::move(inside);
      if (!EnterRoot()) return Ended(PathStatus::kNoCache);
    }
    rest_.insert(rest_.begin(), components.begin(), components.end());
    return std::nullopt;
  }

  Components CanonicalRoot() const {
    std::array<char, PATH_MAX> path;
    return SplitPath(realpath(root_.c_str(), path.data()) != nullptr
                         ? path.data()
                         : root_.c_str());
  }

  std::optional<ConfinedPath> Found(const std::string& name) {
    return ConfinedPath{.status = PathStatus::kFound,
                        .directory = std::move(folders_.back()),
                        .name = name};
  }

  static std::optional<ConfinedPath> Ended(PathStatus status) {
    return ConfinedPath{.status = status};
  }

  const std::string root_;
  const ResolveOptions options_;
  std::vector<UniqueFd> folders_;  // The root, then those entered below it.
  Components rest_;
  int links_ = 0;
};

}  // namespace

ConfinedPath ResolveConfined(const std::string& root, std::string_view path,
                             const ResolveOptions& options) {
  return Walk(root, options).Run(path);
}

}  // namespace insight
