// Which requests for plugin code run now and which wait for their turn, and how
// long they may run.
//
// A fixed number of places is taken by running jobs; the others wait in order
// of arrival.  Whoever finishes a job takes the next one, so no thread waits
// for work here.

#ifndef SDK_SERVER_STEP_QUEUE_H_
#define SDK_SERVER_STEP_QUEUE_H_

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sdk/server/http_message.h"
#include "sdk/server/route.h"
#include "sdk/step/cancellation.h"

namespace insight {

class ServerConnection;

// A request for plugin code.
struct StepJob {
  ServerConnection* connection = nullptr;
  ServerRequest request;
  Route route;
  std::string target;
  bool keep_alive = true;
  Cancellation cancellation;
  int caller = -1;  // For what ends the process, see InstallLastAnswers().
  // Guarded by the queue.
  std::chrono::steady_clock::time_point deadline = {};
  bool abandoned = false;  // Somebody else has answered it.
};

// Thread safety: all methods may be called from any thread.
class StepQueue {
 public:
  using Clock = std::chrono::steady_clock;

  // `timeout` is how long a job may run.
  StepQueue(int places, std::chrono::milliseconds timeout)
      : places_(places), timeout_(timeout) {}

  // Returns the job if there is a place for it, which it takes; otherwise it
  // waits and null is returned.
  [[nodiscard]] std::shared_ptr<StepJob> Start(std::shared_ptr<StepJob> job);

  // A job is done.  Returns whether its reply is the caller's to send: false if
  // it was abandoned.  Then its place was given up earlier, and the caller's
  // thread has been replaced.
  [[nodiscard]] bool Finish(const StepJob& job);

  // Returns the next waiting job if there is a place, which it takes.
  [[nodiscard]] std::shared_ptr<StepJob> Next();

  // Takes the jobs that are over their time from their places and cancels them;
  // they are the caller's to answer.
  [[nodiscard]] std::vector<std::shared_ptr<StepJob>> Abandon(
      Clock::time_point now);

  // Tells all that run to stop, as the server does.
  void CancelAll();

  // How many places there are; at least 1.
  void SetPlaces(int places);
  [[nodiscard]] int places() const;
  // Jobs that run or wait.
  [[nodiscard]] std::size_t jobs() const;

 private:
  [[nodiscard]] std::shared_ptr<StepJob> Run(std::shared_ptr<StepJob> job);

  mutable std::mutex mutex_;  // Guards all below.
  int places_;
  const std::chrono::milliseconds timeout_;
  std::vector<std::shared_ptr<StepJob>> running_;
  std::deque<std::shared_ptr<StepJob>> waiting_;
};

}  // namespace insight

#endif  // SDK_SERVER_STEP_QUEUE_H_
