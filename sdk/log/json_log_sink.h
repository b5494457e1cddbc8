// Log lines for the cloud, where programs read them: one JSON object per line.
//
//   {"message": "Connecting", "level": "info", "timestamp": "2026-11-25
//   02:04.47"}

#ifndef SDK_LOG_JSON_LOG_SINK_H_
#define SDK_LOG_JSON_LOG_SINK_H_

#include <memory>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/log/log_sink.h"

namespace insight {

class Clock;

// Thread safety: as LogSink.
class JsonLogSink final : public LogSink {
 public:
  // `fd` as in FdLogSink.  The members of `context`, an object, stand in each
  // line behind the others (a request's id, say).  `clock` must outlive the
  // sink.
  JsonLogSink(int fd, const Clock& clock, const Json& context);
  ~JsonLogSink() override;

  // A message of several lines stays on one: its line ends are escaped.
  void Write(LogLevel level, std::string_view message) override;

  // Its lines have the members of both contexts.
  [[nodiscard]] std::unique_ptr<LogSink> ForRequest(
      const Json& context) const override;

 private:
  const int fd_;
  FdLogSink lines_;
  const Clock& clock_;
  const std::unique_ptr<const Json> context_;
};

}  // namespace insight

#endif  // SDK_LOG_JSON_LOG_SINK_H_
