#include "tools/release/verify.h"

#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "tools/image/digest.h"
#include "tools/image/layer.h"
#include "tools/release/bill_inside.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

struct Config {
  std::string architecture;
  std::vector<std::string> diff_ids;
};

Config ParseConfig(const std::string& config, const std::string& name) {
  const Json document = ParseJsonDocument(config, name + ": configuration");
  try {
    return {.architecture = document.at("architecture"),
            .diff_ids = document.at("rootfs").at("diff_ids")};
  } catch (const Json::exception& error) {
    throw ReleaseException(
        name + ": its configuration is not as OCI has it: " + error.what());
  }
}

std::string ReadChecked(const Descriptor& descriptor, const BlobReader& blob,
                        const std::string& name) {
  std::string bytes = blob(descriptor);
  RequireDescribed(descriptor, bytes, name);
  return bytes;
}

// Returns the bill of materials that is in it.
std::optional<std::string> VerifyContent(const Descriptor& image,
                                         const BlobReader& blob,
                                         const std::string& name) {
  const Manifest manifest = ParseManifest(ReadChecked(image, blob, name), name);
  const Config config =
      ParseConfig(ReadChecked(manifest.config, blob, name), name);
  if (!image.architecture.empty() &&
      image.architecture != config.architecture) {
    throw ReleaseException(name + ": the image " + image.digest + " is for " +
                           config.architecture + ", not for " +
                           image.architecture + ".");
  }
  if (config.diff_ids.size() != manifest.layers.size()) {
    throw ReleaseException(
        name + ": " + std::to_string(manifest.layers.size()) + " layers, but " +
        std::to_string(config.diff_ids.size()) + " diff_ids.");
  }
  std::optional<std::string> bill;
  for (std::size_t i = 0; i < config.diff_ids.size(); ++i) {
    const Descriptor& layer = manifest.layers[i];
    const std::string archive =
        image::Gunzip(ReadChecked(layer, blob, name), layer.digest);
    if (image::Sha256Digest(archive) != config.diff_ids[i]) {
      throw ReleaseException(name + ": the layer " + layer.digest +
                             " is not what its diff_id says.");
    }
    std::optional<std::string> found = BillInLayer(archive, layer.digest);
    if (found) bill = std::move(found);
  }
  return bill;
}

void VerifyBills(const LayoutImage& image, const Descriptor& manifest,
                 const std::optional<std::string>& inside,
                 const std::string& name) {
  for (const Attachment& attachment : image.attachments) {
    if (inside && attachment.type == kCycloneDxType &&
        attachment.subject.digest == manifest.digest &&
        attachment.content != *inside) {
      throw ReleaseException(name +
                             ": the CycloneDX bill of materials that is "
                             "attached is not the one in the image.");
    }
  }
}

// Throws ReleaseException unless the envelope is signed and of the image.
Provenance OpenProvenance(const std::string& envelope,
                          const std::string& image_digest,
                          const std::string& public_key,
                          const std::string& name) {
  const std::string what = name + ": provenance";
  Provenance provenance =
      ParseStatement(OpenEnvelope(envelope, public_key, what), what);
  if (!provenance.IsOf(image_digest)) {
    throw ReleaseException(name + ": its provenance is that of " +
                           provenance.image_digest + ", not of " +
                           image_digest + ".");
  }
  return provenance;
}

}  // namespace

std::optional<Provenance> VerifyImage(const LayoutImage& image,
                                      const BlobReader& blob,
                                      const std::string& public_key,
                                      const std::string& name) {
  for (const Descriptor& manifest :
       PlatformManifests(image.manifest, blob, name)) {
    VerifyBills(image, manifest, VerifyContent(manifest, blob, name), name);
  }
  if (public_key.empty()) return std::nullopt;
  // Others may have attached theirs: one that is good is enough.
  std::string refused =
      name + " has no signed provenance; \"release sign\" makes one.";
  for (const Attachment& attachment : image.attachments) {
    if (!attachment.IsProvenance()) continue;
    try {
      return OpenProvenance(attachment.content, image.manifest.digest,
                            public_key, name);
    } catch (const ReleaseException& error) {
      refused = error.what();
    }
  }
  throw ReleaseException(refused);
}

}  // namespace insight::release
