// Makes the inputs of a sample message.

#ifndef SDK_SCHEMA_SAMPLE_H_
#define SDK_SCHEMA_SAMPLE_H_

#include "sdk/json/json_fwd.h"

namespace insight {

// Returns an object with a value for every property of `schema`, in its order:
// the default, else an empty value of the property's type (the first one of an
// enum), else null.  Nested types are filled in, but for one that is open
// already: {}.  Whether the values satisfy other constraints is not looked at.
// {} if there are no properties.
[[nodiscard]] Json SampleOf(const Json& schema);

}  // namespace insight

#endif  // SDK_SCHEMA_SAMPLE_H_
