// Runs a program and waits for it.

#ifndef TOOLS_IMAGE_RUN_SUBPROCESS_H_
#define TOOLS_IMAGE_RUN_SUBPROCESS_H_

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace insight::image {

struct SubprocessResult {
  int status = 0;      // Exit status; 128 plus the number for a signal.
  std::string output;  // All of its stdout.
  std::string errors;  // All of its stderr.
};

// Runs `arguments` (a program, found in PATH, and what it is given) with the
// file `input` as stdin.  While it runs, Ctrl-C ends it and not us, so that the
// caller can clean up.
//
// `prepare`, if there is one, is called in the child before the program starts;
// what it throws, or a program that can't be started, is status 127 with the
// reason in `errors`.  Throws ImageException if there can be no child or
// `input` can't be read.  For programs with one thread; not thread-safe.
[[nodiscard]] SubprocessResult RunSubprocess(
    const std::vector<std::string>& arguments,
    const std::filesystem::path& input,
    const std::function<void()>& prepare = nullptr);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_RUN_SUBPROCESS_H_
