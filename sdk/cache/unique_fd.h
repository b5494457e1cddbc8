// Owns a file descriptor.

#ifndef SDK_CACHE_UNIQUE_FD_H_
#define SDK_CACHE_UNIQUE_FD_H_

#include <unistd.h>

#include <utility>

namespace insight {

// Thread safety: distinct objects may be used from distinct threads.
class UniqueFd {
 public:
  UniqueFd() = default;
  // Takes over `fd`, which may be negative: then there is nothing to own.
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~UniqueFd() { Reset(); }

  // Closes it now.
  void Reset() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }

  [[nodiscard]] bool valid() const { return fd_ >= 0; }
  // -1 if there is none.
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

}  // namespace insight

#endif  // SDK_CACHE_UNIQUE_FD_H_
