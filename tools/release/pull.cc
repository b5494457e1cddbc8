#include "tools/release/pull.h"

#include <optional>
#include <utility>

#include "sdk/json/json.h"
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

// The artifacts that refer to the image, as far as they are known.
std::vector<Descriptor> FindArtifacts(const std::string& repository,
                                      const std::string& digest,
                                      Registry& registry) {
  std::vector<Descriptor> artifacts;
  // First what was signed last.
  const std::optional<StoredManifest> provenance =
      registry.FindManifest(repository, AttestationTag(digest));
  if (provenance) {
    artifacts.push_back(provenance->descriptor);
    artifacts.back().artifact_type = kAttestationType;
  }
  std::optional<std::vector<Descriptor>> listed =
      registry.ListReferrers(repository, digest);
  if (!listed) {
    const std::optional<StoredManifest> index =
        registry.FindManifest(repository, ReferrersTag(digest));
    listed.emplace();
    if (index) listed = ParseIndex(index->bytes, repository + ": referrers");
  }
  for (Descriptor& artifact : *listed) {
    if (AttachmentName(artifact.artifact_type).empty() ||
        (provenance && artifact.digest == provenance->descriptor.digest)) {
      continue;
    }
    artifacts.push_back(std::move(artifact));
  }
  return artifacts;
}

std::vector<Attachment> FindAttachments(const std::string& repository,
                                        const Descriptor& image,
                                        Registry& registry) {
  std::vector<Attachment> attachments;
  for (const Descriptor& artifact :
       FindArtifacts(repository, image.digest, registry)) {
    const std::string name = repository + ": " +
                             AttachmentName(artifact.artifact_type) + " of " +
                             image.digest;
    const std::optional<StoredManifest> stored =
        registry.FindManifest(repository, artifact.digest);
    if (!stored) throw ReleaseException(name + " is listed, but not there.");
    const Descriptor document =
        DocumentOf(ParseManifest(stored->bytes, name), image, name);
    attachments.push_back({.type = artifact.artifact_type,
                           .content = registry.GetBlob(repository, document),
                           .subject = image});
  }
  return attachments;
}

std::string ArchitectureOf(const std::string& repository,
                           const StoredManifest& image, Registry& registry) {
  const Descriptor config = ParseManifest(image.bytes, repository).config;
  return ParseJsonDocument(registry.GetBlob(repository, config),
                           repository + ": configuration")
      .value("architecture", "");
}

}  // namespace

LayoutImage FindImage(const Reference& reference,
                      const std::string& architecture, Registry& registry) {
  StoredManifest stored = Require(reference, reference.Version(), registry);
  if (stored.descriptor.IsIndex() && !architecture.empty()) {
    stored = ChooseFromIndex(stored, reference, architecture, registry);
  }
  const std::string& repository = reference.repository;
  LayoutImage image = {.manifest = stored.descriptor};
  if (!image.manifest.IsIndex()) {
    image.manifest.architecture = ArchitectureOf(repository, stored, registry);
  }
  image.names = {repository + ":" +
                 (reference.tag.empty() ? ShortDigest(image.manifest.digest)
                                        : reference.tag)};
  image.attachments = FindAttachments(repository, image.manifest, registry);
  if (!image.manifest.IsIndex()) return image;
  // The provenance of the whole is with each part as well.
  for (const Descriptor& manifest :
       ParseIndex(stored.bytes, NameOf(reference))) {
    for (Attachment& bill : FindAttachments(repository, manifest, registry)) {
      if (!bill.IsProvenance()) image.attachments.push_back(std::move(bill));
    }
  }
  return image;
}

BlobReader BlobsOf(const std::string& repository, Registry& registry) {
  return [repository, &registry](const Descriptor& descriptor) {
    if (descriptor.media_type != kManifestType && !descriptor.IsIndex()) {
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
