// What the barrier makes of whatever was thrown.

#ifndef SDK_RUNTIME_FAILURE_H_
#define SDK_RUNTIME_FAILURE_H_

#include <exception>
#include <optional>
#include <string>

#include "sdk/message/reply.h"
#include "sdk/runtime/outcome.h"

namespace insight {

// A connection test was asked of a plugin that has none.
class NoConnectionTestException : public std::exception {
 public:
  // The text that the Python runtime gives.
  [[nodiscard]] const char* what() const noexcept override {
    return "The server successfully processed the request and is not returning "
           "any content (no connection test function)";
  }
};

struct Failure {
  Outcome outcome = Outcome::kServerError;
  std::string text;  // For people; may hold secrets.
  // Of a ConnectionTestException or PluginException.
  std::optional<ExceptionObject> exception = {};
  // For metrics: the preset, or the cause, or else the kind of exception.
  std::string cause;
};

// Describes the exception that is being handled; to be called from a catch
// clause.
[[nodiscard]] Failure DescribeCurrentException();

// What the reply to a test says of an exception that has no cause of its own.
[[nodiscard]] ExceptionObject TestFailureOf(const Failure& failure);

}  // namespace insight

#endif  // SDK_RUNTIME_FAILURE_H_
