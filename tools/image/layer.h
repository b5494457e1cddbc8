// Layers of an image: gzipped tar archives with what OCI wants to know of them.

#ifndef TOOLS_IMAGE_LAYER_H_
#define TOOLS_IMAGE_LAYER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/image/file_tree.h"

namespace insight::image {

// What an image's manifest and configuration say of a layer.
struct LayerInfo {
  std::string digest;      // Of the compressed blob.
  std::string diff_id;     // Of the tar archive in it.
  std::uint64_t size = 0;  // Of the compressed blob, in bytes.
  std::string created_by;  // For the image's history: one line.
};

struct Layer {
  LayerInfo info;
  std::string blob;
};

// Compresses `bytes` to gzip's format (RFC 1952) with no time and no name in
// its header: the same bytes in, the same bytes out.  As small as libdeflate
// makes them (about 10 MB/s).
[[nodiscard]] std::string Gzip(std::string_view bytes);

// Undoes Gzip() (of one member).  Throws ImageException if `bytes` are no such
// data, with `name` for what they are.
[[nodiscard]] std::string Gunzip(std::string_view bytes,
                                 const std::string& name);

// Makes the layer that holds `tree`.  Needs memory for the archive twice over.
[[nodiscard]] Layer MakeLayer(const FileTree& tree, std::string created_by);

// The info as JSON text, and back.  ParseLayerInfo throws ImageException, with
// `name` for the text's source.
[[nodiscard]] std::string ToJson(const LayerInfo& info);
[[nodiscard]] LayerInfo ParseLayerInfo(std::string_view json,
                                       const std::string& name);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_LAYER_H_
