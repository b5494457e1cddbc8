#include "sdk/cache/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <string_view>

namespace insight {
namespace {

// A file's first bytes; empty if it cannot be read.
std::string ReadStart(int fd) {
  std::array<char, 1024> buffer;
  const ssize_t size = pread(fd, buffer.data(), buffer.size(), 0);
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size))
                  : std::string();
}

std::string ReadProc(const char* path) {
  const UniqueFd fd(open(path, O_RDONLY | O_CLOEXEC));
  return ReadStart(fd.get());
}

// This process's start in clock ticks since boot: field 22 of proc(5)'s stat.
// The name, field 2, may have spaces and ends at the last parenthesis.
std::string StartTime() {
  const std::string stat = ReadProc("/proc/self/stat");
  std::size_t begin = stat.rfind(')');
  for (int field = 2; field < 22 && begin != std::string::npos; ++field) {
    begin = stat.find(' ', begin + 1);
  }
  if (begin == std::string::npos) return "unknown";
  return stat.substr(begin + 1, stat.find(' ', begin + 1) - begin - 1);
}

std::string DescribeThisProcess() {
  std::array<char, 64> space = {};
  const ssize_t size =
      readlink("/proc/self/ns/pid", space.data(), space.size());
  const std::string boot = ReadProc("/proc/sys/kernel/random/boot_id");
  return "pid " + std::to_string(getpid()) + " in " +
         std::string(space.data(),
                     size > 0 ? static_cast<std::size_t>(size) : 0) +
         " since tick " + StartTime() + " of boot " +
         boot.substr(0, boot.find('\n')) + "\n";
}

// The file is never without content while this happens.
bool WriteOwner(const UniqueFd& fd) {
  const std::string owner = DescribeThisProcess();
  const ssize_t size = pwrite(fd.get(), owner.data(), owner.size(), 0);
  return size == static_cast<ssize_t>(owner.size()) &&
         ftruncate(fd.get(), size) == 0;
}

// A file under a name that is gone at the end, whether or not it has been given
// its lasting one.
class NewFile {
 public:
  explicit NewFile(const ConfinedPath& place) : place_(place) {
    std::uint64_t random = 0;
    if (getrandom(&random, sizeof random, 0) != sizeof random) return;
    std::array<char, 32> suffix;
    std::snprintf(suffix.data(), suffix.size(), ".%016" PRIx64, random);
    name_ = "." + place.name + suffix.data();
    fd_ = UniqueFd(openat(place.directory.get(), name_.c_str(),
                          O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    made_ = fd_.valid();
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    const int error = errno;
    if (made_) unlinkat(place_.directory.get(), name_.c_str(), 0);
    errno = error;
  }

  // Gives it its lasting name, unless something has that already.
  bool Publish() {
    const int folder = place_.directory.get();
    return linkat(folder, name_.c_str(), folder, place_.name.c_str(), 0) == 0;
  }

  UniqueFd& fd() { return fd_; }

 private:
  const ConfinedPath& place_;
  std::string name_;
  UniqueFd fd_;
  bool made_ = false;
};

// Others see the file only once it has an owner and is locked.  kHeld if
// somebody was faster.
LockFile MakeLockFile(const ConfinedPath& place) {
  NewFile file(place);
  if (!file.fd().valid() || !WriteOwner(file.fd()) ||
      flock(file.fd().get(), LOCK_EX | LOCK_NB) != 0) {
    return {};
  }
  if (!file.Publish()) {
    return {.state = errno == EEXIST ? LockState::kHeld : LockState::kFailed};
  }
  return {.state = LockState::kTaken, .fd = std::move(file.fd())};
}

// O_NONBLOCK: a named pipe in the file's place must not block.
LockFile OpenLockFile(const ConfinedPath& place) {
  UniqueFd fd(openat(place.directory.get(), place.name.c_str(),
                     O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!fd.valid()) {
    return {.state =
                errno == ENOENT ? LockState::kMissing : LockState::kFailed};
  }
  struct stat info = {};
  if (fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    errno = EINVAL;
    return {};
  }
  return {.state = LockState::kHeld, .fd = std::move(fd)};
}

// Locks an open lock file if nobody alive holds it.  kMissing if its name has
// gone to another file, or to none, meanwhile.
LockState Seize(const UniqueFd& fd, const ConfinedPath& place) {
  if (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    return errno == EWOULDBLOCK ? LockState::kHeld : LockState::kFailed;
  }
  return IdOf(fd) == IdOf(place) ? LockState::kTaken : LockState::kMissing;
}

// One try; kMissing if another one is due.
LockFile TryTake(const ConfinedPath& place) {
  LockFile file = OpenLockFile(place);
  if (file.state == LockState::kMissing) {
    LockFile made = MakeLockFile(place);
    // Whoever was faster may be dead already.
    if (made.state == LockState::kHeld) made.state = LockState::kMissing;
    return made;
  }
  if (file.state == LockState::kFailed || ReadStart(file.fd.get()).empty()) {
    return file;
  }
  file.state = Seize(file.fd, place);
  if (file.state == LockState::kTaken && !WriteOwner(file.fd)) return {};
  return file;
}

}  // namespace

LockFile TakeLockFile(const ConfinedPath& place) {
  // A further try is due only when somebody else got on, so this ends soon.
  constexpr int kTries = 16;
  for (int i = 0; i < kTries; ++i) {
    LockFile file = TryTake(place);
    if (file.state != LockState::kMissing) return file;
  }
  return {.state = LockState::kHeld};
}

LockFile UnlockableFile(const ConfinedPath& place) {
  LockFile file = OpenLockFile(place);
  if (file.state == LockState::kHeld) file.state = Seize(file.fd, place);
  return file;
}

FileId IdOf(const UniqueFd& fd) {
  struct stat info = {};
  if (fstat(fd.get(), &info) != 0) return {};
  return {info.st_dev, info.st_ino};
}

FileId IdOf(const ConfinedPath& place) {
  struct stat info = {};
  if (fstatat(place.directory.get(), place.name.c_str(), &info,
              AT_SYMLINK_NOFOLLOW) != 0) {
    return {};
  }
  return {info.st_dev, info.st_ino};
}

std::string ReadOwner(const ConfinedPath& place) {
  const LockFile file = OpenLockFile(place);
  const std::string owner = ReadStart(file.fd.get());
  return owner.substr(0, owner.find('\n'));
}

}  // namespace insight
