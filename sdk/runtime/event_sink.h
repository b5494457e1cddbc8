// The way of a trigger's events: checked, wrapped, delivered with their log.

#ifndef SDK_RUNTIME_EVENT_SINK_H_
#define SDK_RUNTIME_EVENT_SINK_H_

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/step/trigger_sink.h"

namespace insight {

class Dispatcher;
class LazySchema;
class RequestLog;

// Thread safety: as TriggerSink.
class EventSink final : public TriggerSink {
 public:
  // References must outlive the sink.
  EventSink(const LazySchema& schema, const Json& meta, RequestLog& log,
            std::unique_ptr<Dispatcher> dispatcher, std::string webhook_url);
  ~EventSink() override;

  // Throws ValidationException, or what the dispatcher throws; the log's lines
  // then stay for the next event or the reply.
  void Send(Json event) override;

  [[nodiscard]] std::string_view webhook_url() const override {
    return webhook_url_;
  }

 private:
  const LazySchema& schema_;
  const Json& meta_;
  RequestLog& log_;
  const std::unique_ptr<Dispatcher> dispatcher_;
  const std::string webhook_url_;
  std::mutex mutex_;  // Held while an event is delivered.
};

}  // namespace insight

#endif  // SDK_RUNTIME_EVENT_SINK_H_
