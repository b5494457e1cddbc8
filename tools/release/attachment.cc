#include "tools/release/attachment.h"

#include <algorithm>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

constexpr const char* kEnvelopeType = "application/vnd.dsse.envelope.v1+json";

constexpr std::pair<std::string_view, const char*> kNames[] = {
    {kAttestationType, "provenance"},
    {kCycloneDxType, "CycloneDX"},
    {kSpdxType, "SPDX"}};

}  // namespace

bool Attachment::IsProvenance() const { return type == kAttestationType; }

std::string AttachmentName(std::string_view type) {
  for (const auto& [known, name] : kNames) {
    if (known == type) return name;
  }
  return "";
}

std::string AttachmentNames(const std::vector<Attachment>& attachments) {
  std::string names;
  for (const auto& [type, name] : kNames) {
    if (std::any_of(attachments.begin(), attachments.end(),
                    [&](const Attachment& one) { return one.type == type; })) {
      names += (names.empty() ? "" : ", ") + std::string(name);
    }
  }
  return names;
}

Artifact MakeArtifact(const Attachment& attachment) {
  Artifact artifact;
  const std::string empty = "{}";
  const Descriptor config = Describe(kEmptyType, empty);
  const Descriptor layer =
      Describe(attachment.IsProvenance() ? kEnvelopeType : attachment.type,
               attachment.content);
  Json layer_json = ToJson(layer);
  if (attachment.IsProvenance()) {
    layer_json["annotations"]["predicateType"] = kProvenancePredicate;
  }
  artifact.manifest = DumpCompactSortedJson(
      {{"schemaVersion", 2},
       {"mediaType", kManifestType},
       {"artifactType", attachment.type},
       {"config", ToJson(config)},
       {"layers", Json::array({layer_json})},
       {"subject", ToJson({.media_type = attachment.subject.media_type,
                           .digest = attachment.subject.digest,
                           .size = attachment.subject.size})}});
  artifact.descriptor = Describe(kManifestType, artifact.manifest);
  artifact.descriptor.artifact_type = attachment.type;
  artifact.blobs = {{config, empty}, {layer, attachment.content}};
  return artifact;
}

Descriptor DocumentOf(const Manifest& artifact, const Descriptor& subject,
                      const std::string& name) {
  if (!artifact.subject || artifact.subject->digest != subject.digest ||
      artifact.layers.size() != 1) {
    throw ReleaseException(name + " is no document about the image " +
                           subject.digest + ".");
  }
  return artifact.layers.front();
}

std::string ReferrersTag(const std::string& image_digest) {
  std::string tag = image_digest;
  tag[tag.find(':')] = '-';
  return tag;
}

}  // namespace insight::release
