// Joins the images of one plugin, or of one base, for several platforms into
// one archive.  It is an OCI image layout whose index.json names one image
// index, and that the images' own manifests, byte for byte:
//
//   index.json -> image index -> manifest for linux/amd64 -> blobs
//                             -> manifest for linux/arm64 -> blobs
//
// A blob that several images share is there once.  There is no manifest.json:
// what docker's own format can hold are images for one platform.
//
// Source: OCI image specification 1.1, "Image Index" and "Image Layout".

#ifndef TOOLS_IMAGE_IMAGE_INDEX_H_
#define TOOLS_IMAGE_IMAGE_INDEX_H_

#include <filesystem>
#include <string>
#include <vector>

namespace insight::image {

// Writes the archive to `out` and returns the digest of the image index, by
// which registries know all of it.  The bytes depend on the images alone, not
// on their order.  `images` are archives as WriteImage() makes them.
//
// The platforms are those that the images' configurations name.  The index has
// the annotations of the images' manifests, but for the digest of their base,
// which is another on each platform.  index.json has the index once under each
// of the images' names.
//
// Throws ImageException, and may then leave a partial file, if an image can't
// be read or is damaged, if two are for the same platform, or if they differ in
// their names or annotations.
std::string WriteImageIndex(const std::vector<std::filesystem::path>& images,
                            const std::filesystem::path& out);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_IMAGE_INDEX_H_
