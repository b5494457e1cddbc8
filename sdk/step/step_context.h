// What a step may know and use of the request that it runs for.  Each request
// has its own: nothing here is shared with another one.

#ifndef SDK_STEP_STEP_CONTEXT_H_
#define SDK_STEP_STEP_CONTEXT_H_

namespace insight {

class Cancellation;
class Logger;
struct Workflow;

// Thread safety: all methods may be called from any thread, and so may those of
// what they return.  Valid until the step's function returns.
class StepContext {
 public:
  virtual ~StepContext() = default;

  // What is logged here is in the reply's `body.log`, and on stderr.
  [[nodiscard]] virtual Logger& log() = 0;

  [[nodiscard]] virtual const Workflow& workflow() const = 0;

  [[nodiscard]] virtual const Cancellation& cancellation() const = 0;
};

}  // namespace insight

#endif  // SDK_STEP_STEP_CONTEXT_H_
