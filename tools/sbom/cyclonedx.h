// Bills of materials in CycloneDX 1.6.

#ifndef TOOLS_SBOM_CYCLONEDX_H_
#define TOOLS_SBOM_CYCLONEDX_H_

#include <string>

#include "tools/sbom/bill.h"

namespace insight::tool {

// Returns the document, JSON with a line end at its end.  It depends on the
// bill alone: it has no timestamp, and its serial number is one of its content.
//
// The subject is the image, or the plugin where there is none; `dependencies`
// says what is linked into the plugin and what the image holds.
[[nodiscard]] std::string ToCycloneDx(const Bill& bill);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_CYCLONEDX_H_
