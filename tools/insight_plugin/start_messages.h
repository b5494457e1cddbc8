// The messages that start a plugin's steps.

#ifndef TOOLS_INSIGHT_PLUGIN_START_MESSAGES_H_
#define TOOLS_INSIGHT_PLUGIN_START_MESSAGES_H_

#include <string>
#include <vector>

#include "sdk/json/json.h"
#include "tools/insight_plugin/plugin_command.h"

namespace insight::tool {

struct StartMessage {
  std::string file;  // As the user would name it.
  std::string type;  // "action_start"
  std::string step;  // The one that it starts; empty if it names none.
  Json json;
};

// What the user says of the messages to use.
struct MessageChoice {
  std::string step;                // Empty: any.
  std::vector<std::string> files;  // Empty: the plugin's samples.
};

// Returns the messages, at least one: the files that are named, in their order;
// otherwise the step's tests/STEP.json, or else all in tests/ that start it;
// without a step, all messages in tests/, by name.
//
// Throws spec::SpecException or std::runtime_error: if a file is no message, if
// the spec has no such step, or if there is no sample, with what writes one.
[[nodiscard]] std::vector<StartMessage> FindMessages(
    const Target& target, const MessageChoice& choice);

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_START_MESSAGES_H_
