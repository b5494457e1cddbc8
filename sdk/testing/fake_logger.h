// A logger that keeps its messages for a test to look at.
//
// Example:
//
//   EXPECT_THAT(log.messages(), ElementsAre("INFO The feed has no entry."));

#ifndef SDK_TESTING_FAKE_LOGGER_H_
#define SDK_TESTING_FAKE_LOGGER_H_

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/log/logger.h"

namespace insight::testing {

// Thread safety: all methods may be called from any thread.
class FakeLogger final : public Logger {
 public:
  void Log(LogLevel level, std::string_view message) override;

  // Each as "LEVEL message", such as "DEBUG asked the feed".
  [[nodiscard]] std::vector<std::string> messages() const;

 private:
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<std::string> messages_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_LOGGER_H_
