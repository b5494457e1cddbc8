// Answers that are no envelope.

#ifndef SDK_SERVER_ERROR_OBJECT_H_
#define SDK_SERVER_ERROR_OBJECT_H_

#include <string>
#include <string_view>

#include "sdk/json/json_fwd.h"
#include "sdk/server/http_message.h"

namespace insight {

// The reason phrase of a status (RFC 9110), such as "Not Found"; "Error" for
// one that this server does not use.
[[nodiscard]] std::string_view ReasonOf(int status);

// An answer with `body` as JSON, members sorted, and a newline.
[[nodiscard]] ServerReply JsonReply(int status, const Json& body);

// {"code", "description", "method", "name", "response": null, "url"} of the
// runtime contract's section 3.5.  `description` is for people; where it is
// empty, it is the text that the Python runtime gives with this status.
// `request` may be incomplete.
[[nodiscard]] ServerReply ErrorReply(int status, const ServerRequest& request,
                                     std::string_view description = {});

// The same for a failure of the server itself, with "original_exception".
[[nodiscard]] ServerReply FailureReply(const ServerRequest& request,
                                       const std::string& what);

}  // namespace insight

#endif  // SDK_SERVER_ERROR_OBJECT_H_
