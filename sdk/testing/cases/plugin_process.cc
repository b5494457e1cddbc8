#include "sdk/testing/cases/plugin_process.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace insight::testing {
namespace {

// How many times its own memory a program needs under a sanitizer, roughly.
#if defined(__SANITIZE_THREAD__)
constexpr long kSanitizerMemoryFactor = 8;
#elif defined(__SANITIZE_ADDRESS__)
constexpr long kSanitizerMemoryFactor = 3;
#else
constexpr long kSanitizerMemoryFactor = 1;
#endif

[[noreturn]] void ThrowSystemError(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

// A file without a name.  Other than a pipe, it never blocks its writer.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("plugin", MFD_CLOEXEC)) {
    if (fd_ < 0) ThrowSystemError(errno, "memfd_create");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(fd_); }

  [[nodiscard]] int fd() const { return fd_; }

  // Fills the file; reading starts at its beginning.
  void Write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t n = write(fd_, text.data(), text.size());
      if (n < 0) ThrowSystemError(errno, "write");
      text.remove_prefix(n);
    }
    lseek(fd_, 0, SEEK_SET);
  }

  [[nodiscard]] std::string ReadAll() const {
    std::string text(lseek(fd_, 0, SEEK_END), '\0');
    std::size_t done = 0;
    while (done < text.size()) {
      const ssize_t n =
          pread(fd_, text.data() + done, text.size() - done, done);
      if (n <= 0) ThrowSystemError(errno, "pread");
      done += n;
    }
    return text;
  }

 private:
  int fd_;
};

// Which files the program gets as its stdin, stdout and stderr.
class SpawnFiles {
 public:
  SpawnFiles() { posix_spawn_file_actions_init(&actions_); }
  SpawnFiles(const SpawnFiles&) = delete;
  SpawnFiles& operator=(const SpawnFiles&) = delete;
  ~SpawnFiles() { posix_spawn_file_actions_destroy(&actions_); }

  void Add(const MemoryFile& file, int as_fd) {
    posix_spawn_file_actions_adddup2(&actions_, file.fd(), as_fd);
  }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const {
    return &actions_;
  }

 private:
  posix_spawn_file_actions_t actions_;
};

// This process's environment with the changes: "NAME=VALUE" each.
std::vector<std::string> EnvironmentWith(const EnvironmentChanges& changes) {
  std::vector<std::string> variables;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string variable = *each;
    if (!changes.contains(variable.substr(0, variable.find('=')))) {
      variables.push_back(variable);
    }
  }
  for (const auto& [name, value] : changes) {
    if (value) variables.push_back(name + "=" + *value);
  }
  return variables;
}

PluginOutcome RunOnce(std::string program, std::string command,
                      const EnvironmentChanges& changes,
                      std::string_view input) {
  MemoryFile in;
  MemoryFile out;
  MemoryFile err;
  in.Write(input);
  SpawnFiles files;
  files.Add(in, STDIN_FILENO);
  files.Add(out, STDOUT_FILENO);
  files.Add(err, STDERR_FILENO);
  char* const arguments[] = {program.data(), command.data(), nullptr};
  std::vector<std::string> variables = EnvironmentWith(changes);
  std::vector<char*> environment;
  for (std::string& variable : variables) {
    environment.push_back(variable.data());
  }
  environment.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawn(&child, program.c_str(), files.get(), nullptr,
                                arguments, environment.data());
  if (error != 0) ThrowSystemError(error, "cannot start " + program);
  int status = 0;
  rusage usage{};
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) ThrowSystemError(errno, "wait4");
  }
  return {.stdout_text = out.ReadAll(),
          .stderr_text = err.ReadAll(),
          .exit_status =
              WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
          .peak_memory_kib = usage.ru_maxrss / kSanitizerMemoryFactor};
}

}  // namespace

PluginRunner RunnerOf(std::string program, EnvironmentChanges changes) {
  return [program = std::move(program), changes = std::move(changes)](
             const std::string& command, std::string_view input) {
    return RunOnce(program, command, changes, input);
  };
}

}  // namespace insight::testing
