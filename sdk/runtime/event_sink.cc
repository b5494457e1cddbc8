#include "sdk/runtime/event_sink.h"

#include <utility>

#include "sdk/dispatcher/dispatcher.h"
#include "sdk/json/json.h"
#include "sdk/log/request_log.h"
#include "sdk/message/reply.h"
#include "sdk/runtime/step_table.h"

namespace insight {

EventSink::EventSink(const LazySchema& schema, const Json& meta,
                     RequestLog& log, std::unique_ptr<Dispatcher> dispatcher,
                     std::string webhook_url)
    : schema_(schema),
      meta_(meta),
      log_(log),
      dispatcher_(std::move(dispatcher)),
      webhook_url_(std::move(webhook_url)) {}

EventSink::~EventSink() = default;

void EventSink::Send(Json event) {
  schema_.Validate(event);
  const std::lock_guard lock(mutex_);
  RequestLog::Part log = log_.Peek();
  dispatcher_->Dispatch(
      MakeTriggerEvent(meta_, std::move(event), std::move(log.text)));
  log_.Drop(log.size);
}

}  // namespace insight
