// Small images for tests.

#ifndef TOOLS_RELEASE_TEST_IMAGES_H_
#define TOOLS_RELEASE_TEST_IMAGES_H_

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tools/image/file_tree.h"
#include "tools/image/files.h"
#include "tools/image/image_index.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"

namespace insight::release {

// Writes FOLDER/FILE, an image with one layer for each of the given contents of
// its one file, which is at `path` in it, and returns its path.
inline std::filesystem::path WriteTestImage(
    const std::filesystem::path& folder, const std::string& file,
    const std::string& name, const std::vector<std::string>& contents,
    const std::string& architecture = "amd64",
    const std::string& path = "file") {
  std::vector<image::LayerFile> layers;
  for (const std::string& content : contents) {
    image::FileTree tree;
    tree.Add(path, image::FileNode::File(content));
    const image::Layer layer = image::MakeLayer(tree, "test");
    const std::filesystem::path blob = folder / layer.info.digest;
    image::WriteFile(blob, layer.blob);
    layers.push_back({layer.info, blob});
  }
  image::ImageDefinition definition;
  definition.names = {name};
  definition.architecture = architecture;
  image::WriteImage(definition, layers, folder / file);
  return folder / file;
}

// Writes FOLDER/FILE, an index of such images for amd64 and arm64, each with
// the layer "base" and one of its architecture's name, and returns its path.
inline std::filesystem::path WriteTestIndex(const std::filesystem::path& folder,
                                            const std::string& file,
                                            const std::string& name) {
  std::vector<std::filesystem::path> images;
  for (const std::string architecture : {"amd64", "arm64"}) {
    images.push_back(WriteTestImage(folder, architecture + "-" + file, name,
                                    {"base", architecture}, architecture));
  }
  image::WriteImageIndex(images, folder / file);
  return folder / file;
}

// Keys for tests alone; made by `openssl genpkey`.
inline constexpr const char* kTestKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ0yryI2VkvwvscRypEizvlidwuz3nvRZX46xlwFxDFM\n"
    "-----END PRIVATE KEY-----\n";
inline constexpr const char* kTestPublicKey =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEAmqhsVtxMEx189mYZGxUmGgMT9l0GaO58apwOjCQ0K0I=\n"
    "-----END PUBLIC KEY-----\n";

}  // namespace insight::release

#endif  // TOOLS_RELEASE_TEST_IMAGES_H_
