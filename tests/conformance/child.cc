#include "tests/conformance/child.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace insight::conformance {
namespace {

void Close(int& fd) {
  if (fd >= 0) close(fd);
  fd = -1;
}

std::vector<char*> Pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  // execve() takes no pointers to constants, but only reads.
  for (const std::string& text : texts) {
    pointers.push_back(const_cast<char*>(text.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Pipe::Pipe() {
  if (pipe2(ends_.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe: " + std::string(std::strerror(errno)));
  }
}

Pipe::~Pipe() {
  CloseReader();
  CloseWriter();
}

void Pipe::CloseReader() { Close(ends_[0]); }

void Pipe::CloseWriter() { Close(ends_[1]); }

pid_t StartChild(const std::string& path,
                 const std::vector<std::string>& arguments,
                 const std::vector<std::string>& environment,
                 const StandardStreams& streams) {
  const std::vector<char*> words = Pointers(arguments);
  const std::vector<char*> variables = Pointers(environment);
  const pid_t pid = fork();
  if (pid < 0) {
    throw std::runtime_error("cannot fork: " +
                             std::string(std::strerror(errno)));
  }
  if (pid > 0) return pid;
  if (streams.in >= 0) dup2(streams.in, STDIN_FILENO);
  if (streams.out >= 0) dup2(streams.out, STDOUT_FILENO);
  if (streams.err >= 0) dup2(streams.err, STDERR_FILENO);
  execve(path.c_str(), words.data(), variables.data());
  _exit(127);
}

int AwaitChild(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace insight::conformance
