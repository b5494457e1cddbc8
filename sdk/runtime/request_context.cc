#include "sdk/runtime/request_context.h"

#include "sdk/connection/connection_cache.h"
#include "sdk/message/request.h"

namespace insight {

RequestContext::RequestContext(const Request& request, Logger& log,
                               const Cancellation& cancellation,
                               ConnectionCache& connections)
    : request_(request),
      log_(log),
      workflow_(ReadWorkflow(request.meta)),
      cancellation_(cancellation),
      connections_(connections) {}

const Json& RequestContext::meta() const { return request_.meta; }

void RequestContext::DropConnection() {
  connections_.Invalidate(request_.connection);
}

}  // namespace insight
