// Reads back what WriteImage() made, believing nothing: every blob is checked
// against its digest, and the OCI and Docker halves against one another.

#ifndef TOOLS_IMAGE_IMAGE_READER_H_
#define TOOLS_IMAGE_IMAGE_READER_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tools/image/file_tree.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"

namespace insight::image {

struct Image {
  std::string digest;  // Of the manifest.
  ImageDefinition definition;
  std::map<std::string, std::string> annotations;  // The manifest's.
  std::vector<Layer> layers;                       // Base first.  At least one.
};

// Reads an image from a tar archive.  Throws ImageException if it can't be
// read, is no image with exactly one manifest, if a blob is missing or is not
// what its digest says, or if manifest.json names other blobs than the OCI
// manifest.
[[nodiscard]] Image ReadImage(const std::filesystem::path& path);

// Returns the root file system: all layers, one over the other.  Throws
// ImageException if a layer is no archive or is not what its diff_id says.
[[nodiscard]] FileTree RootFileSystem(const Image& image);

// Returns what a single layer adds.  Throws like RootFileSystem().
[[nodiscard]] FileTree LayerContent(const Layer& layer);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_IMAGE_READER_H_
