// The members of an image's tar archive in memory: an OCI image layout
// (oci-layout, index.json, blobs/sha256/...; OCI image specification 1.1,
// "Image Layout"), beside which other files may stand.

#ifndef TOOLS_IMAGE_LAYOUT_ARCHIVE_H_
#define TOOLS_IMAGE_LAYOUT_ARCHIVE_H_

#include <filesystem>
#include <map>
#include <string>

namespace insight::image {

// Thread safety: as a const container of the standard library.
class LayoutArchive {
 public:
  // Reads the whole archive.  Throws ImageException if it can't be read.
  explicit LayoutArchive(const std::filesystem::path& path);

  // What errors call the archive: its path.
  [[nodiscard]] const std::string& name() const { return name_; }

  // Returns the bytes of a member ("index.json").  Throws ImageException if
  // there is none.
  [[nodiscard]] const std::string& Get(const std::string& path) const;

  // Returns the blob with this digest ("sha256:...").  Throws ImageException if
  // there is none, or if its bytes have another digest.
  [[nodiscard]] const std::string& Blob(const std::string& digest) const;

 private:
  std::string name_;
  std::map<std::string, std::string> members_;
};

}  // namespace insight::image

#endif  // TOOLS_IMAGE_LAYOUT_ARCHIVE_H_
