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

BlobReader ReaderOf(const Layout& layout) {
  return [&layout](const Descriptor& descriptor) {
    return layout.Blob(descriptor);
  };
}

// What BillPath() is to be given for a manifest of the image.
std::string BillArchitecture(const Descriptor& image,
                             const Descriptor& manifest) {
  return image.IsIndex() ? manifest.architecture : "";
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

std::filesystem::path BillPath(const std::filesystem::path& archive,
                               const std::string& architecture,
                               const std::string& type) {
  std::filesystem::path file = archive;
  if (file.extension() == ".tar") file.replace_extension();
  file += (architecture.empty() ? "" : "." + architecture) +
          (type == kSpdxType ? ".spdx.json" : ".cdx.json");
  return file;
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
  layout.ReadBeside(path);
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
    if (!manifest.artifact_type.empty()) {
      artifacts.push_back(std::move(manifest));
      continue;
    }
    auto known = std::find_if(images_.begin(), images_.end(),
                              [&](const LayoutImage& image) {
                                return image.manifest.digest == manifest.digest;
                              });
    if (known == images_.end()) {
      known = images_.insert(known, {.manifest = manifest});
    }
    if (!manifest.reference.empty()) known->names.push_back(manifest.reference);
  }
  if (images_.empty()) throw ReleaseException(name_ + " has no image.");
  for (const Descriptor& artifact : artifacts) ReadArtifact(artifact);
}

void Layout::ReadArtifact(const Descriptor& artifact) {
  if (AttachmentName(artifact.artifact_type).empty()) return;
  const std::string name = name_ + ": artifact " + artifact.digest;
  const Manifest manifest = ParseManifest(Blob(artifact), name);
  for (LayoutImage& image : images_) {
    std::vector<Descriptor> subjects =
        PlatformManifests(image.manifest, ReaderOf(*this), name_);
    subjects.push_back(image.manifest);
    for (const Descriptor& subject : subjects) {
      if (!manifest.subject || manifest.subject->digest != subject.digest) {
        continue;
      }
      image.attachments.push_back(
          {.type = artifact.artifact_type,
           .content = Blob(DocumentOf(manifest, subject, name)),
           .subject = subject});
      return;
    }
  }
}

void Layout::ReadBeside(const std::filesystem::path& path) {
  if (images_.size() != 1) return;
  LayoutImage& image = images_.front();
  const auto attach = [&](const std::filesystem::path& file, const char* type,
                          const Descriptor& subject) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return;
    image.attachments.push_back(
        {.type = type, .content = image::ReadFile(file), .subject = subject});
  };
  attach(EnvelopePath(path), kAttestationType, image.manifest);
  for (const Descriptor& manifest :
       PlatformManifests(image.manifest, ReaderOf(*this), name_)) {
    for (const char* type : {kCycloneDxType, kSpdxType}) {
      attach(BillPath(path, BillArchitecture(image.manifest, manifest), type),
             type, manifest);
    }
  }
}

// By manifest.json, which has all names; what it does not have has those of the
// index.
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
    if (image.manifest.IsIndex()) continue;
    const Manifest manifest =
        ParseManifest(Blob(image.manifest), name_ + ": manifest");
    const auto found = names.find(BlobPath(manifest.config.digest));
    if (found != names.end()) image.names = found->second;
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

Manifest LayoutWriter::AddManifest(const Descriptor& descriptor,
                                   const BlobReader& blob) {
  const std::string bytes = blob(descriptor);
  Manifest manifest = ParseManifest(bytes, name_ + ": manifest");
  AddBlob(descriptor, bytes);
  std::vector<Descriptor> parts = manifest.layers;
  parts.push_back(manifest.config);
  for (const Descriptor& part : parts) {
    if (IsNew(part)) {
      tar_->Add(BlobPath(part.digest), FileNode::File(blob(part)));
    }
  }
  return manifest;
}

void LayoutWriter::Add(const LayoutImage& image, const BlobReader& blob) {
  Descriptor entry = image.manifest;
  if (entry.IsIndex()) {
    for (const Descriptor& manifest : PlatformManifests(entry, blob, name_)) {
      AddManifest(manifest, blob);
    }
    AddBlob(entry, blob(entry));
  } else {
    docker_.emplace_back(AddManifest(entry, blob), image.names);
  }
  // Of what manifest.json does not have, all names are here.
  entry.reference = image.names.empty() ? "" : image.names.front();
  index_.push_back(entry);
  for (std::size_t i = 1; entry.IsIndex() && i < image.names.size(); ++i) {
    entry.reference = image.names[i];
    index_.push_back(entry);
  }
  for (const Attachment& attachment : image.attachments) {
    const Artifact artifact = MakeArtifact(attachment);
    for (const auto& [descriptor, content] : artifact.blobs) {
      AddBlob(descriptor, content);
    }
    AddBlob(artifact.descriptor, artifact.manifest);
    index_.push_back(artifact.descriptor);
  }
}

void LayoutWriter::Finish() {
  Json docker = Json::array();
  for (const auto& [manifest, names] : docker_) {
    docker.push_back(DockerEntry(manifest, names));
  }
  tar_->Add("index.json", FileNode::File(IndexText(index_)));
  if (!docker.empty()) {
    tar_->Add("manifest.json", FileNode::File(DumpCompactSortedJson(docker)));
  }
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
  const std::vector<Attachment> attachments = std::move(image.attachments);
  image.attachments.clear();
  LayoutWriter writer(partial);
  writer.Add(image, blob);
  writer.Finish();
  std::filesystem::rename(partial, out);
  std::filesystem::remove(EnvelopePath(out));
  const auto envelope =
      std::find_if(attachments.begin(), attachments.end(),
                   [](const Attachment& one) { return one.IsProvenance(); });
  if (envelope != attachments.end()) {
    image::WriteFile(EnvelopePath(out), envelope->content);
  }
  for (const Descriptor& manifest :
       PlatformManifests(image.manifest, blob, out.string())) {
    for (const char* type : {kCycloneDxType, kSpdxType}) {
      const std::filesystem::path file =
          BillPath(out, BillArchitecture(image.manifest, manifest), type);
      std::filesystem::remove(file);
      for (const Attachment& one : attachments) {
        if (one.type == type && one.subject.digest == manifest.digest) {
          image::WriteFile(file, one.content);
        }
      }
    }
  }
}

}  // namespace insight::release
