#include "sdk/testing/fake_logger.h"

namespace insight::testing {
namespace {

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "DEBUG";
    case LogLevel::kInfo:
      return "INFO";
    case LogLevel::kWarning:
      return "WARNING";
    case LogLevel::kError:
      return "ERROR";
  }
  return "?";
}

}  // namespace

void FakeLogger::Log(LogLevel level, std::string_view message) {
  std::string line(NameOf(level));
  line.append(" ").append(message);
  const std::lock_guard lock(mutex_);
  messages_.push_back(std::move(line));
}

std::vector<std::string> FakeLogger::messages() const {
  const std::lock_guard lock(mutex_);
  return messages_;
}

}  // namespace insight::testing
