// What stands beside an image and says something about it: its signed
// provenance, its bills of materials.
//
// In registries and bundles each is an OCI artifact: a manifest that names the
// image as its `subject`, with the document as its one layer.  Registries list
// an image's artifacts ("referrers"); for those that cannot, an index of them
// stands under the tag ReferrersTag().
//
// Sources: OCI image specification 1.1, "Guidelines for Artifact Usage"; OCI
// distribution specification 1.1, "Listing Referrers" and "Referrers Tag
// Schema".  The media types of bills are CycloneDX's and SPDX's own.
//
// Thread safety: values and functions; may be used from any thread.

#ifndef TOOLS_RELEASE_ATTACHMENT_H_
#define TOOLS_RELEASE_ATTACHMENT_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/release/oci.h"

namespace insight::release {

inline constexpr const char* kCycloneDxType = "application/vnd.cyclonedx+json";
inline constexpr const char* kSpdxType = "application/spdx+json";

struct Attachment {
  // Its artifact type: kAttestationType, kCycloneDxType or kSpdxType.
  std::string type = {};
  std::string content = {};  // The document; of a provenance the envelope.
  Descriptor subject = {};   // The manifest that it is about.

  [[nodiscard]] bool IsProvenance() const;
};

// "provenance", "CycloneDX" or "SPDX"; "" for a type that is none of these.
[[nodiscard]] std::string AttachmentName(std::string_view type);

// "provenance, SPDX": what is among them, each once, in that order.
[[nodiscard]] std::string AttachmentNames(
    const std::vector<Attachment>& attachments);

// An attachment as an artifact: its manifest, and the blobs that this refers
// to.
struct Artifact {
  Descriptor descriptor;
  std::string manifest;
  std::vector<std::pair<Descriptor, std::string>> blobs;
};
[[nodiscard]] Artifact MakeArtifact(const Attachment& attachment);

// Returns the descriptor of an artifact's document.  Throws ReleaseException
// unless the manifest is that of an artifact with one document about `subject`;
// `name` is what messages call it.
[[nodiscard]] Descriptor DocumentOf(const Manifest& artifact,
                                    const Descriptor& subject,
                                    const std::string& name);

// "sha256-...": where the index of an image's artifacts stands.
[[nodiscard]] std::string ReferrersTag(const std::string& image_digest);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_ATTACHMENT_H_
