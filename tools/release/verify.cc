#include "tools/release/verify.h"

#include <vector>

#include "sdk/json/json.h"
#include "tools/image/digest.h"
#include "tools/image/layer.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

std::vector<std::string> DiffIds(const std::string& config,
                                 const std::string& name) {
  const Json document = ParseJsonDocument(config, name + ": configuration");
  try {
    return document.at("rootfs").at("diff_ids");
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

void VerifyContent(const LayoutImage& image, const BlobReader& blob,
                   const std::string& name) {
  const Manifest manifest =
      ParseManifest(ReadChecked(image.manifest, blob, name), name);
  const std::vector<std::string> diff_ids =
      DiffIds(ReadChecked(manifest.config, blob, name), name);
  if (diff_ids.size() != manifest.layers.size()) {
    throw ReleaseException(
        name + ": " + std::to_string(manifest.layers.size()) + " layers, but " +
        std::to_string(diff_ids.size()) + " diff_ids.");
  }
  for (std::size_t i = 0; i < diff_ids.size(); ++i) {
    const Descriptor& layer = manifest.layers[i];
    const std::string archive =
        image::Gunzip(ReadChecked(layer, blob, name), layer.digest);
    if (image::Sha256Digest(archive) != diff_ids[i]) {
      throw ReleaseException(name + ": the layer " + layer.digest +
                             " is not what its diff_id says.");
    }
  }
}

}  // namespace

std::optional<Provenance> VerifyImage(const LayoutImage& image,
                                      const BlobReader& blob,
                                      const std::string& public_key,
                                      const std::string& name) {
  VerifyContent(image, blob, name);
  if (public_key.empty()) return std::nullopt;
  std::optional<Provenance> provenance;
  for (const std::string& envelope : image.envelopes) {
    provenance = ParseStatement(
        OpenEnvelope(envelope, public_key, name + ": provenance"),
        name + ": provenance");
    if (provenance->image_digest != image.manifest.digest) {
      throw ReleaseException(name + ": its provenance is that of " +
                             provenance->image_digest + ", not of " +
                             image.manifest.digest + ".");
    }
  }
  if (!provenance) {
    throw ReleaseException(name +
                           " has no signed provenance; \"release sign\" "
                           "makes one.");
  }
  return provenance;
}

}  // namespace insight::release
