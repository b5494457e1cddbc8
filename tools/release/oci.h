// The documents of the OCI image specification 1.1 that a release consists of:
// descriptors, manifests, indexes.  What is read is checked, so that a digest
// may be used as a file's name.
//
// Thread safety: values and functions; may be used from any thread.

#ifndef TOOLS_RELEASE_OCI_H_
#define TOOLS_RELEASE_OCI_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::release {

inline constexpr const char* kManifestType =
    "application/vnd.oci.image.manifest.v1+json";
inline constexpr const char* kIndexType =
    "application/vnd.oci.image.index.v1+json";
inline constexpr const char* kEmptyType = "application/vnd.oci.empty.v1+json";
inline constexpr const char* kReferenceName =
    "org.opencontainers.image.ref.name";

struct Descriptor {
  std::string media_type = {};
  std::string digest = {};  // "sha256:" and 64 lower-case hexadecimal digits.
  std::uint64_t size = 0;   // In bytes.
  std::string architecture = {};   // Of its platform; "" if it names none.
  std::string variant = {};        // The same: "v8", or "".
  std::string reference = {};      // Its annotation kReferenceName, or "".
  std::string artifact_type = {};  // Or "".

  [[nodiscard]] bool IsIndex() const { return media_type == kIndexType; }

  friend bool operator==(const Descriptor&, const Descriptor&) = default;
};

struct Manifest {
  Descriptor config = {};
  std::vector<Descriptor> layers = {};
  std::string artifact_type = {};  // Or "".
  std::optional<Descriptor> subject = {};
};

// Whether `text` is a digest as OCI writes SHA-256 ones.
[[nodiscard]] bool IsDigest(std::string_view text);

// "blobs/sha256/..." of a digest: where an image layout has the blob.
[[nodiscard]] std::string BlobPath(const std::string& digest);

[[nodiscard]] Descriptor Describe(std::string media_type,
                                  std::string_view bytes);

// The descriptor as a member of a manifest or an index.
[[nodiscard]] Json ToJson(const Descriptor& descriptor);

// All three throw ReleaseException, with `name` for what the bytes are, unless
// these are such a document with digests as above.
[[nodiscard]] Manifest ParseManifest(std::string_view bytes,
                                     const std::string& name);
[[nodiscard]] std::vector<Descriptor> ParseIndex(std::string_view bytes,
                                                 const std::string& name);
[[nodiscard]] Json ParseJsonDocument(std::string_view bytes,
                                     const std::string& name);

// An index of these manifests, as text.
[[nodiscard]] std::string IndexText(const std::vector<Descriptor>& manifests);

// Returns the blob that the descriptor is of.
using BlobReader = std::function<std::string(const Descriptor&)>;

// Returns the manifests of which an image consists: itself, or, if it is an
// index, those in it, one for each platform.  Throws ReleaseException if the
// index is damaged or is none of images; `name` is what messages call it.
[[nodiscard]] std::vector<Descriptor> PlatformManifests(
    const Descriptor& image, const BlobReader& blob, const std::string& name);

// Throws ReleaseException unless `bytes` are what the descriptor says.
// `place` is where they came from: "rapid7/jira at 127.0.0.1:5000".
void RequireDescribed(const Descriptor& descriptor, std::string_view bytes,
                      const std::string& place);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_OCI_H_
