#include "sdk/dispatcher/http_dispatcher.h"

#include "sdk/json/dump.h"

namespace insight {

void HttpDispatcher::Dispatch(const Json& event) {
  poster_.Deliver({.id = NewEventId(), .body = DumpJson(event)});
}

}  // namespace insight
