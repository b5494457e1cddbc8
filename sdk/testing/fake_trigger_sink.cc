#include "sdk/testing/fake_trigger_sink.h"

namespace insight::testing {

void FakeTriggerSink::Send(Json event) {
  {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
  }
  if (then_) then_();
}

std::size_t FakeTriggerSink::size() const {
  const std::lock_guard lock(mutex_);
  return events_.size();
}

std::vector<Json> FakeTriggerSink::events() const {
  const std::lock_guard lock(mutex_);
  return events_;
}

}  // namespace insight::testing
