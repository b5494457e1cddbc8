// One TCP connection whose calls return in time.
//
// Thread safety: none; one thread at a time.

#ifndef SDK_HTTP_TCP_STREAM_H_
#define SDK_HTTP_TCP_STREAM_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "sdk/http/io_limits.h"
#include "sdk/http/resolver.h"

namespace insight {

class TcpStream {
 public:
  // Tries the addresses one after the other, each for its share of the time.
  // `name` is what errors call the other side, such as "host:443".  Throws
  // TransportException: kConnect, kTimeout, kCancelled.
  TcpStream(std::span<const SocketAddress> addresses, std::string name,
            const IoLimits& limits);
  TcpStream(const TcpStream&) = delete;
  TcpStream& operator=(const TcpStream&) = delete;

  // Sends all bytes.  Throws TransportException: kCutOff, kTimeout, kCancelled.
  void Write(std::string_view bytes, const IoLimits& limits);

  // Waits for some bytes; returns how many came, 0 at the end of the
  // connection.  Throws TransportException: kCutOff, kTimeout, kCancelled.
  [[nodiscard]] std::size_t Read(std::span<char> buffer,
                                 const IoLimits& limits);

  // Whether the connection is open with nothing to read.  Does not block.
  [[nodiscard]] bool IsIdle() const;

  // Waits until poll()'s `events` are there.  Throws as Read() does.
  void Wait(short events, const IoLimits& limits) const;

  // Throws kTimeout if the deadline is over: bytes that keep coming must not
  // make it wait.
  void CheckDeadline(const IoLimits& limits) const;

  [[nodiscard]] int fd() const { return socket_.get(); }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  // Closes what it owns.
  class Descriptor {
   public:
    Descriptor() = default;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { Reset(-1); }
    void Reset(int fd);
    [[nodiscard]] int get() const { return fd_; }

   private:
    int fd_ = -1;
  };

  // Returns 0 or the number of an error.
  int TryConnect(const SocketAddress& address, const IoLimits& limits);

  const std::string name_;
  Descriptor socket_;
};

}  // namespace insight

#endif  // SDK_HTTP_TCP_STREAM_H_
