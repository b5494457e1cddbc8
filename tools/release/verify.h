// Whether an image is whole, and whether it is what somebody signed.

#ifndef TOOLS_RELEASE_VERIFY_H_
#define TOOLS_RELEASE_VERIFY_H_

#include <optional>
#include <string>

#include "tools/release/attestation.h"
#include "tools/release/layout.h"

namespace insight::release {

// Reads the whole image and throws ReleaseException or image::ImageException
// unless
// * index, manifests, configurations and layers, of all platforms, have the
//   digests and sizes by which they are referred to;
// * an index says of an image's architecture what its configuration says;
// * the layers, unpacked, have the digests that the configuration has;
// * an attached CycloneDX bill of materials is that in the image, if the image
//   has one;
// * with a `public_key` (PEM), the image has a provenance that its owner signed
//   and that is of this image.
//
// Returns the signed provenance; nothing without a key.  `name` is what
// messages call the image.
std::optional<Provenance> VerifyImage(const LayoutImage& image,
                                      const BlobReader& blob,
                                      const std::string& public_key,
                                      const std::string& name);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_VERIFY_H_
