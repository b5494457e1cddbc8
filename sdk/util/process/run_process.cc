#include "sdk/util/process/run_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
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
#include "sdk/step/cancellation.h"

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

// A file in memory that holds the program's stdin, read from its beginning.
// Other than a pipe, it blocks nobody, and nobody gets SIGPIPE.  None for no
// input.
UniqueFd MakeInput(std::string_view bytes, const std::string& program) {
  if (bytes.empty()) return UniqueFd();
  UniqueFd file(memfd_create("stdin", MFD_CLOEXEC));
  if (file.get() < 0) ThrowNotStarted(program, errno);
  while (!bytes.empty()) {
    const ssize_t size = write(file.get(), bytes.data(), bytes.size());
    if (size < 0 && errno != EINTR) ThrowNotStarted(program, errno);
    if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) ThrowNotStarted(program, errno);
  return MoveAboveStandard(std::move(file), program);
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
  // `input` is negative for none.
  SpawnSettings(int input, int output, int error) {
    Check(posix_spawn_file_actions_init(&actions_) == 0, "memory");
    Check(posix_spawnattr_init(&attributes_) == 0, "memory");
    if (input >= 0) {
      posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    } else {
      posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null",
                                       O_RDONLY, 0);
    }
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

// `strings` as execve() wants them; they must outlive it.
std::vector<char*> Pointers(const std::vector<std::string>& strings,
                            const std::string& program) {
  std::vector<char*> pointers;
  for (const std::string& string : strings) {
    if (string.find('\0') != std::string::npos) {
      ThrowNotStarted(program.c_str(), EINVAL);
    }
    pointers.push_back(const_cast<char*>(string.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

pid_t Spawn(const std::vector<std::string>& arguments,
            const std::optional<std::vector<std::string>>& environment,
            const SpawnSettings& settings) {
  const std::vector<char*> argv = Pointers(arguments, arguments[0]);
  std::vector<char*> variables;
  if (environment) variables = Pointers(*environment, arguments[0]);
  pid_t pid = 0;
  const int failure =
      posix_spawnp(&pid, argv[0], settings.actions(), settings.attributes(),
                   argv.data(), environment ? variables.data() : environ);
  if (failure != 0) ThrowNotStarted(arguments[0], failure);
  return pid;
}

// When a program is not to go on.
class Limits {
 public:
  explicit Limits(const ProcessOptions& options)
      : cancellation_(options.cancellation), max_output_(options.max_output) {
    if (options.timeout) at_ = steady_clock::now() + *options.timeout;
  }

  // Whether one is reached; `result` then says which.
  bool Reached(ProcessResult& result) const {
    if (cancellation_ != nullptr && cancellation_->cancelled()) {
      result.cancelled = true;
    } else if (result.standard_output.size() > max_output_ ||
               result.standard_error.size() > max_output_) {
      result.output_too_long = true;
    } else if (at_ && MillisecondsLeft() == 0) {
      result.timed_out = true;
    } else {
      return false;
    }
    return true;
  }

  // For poll(): after how long to ask again, -1 for never.
  [[nodiscard]] int MillisecondsToWait() const {
    constexpr int kCancellationInterval = 50;
    if (cancellation_ == nullptr) return at_ ? MillisecondsLeft() : -1;
    return at_ ? std::min(MillisecondsLeft(), kCancellationInterval)
               : kCancellationInterval;
  }

  void Cut(ProcessResult& result) const {
    for (std::string* output :
         {&result.standard_output, &result.standard_error}) {
      if (output->size() > max_output_) output->resize(max_output_);
    }
  }

 private:
  // Rounded up.
  [[nodiscard]] int MillisecondsLeft() const {
    const auto left =
        std::chrono::ceil<milliseconds>(*at_ - steady_clock::now());
    return static_cast<int>(
        std::clamp<milliseconds::rep>(left.count(), 0, 1'000'000));
  }

  const Cancellation* const cancellation_;
  const std::size_t max_output_;
  std::optional<steady_clock::time_point> at_;
};

// Appends what a pipe holds now.  Closes `fd` at the end of the stream.
void ReadSome(UniqueFd& fd, std::string& to) {
  if (fd.get() < 0) return;
  std::array<char, 65536> buffer;  // As much as a pipe holds.
  const ssize_t size = read(fd.get(), buffer.data(), buffer.size());
  if (size > 0) {
    to.append(buffer.data(), static_cast<std::size_t>(size));
  } else if (size == 0 || (errno != EINTR && errno != EAGAIN)) {
    fd.Reset();
  }
}

// Reads both streams to their ends; returns false if it reached a limit before.
bool ReadOutputs(UniqueFd& output, UniqueFd& error, const Limits& limits,
                 ProcessResult& result) {
  while (output.get() >= 0 || error.get() >= 0) {
    // poll() passes over negative numbers.
    std::array<pollfd, 2> fds = {pollfd{output.get(), POLLIN, 0},
                                 pollfd{error.get(), POLLIN, 0}};
    (void)poll(fds.data(), fds.size(), limits.MillisecondsToWait());
    if (fds[0].revents != 0) ReadSome(output, result.standard_output);
    if (fds[1].revents != 0) ReadSome(error, result.standard_error);
    if (limits.Reached(result)) return false;
  }
  return true;
}

// Waits for a program that has closed its outputs, which most do by ending;
// returns false if it reached a limit before.
bool WaitForEnd(Child& child, const Limits& limits, ProcessResult& result) {
  for (int pause = 1;; pause = std::min(2 * pause, 20)) {
    const int most = limits.MillisecondsToWait();
    const std::optional<int> status = most < 0 ? child.Wait() : child.TryWait();
    if (status) {
      result.exit_status = *status;
      return true;
    }
    if (limits.Reached(result)) return false;
    (void)poll(nullptr, 0, std::min(pause, most));
  }
}

}  // namespace

ProcessResult RunProcess(const std::vector<std::string>& arguments,
                         const ProcessOptions& options) {
  if (arguments.empty()) {
    throw PluginException("There is no command to run.",
                          "Name the program to run.");
  }
  const UniqueFd input = MakeInput(options.standard_input, arguments[0]);
  Pipe output = MakePipe(arguments[0]);
  Pipe error = MakePipe(arguments[0]);
  const Limits limits(options);
  Child child(Spawn(arguments, options.environment,
                    SpawnSettings(input.get(), output.write_end.get(),
                                  error.write_end.get())));
  output.write_end.Reset();
  error.write_end.Reset();

  ProcessResult result;
  if (!ReadOutputs(output.read_end, error.read_end, limits, result) ||
      !WaitForEnd(child, limits, result)) {
    child.Kill();
    result.exit_status = child.Wait();
    ReadSome(output.read_end, result.standard_output);
    ReadSome(error.read_end, result.standard_error);
  }
  limits.Cut(result);
  return result;
}

}  // namespace insight
