// One client's connection: bytes to requests, replies to bytes, never blocking.
//
// Thread safety: one thread at a time uses a connection, which the server sees
// to; only the deadline and Interrupt() may be used by another one meanwhile.

#ifndef SDK_SERVER_SERVER_CONNECTION_H_
#define SDK_SERVER_SERVER_CONNECTION_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/server/http_message.h"
#include "sdk/server/request_parser.h"

namespace insight {

class ServerConnection {
 public:
  using Clock = std::chrono::steady_clock;

  enum class Phase {
    kIdle,       // Between requests.
    kRequest,    // Some of a request came.
    kWriting,    // The client does not take the reply yet.
    kLingering,  // The reply to a faulty request is on its way; what still
                 // comes is thrown away, as closing would make the reply lost.
  };

  // Owns `fd`, a stream socket in non-blocking mode.
  ServerConnection(int fd, RequestParser::Limits limits)
      : fd_(fd), parser_(limits) {}
  ServerConnection(const ServerConnection&) = delete;
  ServerConnection& operator=(const ServerConnection&) = delete;
  ~ServerConnection();

  [[nodiscard]] int fd() const { return fd_; }
  [[nodiscard]] Phase phase() const { return phase_; }
  [[nodiscard]] const RequestParser& parser() const { return parser_; }
  // Whether bytes of the next request were read with the one before.
  [[nodiscard]] bool has_unparsed() const { return !unparsed_.empty(); }

  // Reads what is there.  Returns the next request as soon as it is complete;
  // nothing if more must come or, with closed(), will never come.  Throws
  // RequestFault.
  [[nodiscard]] std::optional<ServerRequest> Receive();

  // Sends a reply, all of it or as much as the client takes.  With `keep`, the
  // connection is for more requests afterwards; `head_only` is for HEAD.
  void Send(const ServerReply& reply, bool keep, bool head_only);

  // Goes on sending.
  void Flush();

  // The reply to a faulty request: nothing is read from the client afterwards.
  void SendAndLinger(const ServerReply& reply);

  // Whether it is of no use any more.
  [[nodiscard]] bool closed() const { return closed_; }

  // When the server gives up waiting for the client.  SetDeadline() is called
  // before waiting; whichever of TakeDeadline() (the wait is over) and
  // TakeDeadlineIfOver() comes first returns true, the other one false.
  void SetDeadline(Clock::time_point deadline);
  [[nodiscard]] bool TakeDeadline();
  [[nodiscard]] bool TakeDeadlineIfOver(Clock::time_point now);
  [[nodiscard]] Clock::time_point deadline() const;

  // When the first byte of the current request came.
  [[nodiscard]] Clock::time_point request_start() const {
    return request_start_;
  }

  // Wakes who waits for the client.
  void Interrupt() const;

  // The server's books.
  std::size_t index = 0;     // Among all connections.
  std::size_t buffered = 0;  // Bytes that are accounted for.
  bool refused = false;      // There are too many connections.
  // Held while the event loop is told of it, which gives it to another thread.
  std::mutex handover;

 private:
  // Feeds the parser; the rest stays in unparsed_ once a request is complete.
  void Feed(std::string_view bytes);
  void SendNow(std::string_view bytes);
  void OnSent();

  const int fd_;
  RequestParser parser_;
  std::atomic<Phase> phase_ = Phase::kIdle;
  std::atomic<Clock::rep> deadline_ = 0;  // 0: none.
  Clock::time_point request_start_;
  std::string unparsed_;
  std::string output_;  // Not yet sent.
  bool close_after_ = false;
  bool linger_after_ = false;
  bool closed_ = false;
  std::size_t lingered_ = 0;  // Bytes thrown away.
};

}  // namespace insight

#endif  // SDK_SERVER_SERVER_CONNECTION_H_
