// Writes an image as ONE tar archive that every tool reads:
//
//   oci-layout, index.json, blobs/sha256/...   an OCI image layout: skopeo
//                                              (oci-archive:), podman, umoci
//   manifest.json                              docker load, podman load, skopeo
//                                              (docker-archive:)
//
// Both name the same blobs.  The bytes depend on the definition and the layers
// alone: the creation time is 1970-01-01, nothing tells where or when it was
// made.
//
// Sources: OCI image specification 1.0 (layout, index, manifest,
// configuration); for manifest.json and Healthcheck, Docker image specification
// 1.2, "Combined Image JSON + Filesystem Changeset Format" and "Container
// RunConfig Field Descriptions".

#ifndef TOOLS_IMAGE_IMAGE_WRITER_H_
#define TOOLS_IMAGE_IMAGE_WRITER_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tools/image/layer.h"

namespace insight::image {

struct LayerFile {
  LayerInfo info;
  std::filesystem::path blob;
};

struct ImageDefinition {
  // "rapid7/compression:2.0.4"; at least one.  The first is also the reference
  // name in index.json.
  std::vector<std::string> names;
  std::string architecture = "amd64";
  std::vector<std::string> entrypoint;
  std::map<std::string, std::string> environment;
  std::string user;               // A name or number that /etc/passwd resolves.
  std::string working_directory;  // Absolute.
  std::vector<std::string> ports;  // "10001/tcp"
  std::string stop_signal;         // "SIGTERM"
  // What an engine runs now and then to see whether the container is well, a
  // program and its arguments; empty for nothing.  Docker's, not OCI's:
  // engines that do not know it pass it over.
  std::vector<std::string> healthcheck;
  // Also the manifest's annotations, as far as they begin with "org.".
  std::map<std::string, std::string> labels;
};

// Parses a definition from a JSON object with the fields' names as keys; those
// left out keep their defaults.  Throws ImageException, also for an unknown
// key, with `source` for the text's name.
[[nodiscard]] ImageDefinition ParseImageDefinition(const std::string& json,
                                                   const std::string& source);

// Writes the image to `out` and returns the digest of its manifest, which is
// what registries call the image's digest.  Blobs are copied in pieces.
// Throws ImageException, and may then leave a partial file.
std::string WriteImage(const ImageDefinition& definition,
                       const std::vector<LayerFile>& layers,
                       const std::filesystem::path& out);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_IMAGE_WRITER_H_
