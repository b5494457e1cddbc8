// Delivers events from a durable spool, in order, in a thread of its own.

#ifndef SDK_DISPATCHER_SPOOL_DISPATCHER_H_
#define SDK_DISPATCHER_SPOOL_DISPATCHER_H_

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "sdk/dispatcher/dispatcher.h"
#include "sdk/dispatcher/event_poster.h"
#include "sdk/dispatcher/spool.h"

namespace insight {

// Accepted means that the event is in the spool.  What an earlier process left
// there is delivered first.  Failed tries are repeated for as long as it takes.
//
// An event that the orchestrator refuses for good is put aside (see Spool), and
// the next Dispatch() throws, so that the trigger feels it.
//
// Thread safety: as Dispatcher.
class SpoolDispatcher final : public Dispatcher {
 public:
  // Throws PluginException if the URL is malformed, SpoolException if the spool
  // cannot be opened.
  SpoolDispatcher(EventPoster::Options poster, Spool::Options spool);
  SpoolDispatcher(const SpoolDispatcher&) = delete;
  SpoolDispatcher& operator=(const SpoolDispatcher&) = delete;
  // Goes on while events get through; the first failure, or the poster's
  // waiter, ends that.  What is left stays in the spool.
  ~SpoolDispatcher() override;

  // Where the spool takes no event (it is full, the disk is), the waiting ones
  // are delivered, then this one, each as HttpDispatcher would.  Throws
  // PluginException if that fails; the event is not accepted then.
  void Dispatch(const Json& event) override;

 private:
  using Lock = std::unique_lock<std::mutex>;

  // The thread's work.
  void Run();
  // One try of the oldest event; the lock is released meanwhile.
  [[nodiscard]] EventPoster::Try TryFront(Lock& lock);
  void Settle(const EventPoster::Try& last);
  // Has the trigger's own thread deliver; the other one waits.
  void DeliverHere(const OutgoingEvent& event, Lock& lock);
  [[nodiscard]] bool AppendOrExplain(const OutgoingEvent& event);
  void LogProblem(const std::string& problem);

  LogSink& log_;
  EventPoster poster_;  // Of whoever has `busy_` or the lock.
  std::mutex mutex_;    // Guards all below.
  std::condition_variable changed_;
  Spool spool_;
  bool busy_ = false;                        // The thread is in a try.
  bool wanted_ = false;                      // The trigger's thread delivers.
  bool closing_ = false;                     // There will be no further event.
  std::optional<EventPoster::Try> refusal_;  // Not yet told to the trigger.
  std::thread thread_;                       // Last: it uses all above.
};

}  // namespace insight

#endif  // SDK_DISPATCHER_SPOOL_DISPATCHER_H_
