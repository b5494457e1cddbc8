#include "tools/image/image_reader.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "tools/image/archive_reader.h"
#include "tools/image/digest.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using nlohmann::json;

// The members of the archive, by path.
class Members {
 public:
  explicit Members(const std::filesystem::path& path) : name_(path.string()) {
    ReadArchive(ReadFile(path), name_, [&](ArchiveEntry entry) {
      members_[NormalizePath(entry.path)] = std::move(entry.node.content);
    });
  }

  const std::string& Get(const std::string& path) const {
    const auto found = members_.find(path);
    if (found == members_.end()) {
      throw ImageException(name_ + " is no image: it has no " + path + ".");
    }
    return found->second;
  }

  const std::string& Blob(const std::string& digest) const {
    const std::string& bytes = Get(BlobPath(digest));
    if (Sha256Digest(bytes) != digest) {
      throw ImageException(name_ + ": the blob " + digest +
                           " is damaged: its bytes have another digest.");
    }
    return bytes;
  }

  static std::string BlobPath(const std::string& digest) {
    return "blobs/sha256/" + digest.substr(digest.find(':') + 1);
  }

  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::map<std::string, std::string> members_;
};

// The words of ["CMD", WORD...], the one form that is written.
std::vector<std::string> HealthcheckFrom(const json& runtime) {
  if (!runtime.contains("Healthcheck")) return {};
  auto words =
      runtime.at("Healthcheck").at("Test").get<std::vector<std::string>>();
  if (words.size() < 2 || words.front() != "CMD") {
    throw ImageException(
        "The healthcheck is no program with its arguments (\"CMD\").");
  }
  words.erase(words.begin());
  return words;
}

ImageDefinition DefinitionFrom(const json& config) {
  ImageDefinition definition;
  definition.architecture = config.at("architecture");
  const json& runtime = config.at("config");
  const auto get = [&](const char* key, auto& value) {
    if (runtime.contains(key)) runtime.at(key).get_to(value);
  };
  get("Entrypoint", definition.entrypoint);
  get("User", definition.user);
  get("WorkingDir", definition.working_directory);
  get("StopSignal", definition.stop_signal);
  get("Labels", definition.labels);
  definition.healthcheck = HealthcheckFrom(runtime);
  for (const std::string variable : runtime.value("Env", json::array())) {
    const std::size_t equals = variable.find('=');
    definition.environment[variable.substr(0, equals)] =
        equals == std::string::npos ? "" : variable.substr(equals + 1);
  }
  const json ports = runtime.value("ExposedPorts", json::object());
  for (const auto& port : ports.items()) {
    definition.ports.push_back(port.key());
  }
  return definition;
}

std::vector<Layer> ReadLayers(const Members& members, const json& manifest,
                              const json& config) {
  const json& descriptors = manifest.at("layers");
  const json& diff_ids = config.at("rootfs").at("diff_ids");
  const json history = config.value("history", json::array());
  if (descriptors.empty() || descriptors.size() != diff_ids.size()) {
    throw ImageException(members.name() + ": " +
                         std::to_string(descriptors.size()) + " layers, but " +
                         std::to_string(diff_ids.size()) + " diff_ids.");
  }
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < descriptors.size(); ++i) {
    Layer layer;
    layer.info.digest = descriptors[i].at("digest");
    layer.info.size = descriptors[i].at("size");
    layer.info.diff_id = diff_ids[i];
    if (i < history.size()) {
      layer.info.created_by = history[i].value("created_by", "");
    }
    layer.blob = members.Blob(layer.info.digest);
    layers.push_back(std::move(layer));
  }
  return layers;
}

void CompareWithDocker(const Members& members, const json& docker,
                       const json& manifest) {
  const json& image = docker.at(0);
  json paths = json::array();
  for (const json& layer : manifest.at("layers")) {
    paths.push_back(Members::BlobPath(layer.at("digest")));
  }
  if (docker.size() != 1 || image.at("Layers") != paths ||
      image.at("Config") !=
          Members::BlobPath(manifest.at("config").at("digest"))) {
    throw ImageException(members.name() +
                         ": manifest.json and the OCI manifest name different "
                         "blobs.");
  }
}

Image ReadFrom(const Members& members) {
  const json index = json::parse(members.Get("index.json"));
  if (index.at("manifests").size() != 1) {
    throw ImageException(members.name() + ": one image is expected, not " +
                         std::to_string(index.at("manifests").size()) + ".");
  }
  Image image;
  image.digest = index["manifests"][0].at("digest");
  const json manifest = json::parse(members.Blob(image.digest));
  const json config =
      json::parse(members.Blob(manifest.at("config").at("digest")));
  const json docker = json::parse(members.Get("manifest.json"));
  CompareWithDocker(members, docker, manifest);
  image.definition = DefinitionFrom(config);
  docker[0].at("RepoTags").get_to(image.definition.names);
  image.annotations = manifest.value("annotations", image.annotations);
  image.layers = ReadLayers(members, manifest, config);
  return image;
}

void Apply(const Layer& layer, FileTree& tree) {
  const std::string archive = Gunzip(layer.blob, layer.info.digest);
  if (Sha256Digest(archive) != layer.info.diff_id) {
    throw ImageException("The layer " + layer.info.digest +
                         " is not what its diff_id says.");
  }
  ApplyLayer(archive, layer.info.digest, tree);
}

}  // namespace

Image ReadImage(const std::filesystem::path& path) {
  try {
    return ReadFrom(Members(path));
  } catch (const json::exception& error) {
    throw ImageException(path.string() + " is no image: " + error.what());
  }
}

FileTree LayerContent(const Layer& layer) {
  FileTree tree;
  Apply(layer, tree);
  return tree;
}

FileTree RootFileSystem(const Image& image) {
  FileTree tree;
  for (const Layer& layer : image.layers) Apply(layer, tree);
  return tree;
}

}  // namespace insight::image
