// A socket that waits for clients.

#ifndef SDK_SERVER_LISTENER_H_
#define SDK_SERVER_LISTENER_H_

#include <cstdint>
#include <string>
#include <utility>

namespace insight {

// Thread safety: const methods may be called from any thread.
class Listener {
 public:
  // Owns `fd`.
  explicit Listener(int fd) : fd_(fd) {}
  Listener(Listener&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Listener& operator=(Listener&&) = delete;
  ~Listener();

  [[nodiscard]] int fd() const { return fd_; }
  // Where it listens.
  [[nodiscard]] std::uint16_t port() const;

 private:
  int fd_;
};

// Listens on an IPv4 or IPv6 address (without brackets); port 0 is
// any free one.  Throws std::system_error or std::runtime_error, whose texts
// name the address.
[[nodiscard]] Listener Listen(const std::string& host, int port);

}  // namespace insight

#endif  // SDK_SERVER_LISTENER_H_
