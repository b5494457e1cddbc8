#include "tools/image/run/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
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

// Ignores Ctrl-C for as long as it lives.
class InterruptsIgnored {
 public:
  InterruptsIgnored() : before_(std::signal(SIGINT, SIG_IGN)) {}
  ~InterruptsIgnored() { std::signal(SIGINT, before_); }

 private:
  void (*before_)(int);
};

[[noreturn]] void BeChild(const std::vector<std::string>& arguments, int input,
                          int output, int errors,
                          const std::function<void()>& prepare) {
  std::signal(SIGINT, SIG_DFL);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
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

// Reads both to their ends, whichever has something.
void ReadBoth(const Pipe& output, const Pipe& errors,
              SubprocessResult& result) {
  std::array<pollfd, 2> ends = {
      {{output.read.number(), POLLIN, 0}, {errors.read.number(), POLLIN, 0}}};
  const std::array<std::string*, 2> texts = {&result.output, &result.errors};
  std::array<char, 65536> piece;
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) {
      Fail("Cannot wait for output");
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].revents == 0) continue;
      const ssize_t size = read(ends[i].fd, piece.data(), piece.size());
      if (size > 0) {
        texts[i]->append(piece.data(), static_cast<std::size_t>(size));
      } else if (size == 0 || errno != EINTR) {
        ends[i].fd = -1;
      }
    }
  }
}

}  // namespace

SubprocessResult RunSubprocess(const std::vector<std::string>& arguments,
                               const std::filesystem::path& input,
                               const std::function<void()>& prepare) {
  const Descriptor in(open(input.c_str(), O_RDONLY | O_CLOEXEC));
  if (in.number() < 0) Fail("Cannot read " + input.string());
  Pipe output;
  Pipe errors;
  const InterruptsIgnored ignored;
  const pid_t child = fork();
  if (child < 0) Fail("Cannot start a process");
  if (child == 0) {
    BeChild(arguments, in.number(), output.write.number(),
            errors.write.number(), prepare);
  }
  output.write.Close();
  errors.write.Close();
  SubprocessResult result;
  ReadBoth(output, errors, result);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  result.status =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace insight::image
