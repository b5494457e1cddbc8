#include "tests/conformance/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace insight::conformance {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience(60);

class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error("no pipe: " + std::string(std::strerror(errno)));
    }
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    CloseReader();
    CloseWriter();
  }
  [[nodiscard]] int reader() const { return ends_[0]; }
  [[nodiscard]] int writer() const { return ends_[1]; }
  void CloseReader() { Close(ends_[0]); }
  void CloseWriter() { Close(ends_[1]); }

 private:
  static void Close(int& fd) {
    if (fd >= 0) close(fd);
    fd = -1;
  }
  std::array<int, 2> ends_;
};

std::vector<char*> Pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  // execve() takes no pointers to constants, but only reads.
  for (const std::string& text : texts) {
    pointers.push_back(const_cast<char*>(text.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

class Child {
 public:
  explicit Child(const ProcessRun& run) {
    const std::vector<char*> arguments = Pointers(run.arguments);
    const std::vector<char*> environment = Pointers(run.environment);
    pid_ = fork();
    if (pid_ < 0) throw std::runtime_error("cannot fork");
    if (pid_ == 0) {
      dup2(in_.reader(), 0);
      dup2(out_.writer(), 1);
      dup2(err_.writer(), 2);
      execve(run.path.c_str(), arguments.data(), environment.data());
      _exit(127);
    }
    in_.CloseReader();
    out_.CloseWriter();
    err_.CloseWriter();
    fcntl(in_.writer(), F_SETFL, O_NONBLOCK);
  }

  ProcessResult Run(const ProcessRun& run) {
    const auto deadline = steady_clock::now() + kPatience;
    std::string_view rest = run.input;
    bool terminated = false;
    if (rest.empty()) in_.CloseWriter();
    while (out_.reader() >= 0 || err_.reader() >= 0) {
      std::array<pollfd, 3> fds = {{{out_.reader(), POLLIN, 0},
                                    {err_.reader(), POLLIN, 0},
                                    {in_.writer(), POLLOUT, 0}}};
      poll(fds.data(), fds.size(), 1000);
      if (steady_clock::now() > deadline) kill(pid_, SIGKILL);
      if (fds[2].revents != 0) Feed(rest);
      if (fds[0].revents != 0) Drain(out_, result_.output);
      if (fds[1].revents != 0) Drain(err_, result_.errors);
      if (!terminated && run.enough && run.enough(result_.output)) {
        terminated = true;
        kill(pid_, SIGTERM);
      }
    }
    int status = 0;
    waitpid(pid_, &status, 0);
    result_.status =
        WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    return std::move(result_);
  }

 private:
  void Feed(std::string_view& rest) {
    const ssize_t size = write(in_.writer(), rest.data(), rest.size());
    if (size > 0) rest.remove_prefix(static_cast<std::size_t>(size));
    // A program need not read its stdin.
    if (rest.empty() || (size < 0 && errno != EAGAIN)) in_.CloseWriter();
  }

  static void Drain(Pipe& pipe, std::string& text) {
    std::array<char, 1 << 16> buffer;
    const ssize_t size = read(pipe.reader(), buffer.data(), buffer.size());
    if (size > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(size));
    } else {
      pipe.CloseReader();
    }
  }

  Pipe in_;
  Pipe out_;
  Pipe err_;
  pid_t pid_ = -1;
  ProcessResult result_;
};

}  // namespace

ProcessResult RunProcess(const ProcessRun& run) {
  signal(SIGPIPE, SIG_IGN);
  if (access(run.path.c_str(), X_OK) != 0) {
    throw std::runtime_error("cannot run " + run.path);
  }
  return Child(run).Run(run);
}

}  // namespace insight::conformance
