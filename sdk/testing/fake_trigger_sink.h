// A place for a trigger's events without an engine.
//
// Example (a trigger that would run for ever):
//
//   FakeTriggerSink sink;
//   sink.OnSend([&] { if (sink.size() == 2) context.Cancel(); });
//   NewAlerts(input, connection, context, sink);
//   EXPECT_EQ(sink.events()[0]["id"], 7);

#ifndef SDK_TESTING_FAKE_TRIGGER_SINK_H_
#define SDK_TESTING_FAKE_TRIGGER_SINK_H_

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/step/trigger_sink.h"

namespace insight::testing {

// Accepts every event.  Thread safety: Send(), size() and events() may be
// called from any thread, the others only before the trigger runs.
class FakeTriggerSink final : public TriggerSink {
 public:
  void Send(Json event) override;
  [[nodiscard]] std::string_view webhook_url() const override {
    return webhook_url_;
  }

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<Json> events() const;

  // `then` is called after each event was kept; it may throw, which is what a
  // trigger sees of an engine that cannot be reached.
  void OnSend(std::function<void()> then) { then_ = std::move(then); }
  void set_webhook_url(std::string url) { webhook_url_ = std::move(url); }

 private:
  std::function<void()> then_;
  std::string webhook_url_;
  mutable std::mutex mutex_;  // Guards all below.
  std::vector<Json> events_;
};

}  // namespace insight::testing

#endif  // SDK_TESTING_FAKE_TRIGGER_SINK_H_
