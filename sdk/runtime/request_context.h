// The context that the runtime gives a step.

#ifndef SDK_RUNTIME_REQUEST_CONTEXT_H_
#define SDK_RUNTIME_REQUEST_CONTEXT_H_

#include "sdk/json/json_fwd.h"
#include "sdk/step/step_context.h"
#include "sdk/step/workflow.h"

namespace insight {

class ConnectionCache;
struct Request;

// Thread safety: as StepContext.
class RequestContext final : public StepContext {
 public:
  // All must outlive the context.
  RequestContext(const Request& request, Logger& log,
                 const Cancellation& cancellation,
                 ConnectionCache& connections);

  [[nodiscard]] Logger& log() override { return log_; }
  [[nodiscard]] const Workflow& workflow() const override { return workflow_; }
  [[nodiscard]] const Json& meta() const override;
  [[nodiscard]] const Cancellation& cancellation() const override {
    return cancellation_;
  }
  void DropConnection() override;

 private:
  const Request& request_;
  Logger& log_;
  const Workflow workflow_;
  const Cancellation& cancellation_;
  ConnectionCache& connections_;
};

}  // namespace insight

#endif  // SDK_RUNTIME_REQUEST_CONTEXT_H_
