#include "tests/conformance/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <stdexcept>
#include <string_view>

#include "tests/conformance/child.h"

namespace insight::conformance {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience(60);

class Child {
 public:
  explicit Child(const ProcessRun& run)
      : pid_(StartChild(
            run.path, run.arguments, run.environment,
            {.in = in_.reader(), .out = out_.writer(), .err = err_.writer()})) {
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
    result_.status = AwaitChild(pid_);
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
  const pid_t pid_;
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
