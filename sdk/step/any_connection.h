// A plugin's connection with its type erased.

#ifndef SDK_STEP_ANY_CONNECTION_H_
#define SDK_STEP_ANY_CONNECTION_H_

#include <memory>

namespace insight {

// Null where a plugin has no connection.  Only generated code, which knows the
// type, casts it back.  Connections are shared by concurrent steps, so whatever
// is in it may be called from any thread.
using AnyConnection = std::shared_ptr<void>;

}  // namespace insight

#endif  // SDK_STEP_ANY_CONNECTION_H_
