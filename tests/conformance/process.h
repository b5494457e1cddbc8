// Runs a program as an orchestrator would: with a message on stdin.

#ifndef TESTS_CONFORMANCE_PROCESS_H_
#define TESTS_CONFORMANCE_PROCESS_H_

#include <functional>
#include <string>
#include <vector>

namespace insight::conformance {

struct ProcessRun {
  std::string path;                           // Of the program.
  std::vector<std::string> arguments;         // With the program's name.
  std::vector<std::string> environment = {};  // NAME=value.
  std::string input = {};                     // For stdin.
  // Asked whenever stdout has grown; once it answers true, the program gets a
  // SIGTERM.  Null: never.
  std::function<bool(const std::string& output)> enough = nullptr;
};

struct ProcessResult {
  // The exit status, or the negative number of the signal that ended it.
  int status = 0;
  std::string output;
  std::string errors;
};

// Runs the program to its end; kills it after a minute, which no test takes.
// Throws std::runtime_error if it cannot be started.
[[nodiscard]] ProcessResult RunProcess(const ProcessRun& run);

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_PROCESS_H_
