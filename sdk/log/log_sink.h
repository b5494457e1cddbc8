// Where log lines leave the process, apart from the reply that they are in.

#ifndef SDK_LOG_LOG_SINK_H_
#define SDK_LOG_LOG_SINK_H_

#include <memory>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/log/logger.h"

namespace insight {

// Thread safety: Write() may be called from any thread.
class LogSink {
 public:
  virtual ~LogSink() = default;

  // `message` is already free of secrets; it may have several lines and has no
  // line end of its own.  What cannot be written is lost: a full disk must not
  // fail a step.
  virtual void Write(LogLevel level, std::string_view message) = 0;

  // Returns a sink for the lines of one request; null where they are written as
  // all others are.  `context`, an object, says which request it is
  // ({"request_id": ...}).  Lives no longer than this sink.
  [[nodiscard]] virtual std::unique_ptr<LogSink> ForRequest(
      const Json& /*context*/) const {
    return nullptr;
  }
};

// Writes each message with a newline to a file descriptor, stderr as a rule, in
// one piece, so that messages of several threads do not mix.
class FdLogSink final : public LogSink {
 public:
  // Does not own `fd`, which stays open as long as the sink is used.
  explicit FdLogSink(int fd) : fd_(fd) {}

  void Write(LogLevel level, std::string_view message) override;

 private:
  const int fd_;
};

}  // namespace insight

#endif  // SDK_LOG_LOG_SINK_H_
