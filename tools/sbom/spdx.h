// Bills of materials in SPDX 2.3 (ISO/IEC 5962), as JSON.

#ifndef TOOLS_SBOM_SPDX_H_
#define TOOLS_SBOM_SPDX_H_

#include <string>

#include "tools/sbom/bill.h"

namespace insight::tool {

// Returns the document, JSON with a line end at its end.  It depends on the
// bill alone: its namespace is one of its content, and the time that the format
// demands is 1970-01-01T00:00:00Z, as that of all files in images.
//
// The texts of licenses that are in no list are in it (clause 10).
[[nodiscard]] std::string ToSpdx(const Bill& bill);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_SPDX_H_
