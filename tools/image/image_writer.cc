#include "tools/image/image_writer.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "tools/image/digest.h"
#include "tools/image/image_exception.h"
#include "tools/image/tar_writer.h"

namespace insight::image {
namespace {

using nlohmann::json;

constexpr char kEpoch[] = "1970-01-01T00:00:00Z";
constexpr char kConfigType[] = "application/vnd.oci.image.config.v1+json";
constexpr char kIndexType[] = "application/vnd.oci.image.index.v1+json";
constexpr char kLayerType[] = "application/vnd.oci.image.layer.v1.tar+gzip";
constexpr char kManifestType[] = "application/vnd.oci.image.manifest.v1+json";
constexpr std::size_t kPiece = 1 << 20;

json Descriptor(const char* media_type, std::string_view bytes) {
  return {{"mediaType", media_type},
          {"digest", Sha256Digest(bytes)},
          {"size", bytes.size()}};
}

json RuntimeConfig(const ImageDefinition& definition) {
  json config = json::object();
  for (const auto& [name, value] : definition.environment) {
    config["Env"].push_back(name + "=" + value);
  }
  if (!definition.entrypoint.empty()) {
    config["Entrypoint"] = definition.entrypoint;
  }
  if (!definition.user.empty()) config["User"] = definition.user;
  if (!definition.working_directory.empty()) {
    config["WorkingDir"] = definition.working_directory;
  }
  for (const std::string& port : definition.ports) {
    config["ExposedPorts"][port] = json::object();
  }
  if (!definition.stop_signal.empty()) {
    config["StopSignal"] = definition.stop_signal;
  }
  if (!definition.healthcheck.empty()) {
    json& test = config["Healthcheck"]["Test"];
    test = json::array({"CMD"});
    for (const std::string& word : definition.healthcheck) test.push_back(word);
  }
  if (!definition.labels.empty()) config["Labels"] = definition.labels;
  return config;
}

std::string Config(const ImageDefinition& definition,
                   const std::vector<LayerFile>& layers) {
  json diff_ids = json::array();
  json history = json::array();
  for (const LayerFile& layer : layers) {
    diff_ids.push_back(layer.info.diff_id);
    history.push_back(
        {{"created", kEpoch}, {"created_by", layer.info.created_by}});
  }
  return json{{"architecture", definition.architecture},
              {"os", "linux"},
              {"created", kEpoch},
              {"config", RuntimeConfig(definition)},
              {"rootfs", {{"type", "layers"}, {"diff_ids", diff_ids}}},
              {"history", history}}
      .dump();
}

std::string Manifest(const ImageDefinition& definition,
                     const std::vector<LayerFile>& layers,
                     const std::string& config) {
  json descriptors = json::array();
  for (const LayerFile& layer : layers) {
    descriptors.push_back({{"mediaType", kLayerType},
                           {"digest", layer.info.digest},
                           {"size", layer.info.size}});
  }
  json manifest = {{"schemaVersion", 2},
                   {"mediaType", kManifestType},
                   {"config", Descriptor(kConfigType, config)},
                   {"layers", descriptors}};
  for (const auto& [key, value] : definition.labels) {
    if (key.starts_with("org.")) manifest["annotations"][key] = value;
  }
  return manifest.dump();
}

std::string Index(const ImageDefinition& definition,
                  const std::string& manifest) {
  json descriptor = Descriptor(kManifestType, manifest);
  descriptor["platform"] = {{"architecture", definition.architecture},
                            {"os", "linux"}};
  descriptor["annotations"] = {
      {"org.opencontainers.image.ref.name", definition.names.front()}};
  return json{{"schemaVersion", 2},
              {"mediaType", kIndexType},
              {"manifests", json::array({descriptor})}}
      .dump();
}

std::string DockerManifest(const ImageDefinition& definition,
                           const std::vector<LayerFile>& layers,
                           const std::string& config) {
  json paths = json::array();
  for (const LayerFile& layer : layers) {
    paths.push_back(BlobPath(layer.info.digest));
  }
  return json::array({{{"Config", BlobPath(Sha256Digest(config))},
                       {"RepoTags", definition.names},
                       {"Layers", paths}}})
      .dump();
}

void CopyBlob(const LayerFile& layer, TarWriter& tar) {
  std::ifstream in(layer.blob, std::ios::binary);
  if (!in) {
    throw ImageException("Cannot read " + layer.blob.string() + ": " +
                         std::strerror(errno));
  }
  tar.BeginFile(BlobPath(layer.info.digest), layer.info.size);
  std::string piece(kPiece, '\0');
  do {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    tar.Append(
        std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
  } while (in);
}

// A blob's digest -> its bytes, or the layer whose file has them.  Sorted, and
// no blob twice, even if two layers are the same.
struct Blob {
  std::string bytes;
  const LayerFile* layer = nullptr;
};
using Blobs = std::map<std::string, Blob>;

void WriteLayout(const Blobs& blobs, const std::string& index,
                 const std::string& docker_manifest, TarWriter& tar) {
  tar.Add("blobs", FileNode::Directory());
  tar.Add("blobs/sha256", FileNode::Directory());
  for (const auto& [digest, blob] : blobs) {
    if (blob.layer != nullptr) {
      CopyBlob(*blob.layer, tar);
    } else {
      tar.Add(BlobPath(digest), FileNode::File(blob.bytes));
    }
  }
  tar.Add("index.json", FileNode::File(index));
  tar.Add("manifest.json", FileNode::File(docker_manifest));
  tar.Add("oci-layout",
          FileNode::File(json{{"imageLayoutVersion", "1.0.0"}}.dump()));
  tar.Finish();
}

using Setter = void (*)(ImageDefinition&, const json&);

template <auto kMember>
void Set(ImageDefinition& definition, const json& value) {
  value.get_to(definition.*kMember);
}

const std::pair<std::string_view, Setter> kSetters[] = {
    {"architecture", &Set<&ImageDefinition::architecture>},
    {"entrypoint", &Set<&ImageDefinition::entrypoint>},
    {"environment", &Set<&ImageDefinition::environment>},
    {"healthcheck", &Set<&ImageDefinition::healthcheck>},
    {"labels", &Set<&ImageDefinition::labels>},
    {"names", &Set<&ImageDefinition::names>},
    {"ports", &Set<&ImageDefinition::ports>},
    {"stop_signal", &Set<&ImageDefinition::stop_signal>},
    {"user", &Set<&ImageDefinition::user>},
    {"working_directory", &Set<&ImageDefinition::working_directory>},
};

}  // namespace

ImageDefinition ParseImageDefinition(const std::string& text,
                                     const std::string& source) {
  ImageDefinition definition;
  try {
    const json object = json::parse(text);
    for (const auto& [key, value] : object.items()) {
      const auto* setter = std::begin(kSetters);
      while (setter != std::end(kSetters) && setter->first != key) ++setter;
      if (setter == std::end(kSetters)) {
        throw ImageException(source + ": an image has no \"" + key + "\".");
      }
      setter->second(definition, value);
    }
  } catch (const json::exception& error) {
    throw ImageException(source + ": " + error.what());
  }
  return definition;
}

std::string WriteImage(const ImageDefinition& definition,
                       const std::vector<LayerFile>& layers,
                       const std::filesystem::path& out) {
  if (definition.names.empty()) throw ImageException("An image needs a name.");
  const std::string config = Config(definition, layers);
  const std::string manifest = Manifest(definition, layers, config);
  const std::string digest = Sha256Digest(manifest);
  Blobs blobs;
  blobs[Sha256Digest(config)].bytes = config;
  blobs[digest].bytes = manifest;
  for (const LayerFile& layer : layers) {
    blobs[layer.info.digest].layer = &layer;
  }

  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  TarWriter tar([&](std::string_view piece) {
    file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  });
  WriteLayout(blobs, Index(definition, manifest),
              DockerManifest(definition, layers, config), tar);
  if (!file.flush()) {
    throw ImageException("Cannot write " + out.string() + ": " +
                         std::strerror(errno));
  }
  return digest;
}

}  // namespace insight::image
