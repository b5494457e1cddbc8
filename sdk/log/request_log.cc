#include "sdk/log/request_log.h"

#include <utility>

#include "sdk/log/log_sink.h"

namespace insight {

RequestLog::RequestLog(LogLevel least, Redactor redactor, LogSink& sink)
    : least_(least), redactor_(std::move(redactor)), sink_(sink) {}

void RequestLog::Log(LogLevel level, std::string_view message) {
  if (level < least_) return;
  const std::string redacted =
      redactor_.empty() ? std::string() : redactor_.Redact(message);
  const std::lock_guard lock(mutex_);
  text_.append(message).push_back('\n');
  sink_.Write(level, redactor_.empty() ? message : redacted);
}

std::string RequestLog::Take() {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    text.swap(text_);
  }
  return redactor_.empty() ? text : redactor_.Redact(text);
}

}  // namespace insight
