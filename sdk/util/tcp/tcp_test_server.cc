#include "sdk/util/tcp/tcp_test_server.h"

#include <sys/socket.h>

#include <array>
#include <utility>

namespace insight::testing {

std::string TcpTestPeer::ReadLine() {
  std::string line;
  for (char c = 0; recv(fd_, &c, 1, 0) == 1 && c != '\n';) line += c;
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::string TcpTestPeer::ReadAll() {
  std::string all;
  std::array<char, 4096> buffer;
  for (;;) {
    const ssize_t got = recv(fd_, buffer.data(), buffer.size(), 0);
    if (got <= 0) return all;
    all.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

bool TcpTestPeer::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TcpTestPeer::Reset() {
  const linger at_once = {.l_onoff = 1, .l_linger = 0};
  setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
}

TcpTestServer::TcpTestServer(Handler handler)
    : server_([handler = std::move(handler)](int fd) {
        TcpTestPeer peer(fd);
        handler(peer);
      }) {}

}  // namespace insight::testing
