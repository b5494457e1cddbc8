// What a connection is remembered under.

#ifndef SDK_CONNECTION_CONNECTION_KEY_H_
#define SDK_CONNECTION_CONNECTION_KEY_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

// Returns the lowercase hex SHA-1 of `params`, any JSON value, in the text form
// of Python's json.dumps(params, sort_keys=True): the key that the runtime
// which this one stands in for uses.  Equal parameters have equal keys, in
// whatever order their members are.
//
// A member "connection_cache_key" counts like any other: it can keep
// connections apart, but never makes requests with different credentials share
// one.
//
// The hash shows no parameter, but don't log it: a weak password could be found
// by trial.
[[nodiscard]] std::string ConnectionKey(const Json& params);

}  // namespace insight

#endif  // SDK_CONNECTION_CONNECTION_KEY_H_
