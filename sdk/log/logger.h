// Where a step's log lines go.
//
// Example:
//
//   context.log().Info("The feed has no entry for this indicator.");
//
// A line names what was done to what; never a secret, never a whole body.

#ifndef SDK_LOG_LOGGER_H_
#define SDK_LOG_LOGGER_H_

#include <string_view>

namespace insight {

enum class LogLevel { kDebug, kInfo, kWarning, kError };

// Thread safety: all methods may be called from any thread.
class Logger {
 public:
  virtual ~Logger() = default;

  // `message` may have several lines; it has no line end of its own.
  virtual void Log(LogLevel level, std::string_view message) = 0;

  void Debug(std::string_view message) { Log(LogLevel::kDebug, message); }
  void Info(std::string_view message) { Log(LogLevel::kInfo, message); }
  void Warning(std::string_view message) { Log(LogLevel::kWarning, message); }
  void Error(std::string_view message) { Log(LogLevel::kError, message); }
};

}  // namespace insight

#endif  // SDK_LOG_LOGGER_H_
