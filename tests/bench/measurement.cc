#include "tests/bench/measurement.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace insight::bench {
namespace {

// A file in memory that children may inherit.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content)
      : fd_(memfd_create("bench", 0)) {
    if (fd_ < 0) throw std::runtime_error("memfd_create failed");
    while (!content.empty()) {
      const ssize_t n = write(fd_, content.data(), content.size());
      if (n < 0) throw std::runtime_error("write failed");
      content.remove_prefix(n);
    }
    lseek(fd_, 0, SEEK_SET);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(fd_); }

  [[nodiscard]] int fd() const { return fd_; }

  [[nodiscard]] std::string ReadAll() const {
    std::string content(lseek(fd_, 0, SEEK_END), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
      const ssize_t n =
          pread(fd_, content.data() + done, content.size() - done, done);
      if (n <= 0) throw std::runtime_error("pread failed");
      done += n;
    }
    return content;
  }

 private:
  int fd_;
};

}  // namespace

Run ProgramTimer::Measure(const std::string& program,
                          const std::string& argument,
                          std::string_view input) const {
  const MemoryFile in(input);
  const MemoryFile out({});
  const MemoryFile result({});
  std::vector<std::string> arguments = {launcher_, std::to_string(result.fd()),
                                        program, argument};
  std::vector<char*> argv;
  for (std::string& each : arguments) argv.push_back(each.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.fd(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.fd(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", 1, 0);
  pid_t child = 0;
  const int error = posix_spawn(&child, launcher_.c_str(), &files, nullptr,
                                argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) throw std::runtime_error("cannot start " + launcher_);
  int status = 0;
  waitpid(child, &status, 0);
  long long nanoseconds = 0;
  Run run;
  if (std::sscanf(result.ReadAll().c_str(), "%lld %ld %d", &nanoseconds,
                  &run.peak_memory_kib, &run.exit_status) != 3) {
    throw std::runtime_error("cannot start " + program);
  }
  run.time = std::chrono::nanoseconds(nanoseconds);
  run.stdout_text = out.ReadAll();
  return run;
}

Milliseconds TimeOf(const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::steady_clock::now() - start;
}

template <typename T>
T Median(std::vector<T> values) {
  const auto middle = values.begin() + values.size() / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

template Milliseconds Median(std::vector<Milliseconds>);
template long Median(std::vector<long>);

}  // namespace insight::bench
