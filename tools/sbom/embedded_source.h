// The source file that puts a bill into a plugin's program.

#ifndef TOOLS_SBOM_EMBEDDED_SOURCE_H_
#define TOOLS_SBOM_EMBEDDED_SOURCE_H_

#include <string>

namespace insight::tool {

// Returns C++ that defines GetLinkedSbom() of "sdk/cli/linked_sbom.h" with
// these documents.  Throws SbomException if one cannot be written as a raw
// string.
[[nodiscard]] std::string EmbeddedSource(const std::string& cyclonedx,
                                         const std::string& spdx);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_EMBEDDED_SOURCE_H_
