#include "tools/image/image_index.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "tools/image/digest.h"
#include "tools/image/image_exception.h"
#include "tools/image/layout_archive.h"
#include "tools/image/tar_writer.h"

namespace insight::image {
namespace {

using nlohmann::json;
using Annotations = std::map<std::string, std::string>;

constexpr char kIndexType[] = "application/vnd.oci.image.index.v1+json";
constexpr char kManifestType[] = "application/vnd.oci.image.manifest.v1+json";
constexpr char kBaseDigest[] = "org.opencontainers.image.base.digest";
constexpr char kReferenceName[] = "org.opencontainers.image.ref.name";

// One of the images, and what the index says of it.
struct Part {
  explicit Part(const std::filesystem::path& path) : archive(path) {}

  LayoutArchive archive;
  json descriptor;                   // Of its manifest, with its platform.
  std::vector<std::string> digests;  // Of all its blobs.
  std::vector<std::string> names;
  Annotations annotations;  // Those that the index has as well.
};

// "linux/arm64/v8"
std::string PlatformName(const json& platform) {
  std::string name = platform.at("os").get<std::string>() + "/" +
                     platform.at("architecture").get<std::string>();
  if (platform.contains("variant")) {
    name += "/" + platform.at("variant").get<std::string>();
  }
  return name;
}

json PlatformOf(const json& config) {
  const std::string architecture = config.at("architecture");
  json platform = {{"architecture", architecture}, {"os", config.at("os")}};
  // The one variant that there is; engines take it for the default.
  const std::string variant =
      config.value("variant", architecture == "arm64" ? "v8" : "");
  if (!variant.empty()) platform["variant"] = variant;
  return platform;
}

void ReadPart(Part& part) {
  const LayoutArchive& archive = part.archive;
  const json index = json::parse(archive.Get("index.json"));
  if (index.at("manifests").size() != 1 ||
      index["manifests"][0].at("mediaType") != kManifestType) {
    throw ImageException(archive.name() +
                         " is no archive of one image for one platform.");
  }
  const std::string digest = index["manifests"][0].at("digest");
  const std::string& bytes = archive.Blob(digest);
  const json manifest = json::parse(bytes);
  const std::string config = manifest.at("config").at("digest");
  part.digests = {digest, config};
  for (const json& layer : manifest.at("layers")) {
    part.digests.push_back(layer.at("digest"));
  }
  part.descriptor = {
      {"mediaType", kManifestType},
      {"digest", digest},
      {"size", bytes.size()},
      {"platform", PlatformOf(json::parse(archive.Blob(config)))}};
  json::parse(archive.Get("manifest.json"))
      .at(0)
      .at("RepoTags")
      .get_to(part.names);
  part.annotations = manifest.value("annotations", Annotations());
  part.annotations.erase(kBaseDigest);
}

// Sorted by platform.
std::vector<Part> ReadParts(const std::vector<std::filesystem::path>& images) {
  std::vector<Part> parts;
  for (const std::filesystem::path& image : images) {
    try {
      ReadPart(parts.emplace_back(image));
    } catch (const json::exception& error) {
      throw ImageException(image.string() + " is no image: " + error.what());
    }
  }
  std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return PlatformName(a.descriptor["platform"]) <
           PlatformName(b.descriptor["platform"]);
  });
  return parts;
}

std::string Join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

std::string Quote(const Annotations& annotations, const std::string& key) {
  const auto found = annotations.find(key);
  return found == annotations.end() ? "none" : "\"" + found->second + "\"";
}

// Both are what `index` says of the first image and of another.
void RequireAgreement(const Part& first, const Part& other) {
  const std::string both =
      first.archive.name() + " and " + other.archive.name();
  const std::string platform = PlatformName(other.descriptor["platform"]);
  if (PlatformName(first.descriptor["platform"]) == platform) {
    throw ImageException(both + " are both for " + platform +
                         "; an index has one image for each platform.");
  }
  if (first.names != other.names) {
    throw ImageException(both + " are not one image: they are called " +
                         Join(first.names) + " and " + Join(other.names) + ".");
  }
  Annotations all = first.annotations;
  all.insert(other.annotations.begin(), other.annotations.end());
  for (const auto& [key, value] : all) {
    const std::string ours = Quote(first.annotations, key);
    const std::string theirs = Quote(other.annotations, key);
    if (ours != theirs) {
      throw ImageException(both + " are not one image: their annotation " +
                           key + " is " + ours + " and " + theirs + ".");
    }
  }
}

std::string IndexOf(const std::vector<Part>& parts) {
  json manifests = json::array();
  for (const Part& part : parts) manifests.push_back(part.descriptor);
  json index = {{"schemaVersion", 2},
                {"mediaType", kIndexType},
                {"manifests", manifests}};
  const Annotations& annotations = parts.front().annotations;
  if (!annotations.empty()) index["annotations"] = annotations;
  return index.dump();
}

std::string Entry(const std::string& index,
                  const std::vector<std::string>& names) {
  json manifests = json::array();
  for (const std::string& name : names) {
    manifests.push_back({{"mediaType", kIndexType},
                         {"digest", Sha256Digest(index)},
                         {"size", index.size()},
                         {"annotations", {{kReferenceName, name}}}});
  }
  return json{
      {"schemaVersion", 2}, {"mediaType", kIndexType}, {"manifests", manifests}}
      .dump();
}

void WriteLayout(const std::vector<Part>& parts, const std::string& index,
                 TarWriter& tar) {
  // Sorted, and each only once.
  std::map<std::string, const std::string*> blobs;
  blobs[Sha256Digest(index)] = &index;
  for (const Part& part : parts) {
    for (const std::string& digest : part.digests) {
      if (!blobs.contains(digest)) blobs[digest] = &part.archive.Blob(digest);
    }
  }
  tar.Add("blobs", FileNode::Directory());
  tar.Add("blobs/sha256", FileNode::Directory());
  for (const auto& [digest, bytes] : blobs) {
    tar.BeginFile(BlobPath(digest), bytes->size());
    tar.Append(*bytes);
  }
  tar.Add("index.json", FileNode::File(Entry(index, parts.front().names)));
  tar.Add("oci-layout",
          FileNode::File(json{{"imageLayoutVersion", "1.0.0"}}.dump()));
  tar.Finish();
}

}  // namespace

std::string WriteImageIndex(const std::vector<std::filesystem::path>& images,
                            const std::filesystem::path& out) {
  if (images.empty()) throw ImageException("An index needs an image.");
  const std::vector<Part> parts = ReadParts(images);
  // Sorted, so that two of one platform are neighbours.
  for (std::size_t i = 1; i < parts.size(); ++i) {
    RequireAgreement(parts[i - 1], parts[i]);
  }
  const std::string index = IndexOf(parts);
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  TarWriter tar([&](std::string_view piece) {
    file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  });
  WriteLayout(parts, index, tar);
  if (!file.flush()) {
    throw ImageException("Cannot write " + out.string() + ": " +
                         std::strerror(errno));
  }
  return Sha256Digest(index);
}

}  // namespace insight::image
