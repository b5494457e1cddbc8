// SIGINT and SIGTERM: how the process is asked to stop.

#ifndef SDK_CLI_STOP_SIGNALS_H_
#define SDK_CLI_STOP_SIGNALS_H_

#include <thread>

namespace insight {

class Cancellation;

// Makes SIGINT and SIGTERM end the process at once, also where it is a
// container's first process, for which the system's default is to do nothing;
// and makes SIGPIPE do nothing, since writing reports what is wrong.
void InstallStopSignals();

// While it lives, the first SIGINT or SIGTERM cancels instead, and only the
// next one ends the process.
//
// Thread safety: to be used by one thread; one at a time in a process.
class StopWatcher {
 public:
  // `cancellation` must outlive the watcher.  Throws std::system_error if the
  // system has no descriptor or thread to give.
  explicit StopWatcher(Cancellation& cancellation);
  StopWatcher(const StopWatcher&) = delete;
  StopWatcher& operator=(const StopWatcher&) = delete;
  ~StopWatcher();

  // The signal that cancelled; 0 if none did.
  [[nodiscard]] int signal() const;

 private:
  int read_end_ = -1;
  std::thread thread_;
};

// Ends the process the way `signal` does by default, so that whoever started it
// sees why.  Returns the exit status for where that is not possible.
[[nodiscard]] int DieBy(int signal);

}  // namespace insight

#endif  // SDK_CLI_STOP_SIGNALS_H_
