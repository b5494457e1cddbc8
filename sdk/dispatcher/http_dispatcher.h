// Delivers events to the orchestrator, each before the next is taken.

#ifndef SDK_DISPATCHER_HTTP_DISPATCHER_H_
#define SDK_DISPATCHER_HTTP_DISPATCHER_H_

#include <utility>

#include "sdk/dispatcher/dispatcher.h"
#include "sdk/dispatcher/event_poster.h"

namespace insight {

// Accepted means delivered.  Dispatch() throws PluginException once the tries
// are used up, at a final refusal and when cancelled.
class HttpDispatcher final : public Dispatcher {
 public:
  // Throws PluginException if the URL is malformed.
  explicit HttpDispatcher(EventPoster::Options options)
      : poster_(std::move(options)) {}

  void Dispatch(const Json& event) override;

 private:
  EventPoster poster_;
};

}  // namespace insight

#endif  // SDK_DISPATCHER_HTTP_DISPATCHER_H_
