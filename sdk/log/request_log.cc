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

RequestLog::Part RequestLog::Peek() const {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    text = text_;
  }
  const std::size_t size = text.size();
  if (!redactor_.empty()) text = redactor_.Redact(text);
  return {.text = std::move(text), .size = size};
}

void RequestLog::Drop(std::size_t size) {
  const std::lock_guard lock(mutex_);
  text_.erase(0, size);
}

std::string RequestLog::Take() {
  std::string text;
  {
    const std::lock_guard lock(mutex_);
    text.swap(text_);
  }
  if (redactor_.empty()) return text;
  return redactor_.Redact(text);
}

}  // namespace insight
