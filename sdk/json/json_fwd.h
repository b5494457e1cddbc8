// The name of our JSON value, without its definition.
//
// Public headers include this one: <nlohmann/json.hpp> costs about a second in
// every file that includes it.  A file that touches a value includes
// "sdk/json/json.h".

#ifndef SDK_JSON_JSON_FWD_H_
#define SDK_JSON_JSON_FWD_H_

#include <nlohmann/json_fwd.hpp>

namespace insight {

// Objects keep the order in which their members were added, as Python's do.
using Json = nlohmann::ordered_json;

}  // namespace insight

#endif  // SDK_JSON_JSON_FWD_H_
