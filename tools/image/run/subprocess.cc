#include "tools/image/run/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <optional>
#include <utility>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

constexpr int kCannotStart = 127;  // As a shell has it.

[[noreturn]] void Fail(const std::string& what) {
  throw ImageException(what + ": " + std::strerror(errno));
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) {
    other.number_ = -1;
  }
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { Close(); }

  void Close() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  Pipe() {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) Fail("Cannot make a pipe");
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
  Descriptor read, write;
};

// The child, for the handler; 0 while there is none.
std::atomic<pid_t> g_child = 0;
// What lists the child's own children, if signals are for the first of them;
// else empty.  Set while there is no child.
std::array<char, 64> g_children = {};

// Returns the process that signals are for.  As a handler may call it.
pid_t SignalReceiver(pid_t child) {
  if (g_children[0] == '\0') return child;
  const int file = open(g_children.data(), O_RDONLY | O_CLOEXEC);
  std::array<char, 16> text;
  const ssize_t size = file < 0 ? 0 : read(file, text.data(), text.size());
  if (file >= 0) close(file);
  pid_t first = 0;
  for (ssize_t i = 0; i < size; ++i) {
    const char c = text[static_cast<std::size_t>(i)];
    if (c < '0' || c > '9') break;
    first = first * 10 + (c - '0');
  }
  return first > 0 ? first : child;
}

// The terminal's own Ctrl-C (from the kernel) reaches the child without us.
void PassOn(int signal, siginfo_t* info, void* /*context*/) {
  const pid_t child = g_child;
  if (child <= 0 || info->si_code > 0) return;
  const int saved_errno = errno;
  kill(SignalReceiver(child), signal);
  errno = saved_errno;
}

// Passes signals to stop on to the child for as long as it lives.  They are
// held back until there is one.
class StopsPassedOn {
 public:
  StopsPassedOn() {
    sigset_t stops;
    sigemptyset(&stops);
    struct sigaction action = {};
    action.sa_sigaction = &PassOn;
    action.sa_flags = SA_SIGINFO;
    for (std::size_t i = 0; i < kStops.size(); ++i) {
      sigaddset(&stops, kStops[i]);
      sigaction(kStops[i], &action, &before_[i]);
    }
    sigprocmask(SIG_BLOCK, &stops, &mask_);
  }
  StopsPassedOn(const StopsPassedOn&) = delete;
  StopsPassedOn& operator=(const StopsPassedOn&) = delete;
  ~StopsPassedOn() {
    g_child = 0;
    for (std::size_t i = 0; i < kStops.size(); ++i) {
      sigaction(kStops[i], &before_[i], nullptr);
    }
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

  void StartFor(pid_t child, bool is_wrapper) {
    g_children[0] = '\0';
    if (is_wrapper) {
      // The thread that forks is the process's only one.
      std::snprintf(g_children.data(), g_children.size(),
                    "/proc/%d/task/%d/children", child, child);
    }
    g_child = child;
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

  // Of the child itself: as if we had never been.
  void Undo() {
    for (const int stop : kStops) std::signal(stop, SIG_DFL);
    sigprocmask(SIG_SETMASK, &mask_, nullptr);
  }

 private:
  static constexpr std::array<int, 2> kStops = {SIGINT, SIGTERM};

  std::array<struct sigaction, 2> before_ = {};
  sigset_t mask_ = {};
};

// What the child has for one of its outputs: a pipe if we read it, or ours.
std::optional<Pipe> PipeIf(bool is_read) {
  return is_read ? std::optional<Pipe>(std::in_place) : std::nullopt;
}

[[noreturn]] void BeChild(const std::vector<std::string>& arguments,
                          const Descriptor& input,
                          const std::optional<Pipe>& output,
                          const std::optional<Pipe>& errors,
                          const std::function<void()>& prepare) {
  if (input.number() >= 0) dup2(input.number(), STDIN_FILENO);
  if (output) dup2(output->write.number(), STDOUT_FILENO);
  if (errors) dup2(errors->write.number(), STDERR_FILENO);
  try {
    if (prepare) prepare();
    std::vector<char*> argv;
    for (const std::string& argument : arguments) {
      argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    execvp(argv[0], argv.data());
    dprintf(STDERR_FILENO, "%s: %s\n", argv[0], std::strerror(errno));
  } catch (const std::exception& error) {
    dprintf(STDERR_FILENO, "%s\n", error.what());
  }
  _exit(kCannotStart);
}

// Reads the pipes that there are to their ends, whichever has something.
void ReadAll(const std::optional<Pipe>& output,
             const std::optional<Pipe>& errors, const Stdio& stdio) {
  std::array<pollfd, 2> ends = {
      {{output ? output->read.number() : -1, POLLIN, 0},
       {errors ? errors->read.number() : -1, POLLIN, 0}}};
  const std::array<const Sink*, 2> sinks = {&stdio.output, &stdio.errors};
  std::array<char, 65536> piece;
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (poll(ends.data(), ends.size(), -1) < 0) {
      if (errno == EINTR) continue;
      Fail("Cannot wait for output");
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].revents == 0) continue;
      const ssize_t size = read(ends[i].fd, piece.data(), piece.size());
      if (size > 0) {
        (*sinks[i])({piece.data(), static_cast<std::size_t>(size)});
      } else if (size == 0 || errno != EINTR) {
        ends[i].fd = -1;
      }
    }
  }
}

}  // namespace

int RunSubprocess(const std::vector<std::string>& arguments, const Stdio& stdio,
                  const std::function<void()>& prepare) {
  Descriptor input;
  if (!stdio.input.empty()) {
    input = Descriptor(open(stdio.input.c_str(), O_RDONLY | O_CLOEXEC));
    if (input.number() < 0) Fail("Cannot read " + stdio.input.string());
  }
  std::optional<Pipe> output = PipeIf(static_cast<bool>(stdio.output));
  std::optional<Pipe> errors = PipeIf(static_cast<bool>(stdio.errors));
  StopsPassedOn stops;
  const pid_t child = fork();
  if (child < 0) Fail("Cannot start a process");
  if (child == 0) {
    stops.Undo();
    BeChild(arguments, input, output, errors, prepare);
  }
  stops.StartFor(child, stdio.is_wrapper);
  if (output) output->write.Close();
  if (errors) errors->write.Close();
  ReadAll(output, errors, stdio);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

SubprocessResult RunSubprocess(const std::vector<std::string>& arguments,
                               const std::filesystem::path& input,
                               const std::function<void()>& prepare) {
  SubprocessResult result;
  result.status = RunSubprocess(
      arguments,
      Stdio{.input = input,
            .output = [&](std::string_view piece) { result.output += piece; },
            .errors = [&](std::string_view piece) { result.errors += piece; }},
      prepare);
  return result;
}

}  // namespace insight::image
