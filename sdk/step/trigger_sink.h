// Where a trigger's events go.

#ifndef SDK_STEP_TRIGGER_SINK_H_
#define SDK_STEP_TRIGGER_SINK_H_

#include <string_view>

#include "sdk/json/json_fwd.h"

namespace insight {

// Thread safety: Send() may be called from any thread; events are delivered one
// after the other.
class TriggerSink {
 public:
  virtual ~TriggerSink() = default;

  // Checks the event against the trigger's output schema and hands it to the
  // engine, with the lines logged since the last one.  Returns once it is
  // accepted.  Throws if the event does not fit its schema or cannot be
  // delivered.
  virtual void Send(Json event) = 0;

  // Where a service may call back, as the engine says; empty if it does not.
  // Valid as long as the sink.
  [[nodiscard]] virtual std::string_view webhook_url() const = 0;
};

}  // namespace insight

#endif  // SDK_STEP_TRIGGER_SINK_H_
