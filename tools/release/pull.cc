#include "tools/release/pull.h"

#include <optional>
#include <utility>

#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

std::string NameOf(const Reference& reference) {
  return reference.registry + "/" + reference.repository +
         (reference.digest.empty() ? ":" + reference.tag
                                   : "@" + reference.digest);
}

// A tag for what has none, since archives need one.
std::string ShortDigest(const std::string& digest) {
  constexpr std::size_t kDigits = 12;  // As docker has it.
  return digest.substr(digest.find(':') + 1, kDigits);
}

StoredManifest Require(const Reference& reference, const std::string& version,
                       Registry& registry) {
  std::optional<StoredManifest> stored =
      registry.FindManifest(reference.repository, version);
  if (!stored) {
    throw ReleaseException("There is no image " + NameOf(reference) + ".");
  }
  return *std::move(stored);
}

StoredManifest ChooseFromIndex(const StoredManifest& index,
                               const Reference& reference,
                               const std::string& architecture,
                               Registry& registry) {
  std::string known;
  for (const Descriptor& entry : ParseIndex(index.bytes, NameOf(reference))) {
    if (entry.architecture == architecture) {
      return Require(reference, entry.digest, registry);
    }
    known += (known.empty() ? "" : ", ") + entry.architecture;
  }
  throw ReleaseException(NameOf(reference) + " is not for " + architecture +
                         ", only for: " + known + ".");
}

std::vector<std::string> FindEnvelopes(const std::string& repository,
                                       const Descriptor& image,
                                       Registry& registry) {
  const std::optional<StoredManifest> stored =
      registry.FindManifest(repository, AttestationTag(image.digest));
  if (!stored) return {};
  const Manifest artifact = ParseManifest(stored->bytes, "provenance");
  std::vector<std::string> envelopes;
  for (const Descriptor& layer : artifact.layers) {
    envelopes.push_back(registry.GetBlob(repository, layer));
  }
  return envelopes;
}

}  // namespace

LayoutImage FindImage(const Reference& reference,
                      const std::string& architecture, Registry& registry) {
  StoredManifest stored = Require(reference, reference.Version(), registry);
  if (stored.descriptor.media_type == kIndexType) {
    stored = ChooseFromIndex(stored, reference, architecture, registry);
  }
  LayoutImage image = {.manifest = stored.descriptor};
  image.manifest.architecture = architecture;
  image.names = {reference.repository + ":" +
                 (reference.tag.empty() ? ShortDigest(image.manifest.digest)
                                        : reference.tag)};
  image.envelopes =
      FindEnvelopes(reference.repository, image.manifest, registry);
  return image;
}

BlobReader BlobsOf(const std::string& repository, Registry& registry) {
  return [repository, &registry](const Descriptor& descriptor) {
    if (descriptor.media_type != kManifestType) {
      return registry.GetBlob(repository, descriptor);
    }
    const std::optional<StoredManifest> stored =
        registry.FindManifest(repository, descriptor.digest);
    if (!stored) {
      throw ReleaseException("There is no manifest " + descriptor.digest +
                             " in " + repository + ".");
    }
    return stored->bytes;
  };
}

}  // namespace insight::release
