#include "tools/image/image_reader.h"

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "tools/image/archive_reader.h"
#include "tools/image/digest.h"
#include "tools/image/image_exception.h"
#include "tools/image/layout_archive.h"

namespace insight::image {
namespace {

using nlohmann::json;

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

std::vector<Layer> ReadLayers(const LayoutArchive& archive,
                              const json& manifest, const json& config) {
  const json& descriptors = manifest.at("layers");
  const json& diff_ids = config.at("rootfs").at("diff_ids");
  const json history = config.value("history", json::array());
  if (descriptors.empty() || descriptors.size() != diff_ids.size()) {
    throw ImageException(archive.name() + ": " +
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
    layer.blob = archive.Blob(layer.info.digest);
    layers.push_back(std::move(layer));
  }
  return layers;
}

void CompareWithDocker(const LayoutArchive& archive, const json& docker,
                       const json& manifest) {
  const json& image = docker.at(0);
  json paths = json::array();
  for (const json& layer : manifest.at("layers")) {
    paths.push_back(BlobPath(layer.at("digest")));
  }
  if (docker.size() != 1 || image.at("Layers") != paths ||
      image.at("Config") != BlobPath(manifest.at("config").at("digest"))) {
    throw ImageException(archive.name() +
                         ": manifest.json and the OCI manifest name different "
                         "blobs.");
  }
}

Image ReadFrom(const LayoutArchive& archive) {
  const json index = json::parse(archive.Get("index.json"));
  if (index.at("manifests").size() != 1) {
    throw ImageException(archive.name() + ": one image is expected, not " +
                         std::to_string(index.at("manifests").size()) + ".");
  }
  Image image;
  image.digest = index["manifests"][0].at("digest");
  const json manifest = json::parse(archive.Blob(image.digest));
  const json config =
      json::parse(archive.Blob(manifest.at("config").at("digest")));
  const json docker = json::parse(archive.Get("manifest.json"));
  CompareWithDocker(archive, docker, manifest);
  image.definition = DefinitionFrom(config);
  docker[0].at("RepoTags").get_to(image.definition.names);
  image.annotations = manifest.value("annotations", image.annotations);
  image.layers = ReadLayers(archive, manifest, config);
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
    return ReadFrom(LayoutArchive(path));
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
