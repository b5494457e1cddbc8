// Names of images: "rapid7/whois:1.0.0", with a registry in front or a digest
// behind it.
//
// Example:
//
//   const Reference reference =
//   ParseReference("127.0.0.1:5000/a/b@sha256:...");
//
// Thread safety: values and functions; may be used from any thread.

#ifndef TOOLS_RELEASE_REFERENCE_H_
#define TOOLS_RELEASE_REFERENCE_H_

#include <string>
#include <string_view>

namespace insight::release {

struct Reference {
  std::string registry = {};    // "127.0.0.1:5000", or "" for none.
  std::string repository = {};  // "rapid7/whois"
  std::string tag = {};         // "1.0.0"; "" if there is a digest instead.
  std::string digest = {};      // "sha256:...", or "".

  // What a manifest's path ends with: the digest, or else the tag.
  [[nodiscard]] const std::string& Version() const {
    return digest.empty() ? tag : digest;
  }
};

// Parses a reference (grammar: distribution specification 1.1, "Pulling
// manifests").  A first part with a dot or a colon, or "localhost", is a
// registry; without tag and digest, the tag is "latest".  Throws
// ReleaseException.
[[nodiscard]] Reference ParseReference(std::string_view text);

// Whether the tag names one release for good, so that it must not be moved: it
// begins with MAJOR.MINOR.PATCH.
[[nodiscard]] bool IsReleaseTag(std::string_view tag);

// "http://127.0.0.1:5000" of a registry as users name it.  Only this machine is
// spoken to in the clear.  Throws ReleaseException for http elsewhere.
[[nodiscard]] std::string RegistryUrl(std::string_view registry);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_REFERENCE_H_
