#include "sdk/server/server_connection.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <utility>

#include "sdk/server/error_object.h"

namespace insight {
namespace {

constexpr std::size_t kReadSize = 64 * 1024;
// At once: a large body must not keep a thread from others.
constexpr int kMaxReads = 16;
constexpr std::size_t kMaxLingered = 16 * 1024 * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

// RFC 9110, 5.6.7; the locale has no say.
std::string_view DateNow() {
  thread_local std::time_t second = 0;
  thread_local std::array<char, 32> text = {};
  thread_local std::size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    second = now;
    std::tm parts = {};
    gmtime_r(&now, &parts);
    size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT",
                         &parts);
  }
  return {text.data(), size};
}

void AppendHeader(std::string_view name, std::string_view value,
                  std::string& out) {
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string Serialized(const ServerReply& reply, bool keep, bool head_only) {
  const std::size_t body = head_only ? 0 : reply.body.size();
  std::string out;
  out.reserve(256 + body);
  out.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ");
  out.append(ReasonOf(reply.status)).append("\r\n");
  AppendHeader("Date", DateNow(), out);
  AppendHeader("Content-Type", reply.content_type, out);
  if (reply.status != 204) {
    AppendHeader("Content-Length", std::to_string(reply.body.size()), out);
  }
  AppendHeader("Connection", keep ? "keep-alive" : "close", out);
  for (const auto& [name, value] : reply.headers) {
    AppendHeader(name, value, out);
  }
  out.append("\r\n");
  if (!head_only) out.append(reply.body);
  return out;
}

}  // namespace

ServerConnection::~ServerConnection() { close(fd_); }

std::optional<ServerRequest> ServerConnection::Receive() {
  if (!unparsed_.empty()) {
    const std::string bytes = std::move(unparsed_);
    unparsed_.clear();
    Feed(bytes);
  }
  std::array<char, kReadSize> buffer;
  for (int reads = 0; reads < kMaxReads && !parser_.done(); ++reads) {
    const ssize_t size = recv(fd_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (size <= 0) {
      closed_ = true;
      return std::nullopt;
    }
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    if (phase_ == Phase::kLingering) {
      lingered_ += bytes.size();
      if (lingered_ > kMaxLingered) closed_ = true;
      if (closed_) return std::nullopt;
      continue;
    }
    Feed(bytes);
    if (bytes.size() < buffer.size()) break;  // There is no more for now.
  }
  if (!parser_.done()) return std::nullopt;
  return parser_.Take();
}

void ServerConnection::Feed(std::string_view bytes) {
  if (phase_ == Phase::kIdle) {
    phase_ = Phase::kRequest;
    request_start_ = Clock::now();
  }
  bytes.remove_prefix(parser_.Feed(bytes));
  if (!parser_.started()) phase_ = Phase::kIdle;  // Only line ends came.
  unparsed_.append(bytes);
  if (parser_.TakeExpectation()) SendNow(kContinue);
}

void ServerConnection::Send(const ServerReply& reply, bool keep,
                            bool head_only) {
  close_after_ = !keep;
  phase_ = Phase::kWriting;
  SendNow(Serialized(reply, keep, head_only));
  if (output_.empty()) OnSent();
}

void ServerConnection::SendAndLinger(const ServerReply& reply) {
  linger_after_ = true;
  output_.clear();
  unparsed_.clear();
  Send(reply, /*keep=*/false, /*head_only=*/false);
}

void ServerConnection::Flush() {
  const std::string bytes = std::move(output_);
  output_.clear();
  SendNow(bytes);
  if (output_.empty()) OnSent();
}

void ServerConnection::SendNow(std::string_view bytes) {
  if (!output_.empty()) {
    output_.append(bytes);
    return;
  }
  while (!bytes.empty()) {
    const ssize_t size =
        send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (size < 0) {
      closed_ = true;
      return;
    }
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  output_ = bytes;
}

void ServerConnection::OnSent() {
  if (linger_after_) {
    shutdown(fd_, SHUT_WR);
    phase_ = Phase::kLingering;
    return;
  }
  phase_ = Phase::kIdle;
  if (close_after_) closed_ = true;
}

void ServerConnection::SetDeadline(Clock::time_point deadline) {
  deadline_ = deadline.time_since_epoch().count();
}

bool ServerConnection::TakeDeadline() { return deadline_.exchange(0) != 0; }

bool ServerConnection::TakeDeadlineIfOver(Clock::time_point now) {
  Clock::rep deadline = deadline_;
  return deadline != 0 && deadline <= now.time_since_epoch().count() &&
         deadline_.compare_exchange_strong(deadline, 0);
}

ServerConnection::Clock::time_point ServerConnection::deadline() const {
  return Clock::time_point(Clock::duration(deadline_));
}

void ServerConnection::Interrupt() const {
  // Whoever polls the socket sees the end of input; a reply can still be sent.
  shutdown(fd_, phase_ == Phase::kWriting || phase_ == Phase::kLingering
                    ? SHUT_RDWR
                    : SHUT_RD);
}

}  // namespace insight
