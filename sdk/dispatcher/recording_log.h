// A log that a test can look at.

#ifndef SDK_DISPATCHER_RECORDING_LOG_H_
#define SDK_DISPATCHER_RECORDING_LOG_H_

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/log/log_sink.h"

namespace insight {

// Thread safety: all methods may be called from any thread.
class RecordingLog final : public LogSink {
 public:
  void Write(LogLevel /*level*/, std::string_view message) override {
    const std::lock_guard lock(mutex_);
    lines_.emplace_back(message);
  }
  [[nodiscard]] std::vector<std::string> lines() const {
    const std::lock_guard lock(mutex_);
    return lines_;
  }

 private:
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<std::string> lines_;
};

}  // namespace insight

#endif  // SDK_DISPATCHER_RECORDING_LOG_H_
