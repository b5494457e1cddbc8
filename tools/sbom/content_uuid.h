// Identifiers that two builds of the same agree on.

#ifndef TOOLS_SBOM_CONTENT_UUID_H_
#define TOOLS_SBOM_CONTENT_UUID_H_

#include <string>
#include <string_view>

namespace insight::tool {

// Returns a UUID that depends on `content` alone: the first bits of its SHA-256
// (RFC 9562, section 5.8, version 8), in lower case.
[[nodiscard]] std::string ContentUuid(std::string_view content);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_CONTENT_UUID_H_
