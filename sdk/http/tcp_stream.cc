#include "sdk/http/tcp_stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include "sdk/http/transport_exception.h"

namespace insight {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

IoLimits::Time Now() { return std::chrono::steady_clock::now(); }

std::string ErrorText(int error) {
  return std::generic_category().message(error);
}

bool WouldBlock(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

}  // namespace

TcpStream::TcpStream(std::span<const SocketAddress> addresses, std::string name,
                     const IoLimits& limits)
    : name_(std::move(name)) {
  int error = ETIMEDOUT;
  for (std::size_t left = addresses.size(); left > 0; --left) {
    IoLimits share = limits;
    share.deadline =
        Now() + (limits.deadline - Now()) / static_cast<std::int64_t>(left);
    share.silence = IoLimits::kForever;
    error = TryConnect(addresses[addresses.size() - left], share);
    if (error == 0) return;
  }
  socket_.Reset(-1);
  if (error == ETIMEDOUT) {
    throw TransportException(TransportFailure::kTimeout,
                             name_ + " did not accept a connection in time");
  }
  throw TransportException(
      TransportFailure::kConnect,
      "no connection to " + name_ + ": " + ErrorText(error));
}

void TcpStream::Descriptor::Reset(int fd) {
  if (fd_ >= 0) close(fd_);
  fd_ = fd;
}

int TcpStream::TryConnect(const SocketAddress& address,
                          const IoLimits& limits) {
  socket_.Reset(socket(address.storage.ss_family,
                       SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (socket_.get() < 0) return errno;
  const int on = 1;
  setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (connect(socket_.get(),
              reinterpret_cast<const sockaddr*>(&address.storage),
              address.size) == 0) {
    return 0;
  }
  if (errno != EINPROGRESS) return errno;
  try {
    Wait(POLLOUT, limits);
  } catch (const TransportException& failure) {
    if (failure.failure() != TransportFailure::kTimeout) throw;
    return ETIMEDOUT;  // The next address may answer.
  }
  int error = 0;
  socklen_t size = sizeof(error);
  getsockopt(socket_.get(), SOL_SOCKET, SO_ERROR, &error, &size);
  return error;
}

void TcpStream::Wait(short events, const IoLimits& limits) const {
  const IoLimits::Time start = Now();
  const bool is_silence = limits.silence < limits.deadline - start;
  const IoLimits::Time end =
      is_silence ? start + limits.silence : limits.deadline;
  for (IoLimits::Time now = start; now < end; now = Now()) {
    if (limits.waiter.cancelled()) {
      throw TransportException(TransportFailure::kCancelled, "cancelled");
    }
    // One more, since a wait that is rounded down would spin.
    const milliseconds slice =
        std::min(IoLimits::kSlice,
                 duration_cast<milliseconds>(end - now) + milliseconds(1));
    pollfd entry = {socket_.get(), events, 0};
    const int ready = poll(&entry, 1, static_cast<int>(slice.count()));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) {
      throw TransportException(
          TransportFailure::kCutOff,
          "waiting for " + name_ + ": " + ErrorText(errno));
    }
  }
  throw TransportException(TransportFailure::kTimeout,
                           is_silence ? name_ + " was silent for too long"
                                      : name_ + " did not finish in time");
}

void TcpStream::CheckDeadline(const IoLimits& limits) const {
  if (Now() < limits.deadline) return;
  throw TransportException(TransportFailure::kTimeout,
                           name_ + " did not finish in time");
}

void TcpStream::Write(std::string_view bytes, const IoLimits& limits) {
  while (!bytes.empty()) {
    const ssize_t sent =
        send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (WouldBlock(errno)) {
      Wait(POLLOUT, limits);
    } else if (errno != EINTR) {
      throw TransportException(TransportFailure::kCutOff,
                               "sending to " + name_ + ": " + ErrorText(errno));
    }
  }
}

std::size_t TcpStream::Read(std::span<char> buffer, const IoLimits& limits) {
  for (;;) {
    CheckDeadline(limits);
    const ssize_t got = recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (WouldBlock(errno)) {
      Wait(POLLIN, limits);
    } else if (errno != EINTR) {
      throw TransportException(
          TransportFailure::kCutOff,
          "reading from " + name_ + ": " + ErrorText(errno));
    }
  }
}

bool TcpStream::IsIdle() const {
  char byte = 0;
  return recv(socket_.get(), &byte, 1, MSG_PEEK) < 0 && WouldBlock(errno);
}

}  // namespace insight
