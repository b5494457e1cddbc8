// The log of one request: what its step and its connection say, for the reply's
// `body.log`, and at the same time for a LogSink.
//
// Secrets are replaced on both ways.

#ifndef SDK_LOG_REQUEST_LOG_H_
#define SDK_LOG_REQUEST_LOG_H_

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "sdk/log/logger.h"
#include "sdk/log/redaction.h"

namespace insight {

class LogSink;

// Thread safety: all methods may be called from any thread; messages keep the
// order of the calls.
class RequestLog final : public Logger {
 public:
  // `least` is the lowest level that is recorded.  `sink` must outlive the log.
  RequestLog(LogLevel least, Redactor redactor, LogSink& sink);
  RequestLog(const RequestLog&) = delete;
  RequestLog& operator=(const RequestLog&) = delete;

  void Log(LogLevel level, std::string_view message) override;

  struct Part {
    std::string text;
    std::size_t size = 0;  // For Drop().
  };

  // Returns each message that was not dropped followed by "\n", without levels
  // and times.
  [[nodiscard]] Part Peek() const;

  // Forgets the messages of a Peek(): they have been delivered.
  void Drop(std::size_t size);

  // Both at once.
  [[nodiscard]] std::string Take();

  [[nodiscard]] const Redactor& redactor() const { return redactor_; }

 private:
  const LogLevel least_;
  const Redactor redactor_;
  LogSink& sink_;
  mutable std::mutex mutex_;  // Guards all below, and the sink's order.
  // As it was logged: a secret may begin in one message and end in the next.
  std::string text_;
};

}  // namespace insight

#endif  // SDK_LOG_REQUEST_LOG_H_
