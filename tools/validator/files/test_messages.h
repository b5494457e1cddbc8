// The messages that a plugin keeps under tests/, to run it with.

#ifndef TOOLS_VALIDATOR_FILES_TEST_MESSAGES_H_
#define TOOLS_VALIDATOR_FILES_TEST_MESSAGES_H_

#include <memory>
#include <string>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// A message: a file with an object that has a `body`.
struct TestMessage {
  std::string file;
  std::string kind;  // "action", "trigger" or "task"; empty if it names none.
  std::string step;
  std::shared_ptr<const Json> body;

  // Returns a member of the body, such as "input"; null if there is none.
  [[nodiscard]] const Json* Section(const std::string& name) const;
};

// Returns the paths tests/*.json.
[[nodiscard]] std::vector<std::string> TestFiles(const PluginFolder& folder);

// Returns the messages among these files; what is no JSON is left out.
[[nodiscard]] std::vector<TestMessage> ReadTestMessages(
    const PluginFolder& folder);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_FILES_TEST_MESSAGES_H_
