#include "tools/release/attestation.h"

#include <algorithm>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/types/base64.h"
#include "tools/release/release_exception.h"
#include "tools/release/signature.h"

namespace insight::release {
namespace {

constexpr const char* kStatementType = "https://in-toto.io/Statement/v1";
// What they mean: docs/howto/release-a-plugin.md.
constexpr const char* kBuildType = "urn:insightconnect:bazel-oci-image:v1";
constexpr const char* kBuilder = "urn:insightconnect:tools-release:v1";

// "sha256:abc" -> {"sha256": "abc"}, as in-toto writes digests.
Json DigestSet(const std::string& digest) {
  const std::size_t colon = digest.find(':');
  return {{digest.substr(0, colon), digest.substr(colon + 1)}};
}

std::string DigestOf(const Json& set) {
  return "sha256:" + set.at("sha256").get<std::string>();
}

Json Materials(const Provenance& provenance) {
  Json materials = Json::array();
  materials.push_back(
      {{"uri",
        provenance.repository.empty() ? "git+file:." : provenance.repository},
       {"digest", {{"gitCommit", provenance.revision}}}});
  materials.push_back({{"uri", "file:tools/debian/lock.bzl"},
                       {"digest", DigestSet(provenance.lock_digest)}});
  for (const BaseImage& base : provenance.bases) {
    materials.push_back(
        {{"uri", "oci:" + base.name}, {"digest", DigestSet(base.digest)}});
  }
  return materials;
}

// The image first; of an index then the manifests in it.
Json Subjects(const Provenance& provenance) {
  Json subjects =
      Json::array({{{"name", provenance.name},
                    {"digest", DigestSet(provenance.image_digest)}}});
  for (const std::string& digest : provenance.platform_digests) {
    subjects.push_back(
        {{"name", provenance.name}, {"digest", DigestSet(digest)}});
  }
  return subjects;
}

// DSSE's pre-authentication encoding: what is signed.
std::string SignedBytes(const std::string& type, const std::string& payload) {
  return "DSSEv1 " + std::to_string(type.size()) + " " + type + " " +
         std::to_string(payload.size()) + " " + payload;
}

}  // namespace

bool Provenance::IsOf(const std::string& digest) const {
  return digest == image_digest ||
         std::find(platform_digests.begin(), platform_digests.end(), digest) !=
             platform_digests.end();
}

std::string StatementText(const Provenance& provenance) {
  const Json statement = {
      {"_type", kStatementType},
      {"subject", Subjects(provenance)},
      {"predicateType", kProvenancePredicate},
      {"predicate",
       {{"buildDefinition",
         {{"buildType", kBuildType},
          {"externalParameters", {{"image", provenance.name}}},
          {"resolvedDependencies", Materials(provenance)}}},
        {"runDetails", {{"builder", {{"id", kBuilder}}}}}}}};
  return DumpCompactSortedJson(statement);
}

Provenance ParseStatement(const std::string& text, const std::string& name) {
  const Json statement = ParseJsonDocument(text, name);
  try {
    if (statement.at("_type") != kStatementType ||
        statement.at("predicateType") != kProvenancePredicate ||
        statement.at("subject").empty()) {
      throw ReleaseException(name + " is no provenance of an image.");
    }
    const Json& subjects = statement.at("subject");
    const Json& subject = subjects.at(0);
    const Json& build = statement.at("predicate").at("buildDefinition");
    const Json& source = build.at("resolvedDependencies").at(0);
    Provenance provenance = {
        .name = subject.at("name"),
        .image_digest = DigestOf(subject.at("digest")),
        .repository = source.at("uri"),
        .revision = source.at("digest").at("gitCommit"),
        .lock_digest =
            DigestOf(build.at("resolvedDependencies").at(1).at("digest"))};
    for (std::size_t i = 1; i < subjects.size(); ++i) {
      provenance.platform_digests.push_back(
          DigestOf(subjects.at(i).at("digest")));
    }
    return provenance;
  } catch (const Json::exception& error) {
    throw ReleaseException(name + " is no provenance: " + error.what());
  }
}

std::string SignEnvelope(const std::string& payload,
                         const std::string& private_key) {
  const std::string signature =
      Sign(SignedBytes(kAttestationType, payload), private_key);
  return DumpCompactSortedJson(
      {{"payloadType", kAttestationType},
       {"payload", EncodeBase64(payload)},
       {"signatures", Json::array({{{"keyid", KeyId(private_key)},
                                    {"sig", EncodeBase64(signature)}}})}});
}

std::string OpenEnvelope(const std::string& envelope,
                         const std::string& public_key,
                         const std::string& name) {
  const Json document = ParseJsonDocument(envelope, name);
  try {
    const std::string type = document.at("payloadType");
    if (type != kAttestationType) {
      throw ReleaseException(name + " is of type \"" + type + "\", not " +
                             kAttestationType + ".");
    }
    const std::string payload =
        DecodeBase64(document.at("payload").get<std::string>());
    for (const Json& signature : document.at("signatures")) {
      if (IsSignedBy(SignedBytes(type, payload),
                     DecodeBase64(signature.at("sig").get<std::string>()),
                     public_key)) {
        return payload;
      }
    }
  } catch (const Json::exception& error) {
    throw ReleaseException(name + " is no envelope: " + error.what());
  } catch (const Base64Exception& error) {
    throw ReleaseException(name + " is no envelope: " + error.what());
  }
  throw ReleaseException(name + " has no valid signature by this key.");
}

std::string AttestationTag(const std::string& image_digest) {
  std::string tag = image_digest + ".att";
  tag[tag.find(':')] = '-';
  return tag;
}

}  // namespace insight::release
