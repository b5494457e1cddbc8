#include "tools/release/oci.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/digest.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

constexpr std::string_view kAlgorithm = "sha256:";
constexpr std::size_t kHexDigits = 64;

std::string TextAt(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return "";
  return found->get<std::string>();
}

Descriptor ParseDescriptor(const Json& object, const std::string& name) {
  Descriptor descriptor = {.media_type = TextAt(object, "mediaType"),
                           .digest = TextAt(object, "digest"),
                           .size = object.at("size").get<std::uint64_t>(),
                           .artifact_type = TextAt(object, "artifactType")};
  if (!IsDigest(descriptor.digest)) {
    throw ReleaseException(name + ": \"" + descriptor.digest +
                           "\" is no SHA-256 digest.");
  }
  if (object.contains("platform")) {
    descriptor.architecture = TextAt(object.at("platform"), "architecture");
    descriptor.variant = TextAt(object.at("platform"), "variant");
  }
  if (object.contains("annotations")) {
    descriptor.reference = TextAt(object.at("annotations"), kReferenceName);
  }
  return descriptor;
}

// Calls `read` with the document; what the JSON library throws for a member
// that is missing or of another type becomes ours.
template <typename Read>
auto ReadDocument(std::string_view bytes, const std::string& name, Read read) {
  const Json document = ParseJsonDocument(bytes, name);
  try {
    return read(document);
  } catch (const Json::exception& error) {
    throw ReleaseException(name + " is not as OCI has it: " + error.what());
  }
}

}  // namespace

bool IsDigest(std::string_view text) {
  if (!text.starts_with(kAlgorithm)) return false;
  text.remove_prefix(kAlgorithm.size());
  return text.size() == kHexDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string BlobPath(const std::string& digest) {
  return "blobs/sha256/" + digest.substr(kAlgorithm.size());
}

Descriptor Describe(std::string media_type, std::string_view bytes) {
  return {.media_type = std::move(media_type),
          .digest = image::Sha256Digest(bytes),
          .size = bytes.size()};
}

Json ToJson(const Descriptor& descriptor) {
  Json object = {{"mediaType", descriptor.media_type},
                 {"digest", descriptor.digest},
                 {"size", descriptor.size}};
  if (!descriptor.artifact_type.empty()) {
    object["artifactType"] = descriptor.artifact_type;
  }
  if (!descriptor.architecture.empty()) {
    object["platform"] = {{"architecture", descriptor.architecture},
                          {"os", "linux"}};
  }
  if (!descriptor.variant.empty()) {
    object["platform"]["variant"] = descriptor.variant;
  }
  if (!descriptor.reference.empty()) {
    object["annotations"][kReferenceName] = descriptor.reference;
  }
  return object;
}

Json ParseJsonDocument(std::string_view bytes, const std::string& name) {
  Json document;
  try {
    document = ParseJson(bytes);
  } catch (const JsonParseException& error) {
    throw ReleaseException(name + " is no JSON: " + error.what());
  }
  if (!document.is_object()) {
    throw ReleaseException(name + " is no JSON object.");
  }
  return document;
}

Manifest ParseManifest(std::string_view bytes, const std::string& name) {
  return ReadDocument(bytes, name, [&](const Json& document) {
    Manifest manifest;
    manifest.config = ParseDescriptor(document.at("config"), name);
    for (const Json& layer : document.at("layers")) {
      manifest.layers.push_back(ParseDescriptor(layer, name));
    }
    manifest.artifact_type = TextAt(document, "artifactType");
    if (document.contains("subject")) {
      manifest.subject = ParseDescriptor(document.at("subject"), name);
    }
    return manifest;
  });
}

std::vector<Descriptor> ParseIndex(std::string_view bytes,
                                   const std::string& name) {
  return ReadDocument(bytes, name, [&](const Json& document) {
    std::vector<Descriptor> manifests;
    for (const Json& manifest : document.at("manifests")) {
      manifests.push_back(ParseDescriptor(manifest, name));
    }
    return manifests;
  });
}

std::string IndexText(const std::vector<Descriptor>& manifests) {
  Json list = Json::array();
  for (const Descriptor& manifest : manifests) list.push_back(ToJson(manifest));
  return DumpCompactSortedJson(
      {{"schemaVersion", 2}, {"mediaType", kIndexType}, {"manifests", list}});
}

std::vector<Descriptor> PlatformManifests(const Descriptor& image,
                                          const BlobReader& blob,
                                          const std::string& name) {
  if (!image.IsIndex()) return {image};
  const std::string bytes = blob(image);
  RequireDescribed(image, bytes, name);
  std::vector<Descriptor> manifests = ParseIndex(bytes, name);
  if (manifests.empty()) throw ReleaseException(name + " is an empty index.");
  for (const Descriptor& manifest : manifests) {
    if (manifest.IsIndex()) {
      throw ReleaseException(name + " is an index of indexes.");
    }
  }
  return manifests;
}

void RequireDescribed(const Descriptor& descriptor, std::string_view bytes,
                      const std::string& place) {
  if (bytes.size() != descriptor.size) {
    throw ReleaseException("The blob " + descriptor.digest + " of " + place +
                           " is damaged: it has " +
                           std::to_string(bytes.size()) + " bytes, not " +
                           std::to_string(descriptor.size) + ".");
  }
  if (image::Sha256Digest(bytes) != descriptor.digest) {
    throw ReleaseException("The blob " + descriptor.digest + " of " + place +
                           " is damaged: its bytes have another digest.");
  }
}

}  // namespace insight::release
