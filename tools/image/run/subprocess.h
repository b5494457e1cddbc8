// Runs a program and waits for it.

#ifndef TOOLS_IMAGE_RUN_SUBPROCESS_H_
#define TOOLS_IMAGE_RUN_SUBPROCESS_H_

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace insight::image {

struct SubprocessResult {
  int status = 0;      // Exit status; 128 plus the number for a signal.
  std::string output;  // All of its stdout.
  std::string errors;  // All of its stderr.
};

// Is given each piece of a program's output as it comes.
using Sink = std::function<void(std::string_view)>;

// Where a program's stdin comes from, and what its output goes to.
struct Stdio {
  std::filesystem::path input = {};  // A file; if empty, our own stdin.
  // If empty, its stdout and stderr are ours.
  Sink output = {};
  Sink errors = {};
  // The program only starts another and keeps signals to stop to itself (as
  // bwrap does): those that are passed on are for its child.
  bool is_wrapper = false;
};

// Runs `arguments` (a program, found in PATH, and what it is given) and returns
// its status, as above.  While it runs, a signal to stop (SIGINT, SIGTERM) ends
// it and not us, so that the caller can clean up: one that we get is passed on,
// but for the terminal's Ctrl-C, which it gets itself.
//
// `prepare`, if there is one, is called in the child before the program starts;
// what it throws, or a program that can't be started, is status 127 with the
// reason on its stderr.  Throws ImageException if there can be no child or the
// input can't be read.  For programs with one thread; not thread-safe.
int RunSubprocess(const std::vector<std::string>& arguments, const Stdio& stdio,
                  const std::function<void()>& prepare = nullptr);

// The same with the file `input` as stdin and all output kept.
[[nodiscard]] SubprocessResult RunSubprocess(
    const std::vector<std::string>& arguments,
    const std::filesystem::path& input,
    const std::function<void()>& prepare = nullptr);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_RUN_SUBPROCESS_H_
