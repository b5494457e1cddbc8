// One test of a plugin as data: a request, and what the reply must be like.
// README.md describes the files.

#ifndef SDK_TESTING_CASES_CASE_H_
#define SDK_TESTING_CASES_CASE_H_

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/testing/cases/tcp_script.h"
#include "sdk/testing/http_cassette.h"

namespace insight::testing {

// A case file says what it must not; what() names the case and the member.
class CaseFormatException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A step that takes the output of the one before: in `input`, each object
// {"$output": "/a/0"} stands for what that JSON pointer finds there.
struct NextStep {
  std::string action;
  Json input;
};

// What a reply must be like; what is empty is not looked at.
struct Expectation {
  // A reply with status "ok".
  std::optional<Json> output;
  // Otherwise a reply with status "error":
  std::vector<std::string> error_contains;
  std::optional<std::string> cause;
  std::optional<std::string> assistance;
  std::optional<std::string> data;
  // Otherwise no reply but this, byte by byte.
  std::optional<std::string> stdout_text;

  std::vector<std::string> log_contains;
  std::vector<std::string> stderr_contains;
  // Without it: 0 with an output, 1 with an error.
  std::optional<int> exit_status;
  std::optional<long> max_peak_memory_kib;
};

struct Case {
  std::string name;
  std::string command = "run";  // Or "test".
  std::string input;            // For stdin.
  // What the web says; nothing if there is to be none.
  std::optional<Cassette> http;
  // What servers of other protocols say.
  TcpScript tcp;
  // Variables of the program's environment.
  std::map<std::string, std::string> environment;
  // The expected output is that of this step.
  std::optional<NextStep> next;
  // Whether `expected.output` was recorded before `next`, and is passed through
  // it as well.
  bool recorded = false;
  Expectation expected;
};

// How the recorded outputs of an action are compared, by the action's name:
// passed through a step of the same plugin, or, where there is none, as they
// are.
using Comparisons = std::map<std::string, NextStep, std::less<>>;

// Returns the text of a file that a case names, relative to the case's own
// file; throws if there is none.
using ReadFileFn = std::function<std::string(const std::string& name)>;

// Read a file's text; `file` is its name, for messages.  Throw
// CaseFormatException, which names the case, or JsonParseException, or what
// `read_file` throws.
[[nodiscard]] std::vector<Case> ReadCases(std::string_view file,
                                          std::string_view text,
                                          const Comparisons& comparisons,
                                          const ReadFileFn& read_file = {});
[[nodiscard]] Comparisons ReadComparisons(std::string_view text);

// Returns the message that asks for an action, as text.
[[nodiscard]] std::string ActionMessage(const std::string& action,
                                        const Json& input);

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_CASE_H_
