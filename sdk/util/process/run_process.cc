#include "sdk/util/process/run_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "sdk/cache/unique_fd.h"
#include "sdk/error/check.h"
#include "sdk/error/plugin_exception.h"

namespace insight {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

[[noreturn]] void ThrowNotStarted(const std::string& program, int error) {
  throw PluginException(
      "The command " + program +
          " could not be started: " + std::strerror(error) + ".",
      "Check that the program is installed and may be run by this user.");
}

struct Pipe {
  UniqueFd read_end;
  UniqueFd write_end;
};

// Numbers from 3 on only: 0 to 2 are redirected in the child, one by one.
UniqueFd MoveAboveStandard(UniqueFd fd, const std::string& program) {
  if (fd.get() > STDERR_FILENO) return fd;
  UniqueFd moved(fcntl(fd.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  if (moved.get() < 0) ThrowNotStarted(program, errno);
  return moved;
}

Pipe MakePipe(const std::string& program) {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC) != 0) ThrowNotStarted(program, errno);
  Pipe made{UniqueFd(fds[0]), UniqueFd(fds[1])};
  made.read_end = MoveAboveStandard(std::move(made.read_end), program);
  made.write_end = MoveAboveStandard(std::move(made.write_end), program);
  // A pipe that poll() calls readable must never block a reader.
  const int flags = fcntl(made.read_end.get(), F_GETFL);
  if (fcntl(made.read_end.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
    ThrowNotStarted(program, errno);
  }
  return made;
}

// A started program, the leader of its own process group.  The destructor kills
// and reaps what has not been waited for.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (reaped_) return;
    Kill();
    (void)Wait();
  }

  void Kill() const { kill(-pid_, SIGKILL); }

  // Waits for its end.
  int Wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    return Reaped(status);
  }

  // Returns nothing if it still runs.
  std::optional<int> TryWait() {
    int status = 0;
    if (waitpid(pid_, &status, WNOHANG) == 0) return std::nullopt;
    return Reaped(status);
  }

 private:
  int Reaped(int status) {
    reaped_ = true;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  }

  const pid_t pid_;
  bool reaped_ = false;
};

// What posix_spawn() is told: standard files, no other ones, a process group of
// its own, no blocked or ignored signals.
class SpawnSettings {
 public:
  SpawnSettings(int output, int error) {
    Check(posix_spawn_file_actions_init(&actions_) == 0, "memory");
    Check(posix_spawnattr_init(&attributes_) == 0, "memory");
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, error, STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP |
                                               POSIX_SPAWN_SETSIGMASK |
                                               POSIX_SPAWN_SETSIGDEF);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const {
    return &actions_;
  }
  [[nodiscard]] const posix_spawnattr_t* attributes() const {
    return &attributes_;
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

pid_t Spawn(const std::vector<std::string>& arguments, int output, int error) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) {
    if (argument.find('\0') != std::string::npos) {
      ThrowNotStarted(arguments[0].c_str(), EINVAL);
    }
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  const SpawnSettings settings(output, error);
  pid_t pid = 0;
  const int failure = posix_spawnp(&pid, argv[0], settings.actions(),
                                   settings.attributes(), argv.data(), environ);
  if (failure != 0) ThrowNotStarted(arguments[0], failure);
  return pid;
}

// When a program's time is over; never, if it has no limit.
class Deadline {
 public:
  explicit Deadline(std::optional<milliseconds> timeout) {
    if (timeout) at_ = steady_clock::now() + *timeout;
  }

  // For poll(): rounded up, -1 for never.
  [[nodiscard]] int MillisecondsLeft() const {
    if (!at_) return -1;
    const auto left =
        std::chrono::ceil<milliseconds>(*at_ - steady_clock::now());
    return static_cast<int>(
        std::clamp<milliseconds::rep>(left.count(), 0, 1'000'000));
  }

  [[nodiscard]] bool passed() const { return MillisecondsLeft() == 0; }
  [[nodiscard]] bool never() const { return !at_; }

 private:
  std::optional<steady_clock::time_point> at_;
};

// Appends what can be read now.  Closes `fd` at the end of the stream.
void Drain(UniqueFd& fd, std::string& to) {
  std::array<char, 65536> buffer;
  while (fd.get() >= 0) {
    const ssize_t size = read(fd.get(), buffer.data(), buffer.size());
    if (size > 0) {
      to.append(buffer.data(), static_cast<std::size_t>(size));
    } else if (size < 0 && errno == EINTR) {
      continue;
    } else if (size < 0 && errno == EAGAIN) {
      return;
    } else {
      fd.Reset();
    }
  }
}

// Reads both streams to their ends, or until the deadline.
void ReadOutputs(UniqueFd& output, UniqueFd& error, const Deadline& deadline,
                 ProcessResult& result) {
  while ((output.get() >= 0 || error.get() >= 0) && !deadline.passed()) {
    // poll() passes over negative numbers.
    std::array<pollfd, 2> fds = {pollfd{output.get(), POLLIN, 0},
                                 pollfd{error.get(), POLLIN, 0}};
    (void)poll(fds.data(), fds.size(), deadline.MillisecondsLeft());
    if (fds[0].revents != 0) Drain(output, result.standard_output);
    if (fds[1].revents != 0) Drain(error, result.standard_error);
  }
}

// Waits for a program that has closed its outputs, which most do by ending.
std::optional<int> WaitUntil(Child& child, const Deadline& deadline) {
  if (deadline.never()) return child.Wait();
  for (int pause = 1;; pause = std::min(2 * pause, 20)) {
    if (const std::optional<int> status = child.TryWait()) return status;
    if (deadline.passed()) return std::nullopt;
    (void)poll(nullptr, 0, std::min(pause, deadline.MillisecondsLeft()));
  }
}

}  // namespace

ProcessResult RunProcess(const std::vector<std::string>& arguments,
                         const ProcessOptions& options) {
  if (arguments.empty()) {
    throw PluginException("There is no command to run.",
                          "Name the program to run.");
  }
  Pipe output = MakePipe(arguments[0]);
  Pipe error = MakePipe(arguments[0]);
  const Deadline deadline(options.timeout);
  Child child(Spawn(arguments, output.write_end.get(), error.write_end.get()));
  output.write_end.Reset();
  error.write_end.Reset();

  ProcessResult result;
  ReadOutputs(output.read_end, error.read_end, deadline, result);
  const std::optional<int> status = WaitUntil(child, deadline);
  if (status) {
    result.exit_status = *status;
    return result;
  }
  result.timed_out = true;
  child.Kill();
  result.exit_status = child.Wait();
  Drain(output.read_end, result.standard_output);
  Drain(error.read_end, result.standard_error);
  return result;
}

}  // namespace insight
