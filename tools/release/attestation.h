// What is said about an image and signed: where it came from.
//
// The statement is in-toto's (Statement v1) with SLSA's provenance v1 as its
// predicate; it is signed as a DSSE envelope v1.  How it goes with an image is
// in attachment.h.
//
// Sources: github.com/in-toto/attestation (spec/v1), slsa.dev/spec/v1.0,
// github.com/secure-systems-lab/dsse (protocol.md, envelope.md); the tag is
// cosign's.
//
// Thread safety: functions; may be called from any thread.

#ifndef TOOLS_RELEASE_ATTESTATION_H_
#define TOOLS_RELEASE_ATTESTATION_H_

#include <string>
#include <vector>

#include "sdk/json/json_fwd.h"
#include "tools/release/oci.h"

namespace insight::release {

inline constexpr const char* kAttestationType = "application/vnd.in-toto+json";
inline constexpr const char* kProvenancePredicate =
    "https://slsa.dev/provenance/v1";

// An image that another one stands on.
struct BaseImage {
  std::string name = {};
  std::string digest = {};

  friend bool operator==(const BaseImage&, const BaseImage&) = default;
};

// Where an image came from.
struct Provenance {
  std::string name = {};          // "rapid7/whois:1.0.0"
  std::string image_digest = {};  // Of its manifest, or of its index.
  // Of an index, the manifests in it: it speaks for each of them as well.
  std::vector<std::string> platform_digests = {};
  std::string repository = {};   // "git+https://..."; "" if git knows none.
  std::string revision = {};     // Of git: 40 hexadecimal digits.
  std::string lock_digest = {};  // Of tools/debian/lock.bzl, as an OCI digest.
  std::vector<BaseImage> bases = {};  // On each platform.

  // Whether it speaks for the image with this digest.
  [[nodiscard]] bool IsOf(const std::string& digest) const;
};

// The statement as JSON text.  Depends on nothing but the argument: it says no
// time, so that the same release gives the same statement.
[[nodiscard]] std::string StatementText(const Provenance& provenance);

// Reads back what matters of a statement.  Throws ReleaseException unless it is
// an in-toto statement with SLSA's provenance about one image, of which several
// platforms may be named.
[[nodiscard]] Provenance ParseStatement(const std::string& text,
                                        const std::string& name);

// Signs `payload` of type kAttestationType.  Returns the envelope as JSON text.
// `private_key` is in PEM (Ed25519 or ECDSA).  Throws ReleaseException.
[[nodiscard]] std::string SignEnvelope(const std::string& payload,
                                       const std::string& private_key);

// Returns the payload of an envelope of which a signature is by the key's
// owner. `public_key` is in PEM.  Throws ReleaseException if there is no such
// signature, or the envelope is none of this type; `name` says whose it is.
[[nodiscard]] std::string OpenEnvelope(const std::string& envelope,
                                       const std::string& public_key,
                                       const std::string& name);

// "sha256-....att": the tag under which an image's statement is looked for.
[[nodiscard]] std::string AttestationTag(const std::string& image_digest);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_ATTESTATION_H_
