// What a message asks for, after the checks that need to know nothing of the
// plugin.

#ifndef SDK_MESSAGE_REQUEST_H_
#define SDK_MESSAGE_REQUEST_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/json/json.h"
#include "sdk/message/message.h"

namespace insight {

enum class MessageType {
  kActionStart,
  kTriggerStart,
  kTaskStart,
  kConnectionTest,
};

// The "type" of a message, such as "action_start".
[[nodiscard]] std::string_view WireTypeOf(MessageType type);

// The "type" of a reply, such as "action_event".
[[nodiscard]] std::string_view ReplyTypeOf(MessageType type);

// The name of the body's field that names the step: "action", "trigger" or
// "task"; empty for a connection test.
[[nodiscard]] std::string_view StepFieldOf(MessageType type);

// The type of a message; none if it is missing or unknown.
[[nodiscard]] std::optional<MessageType> TypeOf(const Message& message);

// Members that a message lacks are empty objects, but for `state`; members that
// are null stay null.
struct Request {
  MessageType type = MessageType::kActionStart;
  // On the wire; empty for a connection test.
  std::string step;
  Json meta;
  Json input;
  Json connection;
  Json dispatcher;            // Triggers.
  std::optional<Json> state;  // Tasks.
  Json custom_config;         // Tasks.
  std::string task;           // Connection tests: body.task; may be empty.
};

// Moves the parts of `message` into a request.  Throws ClientException, and
// leaves the message as it is, where its type is unknown, its version missing
// or not v1, or the step's name missing or no string (in this order).
[[nodiscard]] Request ReadRequest(Message&& message);

}  // namespace insight

#endif  // SDK_MESSAGE_REQUEST_H_
