// How a request ended, for front ends that have statuses of their own.

#ifndef SDK_RUNTIME_OUTCOME_H_
#define SDK_RUNTIME_OUTCOME_H_

namespace insight {

enum class Outcome {
  kOk,
  // The request is wrong (HTTP 400).
  kClientError,
  // The step or the connection refused with a PluginException or a
  // ConnectionTestException (HTTP 400).
  kPluginError,
  // Anything else (HTTP 500).
  kServerError,
  // A connection test of a plugin that has none (HTTP 501).
  kNotImplemented,
};

}  // namespace insight

#endif  // SDK_RUNTIME_OUTCOME_H_
