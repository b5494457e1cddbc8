// Fetching images from a registry, checked against their digests.

#ifndef TOOLS_RELEASE_PULL_H_
#define TOOLS_RELEASE_PULL_H_

#include <string>
#include <vector>

#include "tools/release/layout.h"
#include "tools/release/reference.h"
#include "tools/release/registry.h"

namespace insight::release {

// Returns the image that a reference names, with what is attached to it but
// without its blobs.  Of an index it takes the image for `architecture`
// ("amd64"), or, where that is "", all of it.  Its name is the reference's,
// without the registry; where that has no tag, the first 12 digits of the
// digest are one.  Throws ReleaseException if there is no such image, or it is
// damaged.
[[nodiscard]] LayoutImage FindImage(const Reference& reference,
                                    const std::string& architecture,
                                    Registry& registry);

// Reads an image's blobs, its manifest included, from the repository.  The
// registry must outlive the result.
[[nodiscard]] BlobReader BlobsOf(const std::string& repository,
                                 Registry& registry);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_PULL_H_
