#include "tools/release/bill_inside.h"

#include "tools/image/archive_reader.h"
#include "tools/image/file_tree.h"

namespace insight::release {
namespace {

// As //tools/build_defs:images.bzl has it.
constexpr const char* kFolder = "usr/local/share/sbom/";
constexpr const char* kExtension = ".cdx.json";

}  // namespace

std::optional<std::string> BillInLayer(std::string_view layer,
                                       const std::string& name) {
  image::FileTree tree;
  image::ApplyLayer(layer, name, tree);
  for (const auto& [path, node] : tree.nodes()) {
    if (path.starts_with(kFolder) && path.ends_with(kExtension)) {
      return node.content;
    }
  }
  return std::nullopt;
}

std::optional<std::string> BillInside(const Descriptor& manifest,
                                      const BlobReader& blob,
                                      const std::string& name) {
  const Manifest image = ParseManifest(blob(manifest), name);
  // The plugin's own layers, the last, are small and have it.
  for (auto layer = image.layers.rbegin(); layer != image.layers.rend();
       ++layer) {
    std::optional<std::string> bill = BillInLayer(blob(*layer), layer->digest);
    if (bill) return bill;
  }
  return std::nullopt;
}

}  // namespace insight::release
