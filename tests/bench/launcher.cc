// launcher RESULT_FD PROGRAM ARGUMENT...
//
// Runs a program with this process's stdin and stdout, and writes to the file
// RESULT_FD: its wall time in nanoseconds, its peak memory in KiB and its exit
// status (-N for signal N), as three numbers.
//
// A process of its own because the kernel counts what the parent of a program
// has in memory at the start towards the program's peak, and because a small
// process starts others faster than a large one.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

long long NowNanoseconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const int result_fd = std::atoi(argv[1]);
  fcntl(result_fd, F_SETFD, FD_CLOEXEC);
  const long long start = NowNanoseconds();
  pid_t child = 0;
  if (posix_spawn(&child, argv[2], nullptr, nullptr, argv + 2, environ) != 0) {
    return 2;
  }
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return 2;
  const long long end = NowNanoseconds();
  dprintf(result_fd, "%lld %ld %d\n", end - start, usage.ru_maxrss,
          WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
}
