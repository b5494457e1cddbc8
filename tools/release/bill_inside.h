// The CycloneDX bill of materials that a plugin's image has in it
// (docs/sbom.md).  A signature of the image covers it.

#ifndef TOOLS_RELEASE_BILL_INSIDE_H_
#define TOOLS_RELEASE_BILL_INSIDE_H_

#include <optional>
#include <string>
#include <string_view>

#include "tools/release/oci.h"

namespace insight::release {

// Returns the bill that a layer has, as JSON text; nothing if it has none.
// `layer` are the bytes of its archive, compressed or not, and `name` is what
// errors call it.  Throws image::ImageException if it is no archive.
[[nodiscard]] std::optional<std::string> BillInLayer(std::string_view layer,
                                                     const std::string& name);

// Returns the bill that the image with this manifest has; nothing if it has
// none.  Throws what `blob` throws, ReleaseException or image::ImageException.
[[nodiscard]] std::optional<std::string> BillInside(const Descriptor& manifest,
                                                    const BlobReader& blob,
                                                    const std::string& name);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_BILL_INSIDE_H_
