#include "tools/release/layout.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/archive_reader.h"
#include "tools/image/file_tree.h"
#include "tools/image/files.h"
#include "tools/image/tar_writer.h"
#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using image::FileNode;

// manifest.json has a path where the index has a digest.
Json DockerEntry(const Manifest& manifest,
                 const std::vector<std::string>& names) {
  Json layers = Json::array();
  for (const Descriptor& layer : manifest.layers) {
    layers.push_back(BlobPath(layer.digest));
  }
  return {{"Config", BlobPath(manifest.config.digest)},
          {"Layers", layers},
          {"RepoTags", names}};
}

}  // namespace

// A file's name for an image's: "rapid7/whois:1.0.0" -> "rapid7-whois-1.0.0".
std::string FileName(const std::string& image_name) {
  std::string file = image_name;
  std::replace(file.begin(), file.end(), '/', '-');
  std::replace(file.begin(), file.end(), ':', '-');
  return file;
}

std::filesystem::path EnvelopePath(const std::filesystem::path& archive) {
  return archive.string() + ".intoto.json";
}

Layout Layout::Open(const std::filesystem::path& path) {
  Layout layout;
  layout.name_ = path.string();
  image::ReadArchive(image::ReadFile(path), layout.name_,
                     [&](image::ArchiveEntry entry) {
                       layout.members_[image::NormalizePath(entry.path)] =
                           std::move(entry.node.content);
                     });
  layout.ReadIndex();
  layout.ReadNames();
  std::error_code ignored;
  const std::filesystem::path envelope = EnvelopePath(path);
  if (layout.images_.size() == 1 &&
      std::filesystem::exists(envelope, ignored)) {
    layout.images_[0].envelopes.push_back(image::ReadFile(envelope));
  }
  return layout;
}

const std::string& Layout::Member(const std::string& path) const {
  const auto found = members_.find(path);
  if (found == members_.end()) {
    throw ReleaseException(name_ + " is no image: it has no " + path + ".");
  }
  return found->second;
}

std::string Layout::Blob(const Descriptor& descriptor) const {
  const std::string& bytes = Member(BlobPath(descriptor.digest));
  RequireDescribed(descriptor, bytes, name_);
  return bytes;
}

void Layout::ReadIndex() {
  std::vector<Descriptor> artifacts;
  for (Descriptor& manifest :
       ParseIndex(Member("index.json"), name_ + ": index.json")) {
    if (manifest.artifact_type == kAttestationType) {
      artifacts.push_back(std::move(manifest));
    } else {
      images_.push_back({.manifest = std::move(manifest)});
    }
  }
  if (images_.empty()) throw ReleaseException(name_ + " has no image.");
  for (const Descriptor& artifact : artifacts) ReadAttestation(artifact);
}

void Layout::ReadAttestation(const Descriptor& artifact) {
  const std::string name = name_ + ": artifact " + artifact.digest;
  const Manifest manifest = ParseManifest(Blob(artifact), name);
  if (!manifest.subject || manifest.layers.size() != 1) {
    throw ReleaseException(name + " is no statement about an image.");
  }
  for (LayoutImage& image : images_) {
    if (image.manifest.digest != manifest.subject->digest) continue;
    image.envelopes.push_back(Blob(manifest.layers.front()));
  }
}

// By manifest.json, which has all names; without one, by the index.
void Layout::ReadNames() {
  std::map<std::string, std::vector<std::string>> names;  // By Config.
  const auto docker = members_.find("manifest.json");
  try {
    if (docker != members_.end()) {
      for (const Json& entry : ParseJson(docker->second)) {
        entry.at("RepoTags").get_to(names[entry.at("Config")]);
      }
    }
  } catch (const std::exception& error) {
    throw ReleaseException(name_ + ": manifest.json: " + error.what());
  }
  for (LayoutImage& image : images_) {
    const Manifest manifest =
        ParseManifest(Blob(image.manifest), name_ + ": manifest");
    const auto found = names.find(BlobPath(manifest.config.digest));
    if (found != names.end()) {
      image.names = found->second;
    } else if (!image.manifest.reference.empty()) {
      image.names = {image.manifest.reference};
    }
  }
}

LayoutWriter::LayoutWriter(const std::filesystem::path& path)
    : name_(path.string()),
      file_(path, std::ios::binary | std::ios::trunc),
      tar_(std::make_unique<image::TarWriter>([this](std::string_view piece) {
        file_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
      })) {
  if (!file_) {
    throw ReleaseException("Cannot write " + name_ + ": " +
                           std::strerror(errno));
  }
  tar_->Add("blobs", FileNode::Directory());
  tar_->Add("blobs/sha256", FileNode::Directory());
}

LayoutWriter::~LayoutWriter() = default;

bool LayoutWriter::IsNew(const Descriptor& descriptor) {
  if (written_.insert(descriptor.digest).second) return true;
  shared_bytes_ += descriptor.size;
  return false;
}

void LayoutWriter::AddBlob(const Descriptor& descriptor,
                           const std::string& bytes) {
  if (IsNew(descriptor)) {
    tar_->Add(BlobPath(descriptor.digest), FileNode::File(bytes));
  }
}

void LayoutWriter::Add(const LayoutImage& image, const BlobReader& blob) {
  const std::string bytes = blob(image.manifest);
  const Manifest manifest = ParseManifest(bytes, name_ + ": manifest");
  AddBlob(image.manifest, bytes);
  std::vector<Descriptor> parts = manifest.layers;
  parts.push_back(manifest.config);
  for (const Descriptor& part : parts) {
    if (IsNew(part)) {
      tar_->Add(BlobPath(part.digest), FileNode::File(blob(part)));
    }
  }
  Descriptor entry = image.manifest;
  entry.reference = image.names.empty() ? "" : image.names.front();
  index_.push_back(entry);
  docker_.emplace_back(manifest, image.names);
  for (const std::string& envelope : image.envelopes) {
    const Attestation attestation = MakeAttestation(envelope, image.manifest);
    for (const auto& [descriptor, content] : attestation.blobs) {
      AddBlob(descriptor, content);
    }
    AddBlob(attestation.descriptor, attestation.manifest);
    index_.push_back(attestation.descriptor);
  }
}

void LayoutWriter::Finish() {
  Json docker = Json::array();
  for (const auto& [manifest, names] : docker_) {
    docker.push_back(DockerEntry(manifest, names));
  }
  tar_->Add("index.json", FileNode::File(IndexText(index_)));
  tar_->Add("manifest.json", FileNode::File(DumpCompactSortedJson(docker)));
  tar_->Add(
      "oci-layout",
      FileNode::File(DumpCompactSortedJson({{"imageLayoutVersion", "1.0.0"}})));
  tar_->Finish();
  if (!file_.flush()) {
    throw ReleaseException("Cannot write " + name_ + ": " +
                           std::strerror(errno));
  }
}

void WriteArchive(LayoutImage image, const BlobReader& blob,
                  const std::filesystem::path& out) {
  const std::filesystem::path partial = out.string() + ".partial";
  const std::vector<std::string> envelopes = std::move(image.envelopes);
  image.envelopes.clear();
  LayoutWriter writer(partial);
  writer.Add(image, blob);
  writer.Finish();
  std::filesystem::rename(partial, out);
  std::filesystem::remove(EnvelopePath(out));
  if (!envelopes.empty()) {
    image::WriteFile(EnvelopePath(out), envelopes.front());
  }
}

}  // namespace insight::release
