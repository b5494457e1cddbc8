// The Swagger 2.0 document of the HTTP interface, which is the same for every
// plugin.

#ifndef SDK_SERVER_SWAGGER_H_
#define SDK_SERVER_SWAGGER_H_

#include "sdk/json/json_fwd.h"

namespace insight {

[[nodiscard]] Json MakeSwagger();

}  // namespace insight

#endif  // SDK_SERVER_SWAGGER_H_
