// Whether a JSON value is one of a type, as JSON Schema sees it.

#ifndef TOOLS_SPEC_SCALAR_FITS_H_
#define TOOLS_SPEC_SCALAR_FITS_H_

#include "sdk/json/json_fwd.h"
#include "tools/spec/spec_type.h"

namespace insight::spec {

// Whether `value` is one of the type `kind` outside of a list.  Everything is
// of an untyped kind; of the kinds that are objects, any object is.
[[nodiscard]] bool ScalarFits(const Json& value, TypeKind kind);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_SCALAR_FITS_H_
