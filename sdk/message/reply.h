// What goes back to the caller, and what a trigger sends: JSON with its members
// in the order that the runtime contract demands.

#ifndef SDK_MESSAGE_REPLY_H_
#define SDK_MESSAGE_REPLY_H_

#include <optional>
#include <string>

#include "sdk/json/json.h"
#include "sdk/message/request.h"

namespace insight {

// A failure for programs to read.
struct ExceptionObject {
  std::string cause;
  std::string assistance;
  std::string data;
};

struct Reply {
  // None where the message's type is unknown.
  std::optional<MessageType> type = {};
  std::string log = {};
  Json meta = {};  // The message's, verbatim.
  // Tasks only; left out of the envelope where there are none.
  std::optional<Json> state = {};
  std::optional<bool> has_more_pages = {};
  std::optional<int> status_code = {};
  // Of a failure, or of a task that has an error beside its output.
  std::optional<ExceptionObject> exception = {};
  // Present for a failure, which has no output.
  std::optional<std::string> error = {};
  std::optional<Json> metrics = {};  // Failures only.
  Json output = {};
};

// Returns {"body": {...}, "version": "v1", "type": ...}.
[[nodiscard]] Json MakeEnvelope(Reply reply);

// Returns {"body": {"meta", "output", "log"}, "type": "trigger_event", ...}.
[[nodiscard]] Json MakeTriggerEvent(Json meta, Json output, std::string log);

}  // namespace insight

#endif  // SDK_MESSAGE_REPLY_H_
