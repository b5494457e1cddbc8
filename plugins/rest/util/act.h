// The five actions, which differ by their method alone.

#ifndef PLUGINS_REST_UTIL_ACT_H_
#define PLUGINS_REST_UTIL_ACT_H_

#include <string>

#include "plugins/rest/connection.h"
#include "plugins/rest/util/message.h"
#include "sdk/http/http_client.h"
#include "sdk/step/step_context.h"
#include "sdk/util/text_encoding/text_encoding.h"

namespace insight::plugins::rest {

// Thread safety: may be called from any thread.
template <typename Output, typename Input>
[[nodiscard]] Output Act(const char* method, const Input& input,
                         const Connection& connection, StepContext& context) {
  const HttpResponse response =
      connection.Send({.method = method,
                       .route = input.route,
                       .headers = input.headers,
                       .body_object = input.body_object,
                       .body_any = input.body_any},
                      context);
  const std::string text = DecodeText(response.body);
  return {.body_object = BodyAsObject(text),
          .body_string = text,
          .status = response.status,
          .headers = HeadersAsObject(response.headers)};
}

}  // namespace insight::plugins::rest

#endif  // PLUGINS_REST_UTIL_ACT_H_
