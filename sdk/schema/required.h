// Checks that required inputs have content, which a JSON schema does not say.

#ifndef SDK_SCHEMA_REQUIRED_H_
#define SDK_SCHEMA_REQUIRED_H_

#include <optional>
#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

// Returns the first key of `params`, in their order, that the top level of
// `schema` requires and whose value is null or an empty string.  A key that is
// absent is none, and neither is there one if `params` is no object.
[[nodiscard]] std::optional<std::string> FirstEmptyRequired(const Json& schema,
                                                            const Json& params);

// Throws ClientException, in the words that customers know, if there is one.
void ValidateRequired(const Json& schema, const Json& params);

}  // namespace insight

#endif  // SDK_SCHEMA_REQUIRED_H_
