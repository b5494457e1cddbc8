// What a trigger's dispatcher is made from.

#ifndef SDK_RUNTIME_DISPATCHER_REQUEST_H_
#define SDK_RUNTIME_DISPATCHER_REQUEST_H_

#include <functional>
#include <memory>
#include <string>

#include "sdk/dispatcher/dispatcher.h"
#include "sdk/json/json_fwd.h"

namespace insight {

class Cancellation;
class LogSink;

// Whose events are to be delivered.
struct DispatcherRequest {
  // The message's "dispatcher.url", which is empty only for debugging.
  std::string url;
  std::string trigger;
  const Json& meta;
  // Both outlive the dispatcher.
  const Cancellation& cancellation;
  LogSink& log;
};

// Makes the place for the events of one trigger; never returns null.  Throws if
// there can be none.
using DispatcherFactory =
    std::function<std::unique_ptr<Dispatcher>(const DispatcherRequest&)>;

}  // namespace insight

#endif  // SDK_RUNTIME_DISPATCHER_REQUEST_H_
