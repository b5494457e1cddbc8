// A Dispatcher delivers what a trigger sends: to the engine, to stdout or
// nowhere.

#ifndef SDK_DISPATCHER_DISPATCHER_H_
#define SDK_DISPATCHER_DISPATCHER_H_

#include "sdk/json/json_fwd.h"

namespace insight {

class DocumentWriter;

// Thread safety: Dispatch() is called by one thread at a time.
class Dispatcher {
 public:
  virtual ~Dispatcher() = default;

  // Delivers one event, a whole "trigger_event" message; returns once it is
  // accepted.  Throws a std::exception if it could not be delivered.
  virtual void Dispatch(const Json& event) = 0;
};

// Writes events where the reply will be written: for debugging.
class StdoutDispatcher final : public Dispatcher {
 public:
  // `writer` must outlive the dispatcher.
  explicit StdoutDispatcher(DocumentWriter& writer) : writer_(writer) {}

  void Dispatch(const Json& event) override;

 private:
  DocumentWriter& writer_;
};

// Accepts events and forgets them: for tests of a trigger, which send none.
class NullDispatcher final : public Dispatcher {
 public:
  void Dispatch(const Json& /*event*/) override {}
};

}  // namespace insight

#endif  // SDK_DISPATCHER_DISPATCHER_H_
