// Archives of images: one tar that is an OCI image layout and, for docker, has
// a manifest.json.  //tools/image writes those of one image, which may be an
// index of images for several platforms; a bundle has several, each blob once.
//
// What is attached to an image (attachment.h) is, beside an archive, in the
// files named by EnvelopePath() and BillPath(), and in a bundle an artifact.
//
// Example:
//
//   const Layout layout = Layout::Open("dist/rapid7-whois-1.0.0.tar");
//   for (const LayoutImage& image : layout.images()) {
//     const std::string manifest = layout.Blob(image.manifest);
//   }

#ifndef TOOLS_RELEASE_LAYOUT_H_
#define TOOLS_RELEASE_LAYOUT_H_

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/release/attachment.h"
#include "tools/release/oci.h"

namespace insight::image {
class TarWriter;
}

namespace insight::release {

struct LayoutImage {
  Descriptor manifest = {};             // Or the index.
  std::vector<std::string> names = {};  // "rapid7/whois:1.0.0"
  // Their subjects are the manifest, or those in the index.
  std::vector<Attachment> attachments = {};
};

// "rapid7-whois-1.0.0" for "rapid7/whois:1.0.0".
[[nodiscard]] std::string FileName(const std::string& image_name);

// Where the provenance of the image in `archive` is kept.
[[nodiscard]] std::filesystem::path EnvelopePath(
    const std::filesystem::path& archive);

// Where its bill of materials of this type is kept: "x.cdx.json" or
// "x.spdx.json" for "x.tar".  Of an index each architecture has its own:
// "x.arm64.cdx.json"; otherwise `architecture` is "".
[[nodiscard]] std::filesystem::path BillPath(
    const std::filesystem::path& archive, const std::string& architecture,
    const std::string& type);

// Thread safety: as a const container of the standard library.
class Layout {
 public:
  // Reads the whole archive into memory.  Throws ReleaseException or
  // image::ImageException if it can't be read, is no such archive, or if an
  // artifact of its index is damaged.
  [[nodiscard]] static Layout Open(const std::filesystem::path& path);

  [[nodiscard]] const std::vector<LayoutImage>& images() const {
    return images_;
  }
  [[nodiscard]] const std::string& name() const { return name_; }

  // Throws ReleaseException if there is no such blob or it is damaged.
  [[nodiscard]] std::string Blob(const Descriptor& descriptor) const;

 private:
  Layout() = default;
  [[nodiscard]] const std::string& Member(const std::string& path) const;
  void ReadIndex();
  void ReadNames();
  void ReadArtifact(const Descriptor& artifact);
  void ReadBeside(const std::filesystem::path& path);

  std::string name_;
  std::map<std::string, std::string> members_;
  std::vector<LayoutImage> images_;
};

// Writes an archive of one image or of many.  Thread safety: none.
class LayoutWriter {
 public:
  // Throws ReleaseException if the file can't be written.
  explicit LayoutWriter(const std::filesystem::path& path);
  ~LayoutWriter();

  // Adds the image, what is attached to it as artifacts, and those of its blobs
  // that are not there yet.  Throws what `blob` throws.
  void Add(const LayoutImage& image, const BlobReader& blob);

  // To be called once, last.  Throws ReleaseException if the disk is full.
  void Finish();

  // Blobs that were wanted again and are there only once, in bytes.
  [[nodiscard]] std::uint64_t shared_bytes() const { return shared_bytes_; }

 private:
  // A manifest with its configuration and layers.
  Manifest AddManifest(const Descriptor& descriptor, const BlobReader& blob);
  void AddBlob(const Descriptor& descriptor, const std::string& bytes);
  // Whether it is new; counts it if not.
  bool IsNew(const Descriptor& descriptor);

  std::string name_;
  std::ofstream file_;
  std::unique_ptr<image::TarWriter> tar_;
  std::set<std::string> written_;
  std::vector<Descriptor> index_;
  // Configuration, layers and names of each, for manifest.json.
  std::vector<std::pair<Manifest, std::vector<std::string>>> docker_;
  std::uint64_t shared_bytes_ = 0;
};

// Writes an archive of one image, what is attached beside it.  What stands at
// `out` is whole: it is written under another name first.  Throws what
// LayoutWriter does.
void WriteArchive(LayoutImage image, const BlobReader& blob,
                  const std::filesystem::path& out);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_LAYOUT_H_
