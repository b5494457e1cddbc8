#include "sdk/dispatcher/spool_dispatcher.h"

#include <utility>

#include "sdk/json/dump.h"
#include "sdk/log/log_sink.h"

namespace insight {
namespace {

using Result = EventPoster::Try::Result;

}  // namespace

SpoolDispatcher::SpoolDispatcher(EventPoster::Options poster,
                                 Spool::Options spool)
    : log_(*poster.log), poster_(std::move(poster)), spool_(std::move(spool)) {
  if (spool_.damaged_bytes() > 0) {
    LogProblem("is damaged; " + std::to_string(spool_.damaged_bytes()) +
               " bytes are skipped");
  }
  thread_ = std::thread([this] { Run(); });
}

SpoolDispatcher::~SpoolDispatcher() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void SpoolDispatcher::Dispatch(const Json& event) {
  const OutgoingEvent outgoing = {.id = NewEventId(), .body = DumpJson(event)};
  Lock lock(mutex_);
  if (refusal_) ThrowUndelivered(*std::exchange(refusal_, std::nullopt));
  if (!AppendOrExplain(outgoing)) DeliverHere(outgoing, lock);
  changed_.notify_all();
}

bool SpoolDispatcher::AppendOrExplain(const OutgoingEvent& event) {
  try {
    spool_.Append(event);
    return true;
  } catch (const SpoolException& e) {
    LogProblem("takes no event (" + std::string(e.what()) +
               "); delivering what waits");
    return false;
  }
}

void SpoolDispatcher::DeliverHere(const OutgoingEvent& event, Lock& lock) {
  wanted_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !busy_; });
  try {
    while (!spool_.empty()) {
      poster_.Deliver(spool_.Front());
      spool_.PopFront();
    }
    poster_.Deliver(event);
  } catch (...) {
    wanted_ = false;
    changed_.notify_all();
    throw;
  }
  wanted_ = false;
}

void SpoolDispatcher::Run() {
  Lock lock(mutex_);
  for (int tries = 0;;) {
    changed_.wait(lock,
                  [this] { return !wanted_ && (closing_ || !spool_.empty()); });
    if (spool_.empty()) return;  // And closing.
    const EventPoster::Try last = TryFront(lock);
    if (last.result == Result::kCancelled) return;
    if (last.result != Result::kFailed) {
      Settle(last);
      tries = 0;
      continue;
    }
    if (closing_) return;
    changed_.wait_for(lock, poster_.WaitAfter(last, ++tries),
                      [this] { return wanted_ || closing_; });
    if (closing_) return;
  }
}

EventPoster::Try SpoolDispatcher::TryFront(Lock& lock) {
  OutgoingEvent event;
  try {
    event = spool_.Front();
  } catch (const SpoolException& e) {
    return {.result = Result::kRefused, .problem = e.what()};
  }
  busy_ = true;
  lock.unlock();
  EventPoster::Try last = poster_.Post(event);
  lock.lock();
  busy_ = false;
  changed_.notify_all();
  return last;
}

void SpoolDispatcher::Settle(const EventPoster::Try& last) {
  if (last.result == Result::kDelivered) {
    spool_.PopFront();
    return;
  }
  refusal_ = last;
  if (!spool_.RefuseFront()) LogProblem("could not keep a refused event");
}

void SpoolDispatcher::LogProblem(const std::string& problem) {
  log_.Write(LogLevel::kError, "ERROR: The spool of events " + problem);
}

}  // namespace insight
