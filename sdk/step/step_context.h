// What a step may know and use of the request that it runs for.  Each request
// has its own: nothing here is shared with another one.

#ifndef SDK_STEP_STEP_CONTEXT_H_
#define SDK_STEP_STEP_CONTEXT_H_

#include "sdk/json/json_fwd.h"

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

  // The message's body.meta as it came: an object or null.
  [[nodiscard]] virtual const Json& meta() const = 0;

  [[nodiscard]] virtual const Cancellation& cancellation() const = 0;

  // Makes the next request with the same connection parameters connect anew.
  // To be called when the service says that the session is gone.  This step's
  // connection stays as it is; others that use it are not disturbed.
  virtual void DropConnection() = 0;
};

}  // namespace insight

#endif  // SDK_STEP_STEP_CONTEXT_H_
