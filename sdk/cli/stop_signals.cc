#include "sdk/cli/stop_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>

#include "sdk/step/cancellation.h"

namespace insight {
namespace {

// What a shell adds to a signal for an exit status.
constexpr int kSignalStatus = 128;

// For the handler, which gets nothing but a number.  Constant-initialised.
std::atomic<int> g_write_end =
    -1;                         // Of the watcher's pipe; -1 if there is none.
std::atomic<int> g_signal = 0;  // The first one that the watcher got.

void OnStop(int signal) {
  const int saved_errno = errno;
  const int fd = g_write_end;
  int none = 0;
  if (fd < 0 || !g_signal.compare_exchange_strong(none, signal)) {
    _exit(DieBy(signal));
  }
  const char byte = 's';
  // The pipe is empty, so it takes one byte.
  if (write(fd, &byte, 1) != 1) _exit(kSignalStatus + signal);
  errno = saved_errno;
}

}  // namespace

void InstallStopSignals() {
  ::signal(SIGPIPE, SIG_IGN);
  struct sigaction action = {};
  action.sa_handler = &OnStop;
  action.sa_flags = SA_RESTART;
  for (const int signal : {SIGINT, SIGTERM})
    sigaction(signal, &action, nullptr);
}

StopWatcher::StopWatcher(Cancellation& cancellation) {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(),
                            "Cannot watch for signals");
  }
  read_end_ = ends[0];
  g_signal = 0;
  g_write_end = ends[1];
  thread_ = std::thread([this, &cancellation] {
    char byte = 0;
    ssize_t size = 0;
    do {
      size = read(read_end_, &byte, 1);
    } while (size < 0 && errno == EINTR);
    if (size == 1) cancellation.Cancel();
  });
}

StopWatcher::~StopWatcher() {
  close(g_write_end.exchange(-1));  // Which ends the thread's read().
  thread_.join();
  close(read_end_);
}

int StopWatcher::signal() const { return g_signal; }

int DieBy(int signal) {
  struct sigaction action = {};
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, nullptr);
  // In a handler the signal is blocked until it returns.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, signal);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  raise(signal);
  return kSignalStatus + signal;
}

}  // namespace insight
