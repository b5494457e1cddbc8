#include "sdk/log/json_log_sink.h"

#include <array>
#include <chrono>
#include <ctime>
#include <string>

#include "sdk/clock/clock.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      break;
  }
  return "error";
}

// The runtime contract's form (section 1.4), with its odd full stop; UTC.
std::string Timestamp(Clock::WallTime time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts = {};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text;
  return {text.data(),
          std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M.%S", &parts)};
}

}  // namespace

JsonLogSink::JsonLogSink(int fd, const Clock& clock, const Json& context)
    : fd_(fd),
      lines_(fd),
      clock_(clock),
      context_(std::make_unique<const Json>(context)) {}

JsonLogSink::~JsonLogSink() = default;

void JsonLogSink::Write(LogLevel level, std::string_view message) {
  Json line = Json::object();
  line["message"] = message;
  line["level"] = NameOf(level);
  line["timestamp"] = Timestamp(clock_.WallNow());
  for (const auto& [key, value] : context_->items()) line[key] = value;
  lines_.Write(level, DumpJson(line));
}

std::unique_ptr<LogSink> JsonLogSink::ForRequest(const Json& context) const {
  Json both = *context_;
  both.update(context);
  return std::make_unique<JsonLogSink>(fd_, clock_, both);
}

}  // namespace insight
