// Child processes, as far as all runners of plugins need them.

#ifndef TESTS_CONFORMANCE_CHILD_H_
#define TESTS_CONFORMANCE_CHILD_H_

#include <sys/types.h>

#include <array>
#include <string>
#include <vector>

namespace insight::conformance {

// Thread safety: none.
class Pipe {
 public:
  // Throws std::runtime_error if the system gives none.
  Pipe();
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe();

  // -1 once closed.
  [[nodiscard]] int reader() const { return ends_[0]; }
  [[nodiscard]] int writer() const { return ends_[1]; }
  void CloseReader();
  void CloseWriter();

 private:
  std::array<int, 2> ends_;
};

// Which of our descriptors are a child's; those of -1 are as ours.
struct StandardStreams {
  int in = -1;
  int out = -1;
  int err = -1;
};

// Starts the program at `path`; `arguments` begin with its name.  Returns the
// process's id.  Throws std::runtime_error if it cannot; a program that is none
// ends with status 127.
[[nodiscard]] pid_t StartChild(const std::string& path,
                               const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment,
                               const StandardStreams& streams);

// Waits for its end; returns the exit status, or the negative number of the
// signal that ended it.
int AwaitChild(pid_t pid);

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_CHILD_H_
