#include "tools/image/layer.h"

#include <libdeflate.h>

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "tools/image/digest.h"
#include "tools/image/image_exception.h"
#include "tools/image/tar_writer.h"

namespace insight::image {
namespace {

// libdeflate's best: for a base image of 84 MB it is 5% smaller than zlib's
// level 9, and a fifth faster.
constexpr int kLevel = 12;

}  // namespace

std::string Gzip(std::string_view bytes) {
  const std::unique_ptr<libdeflate_compressor,
                        decltype(&libdeflate_free_compressor)>
      compressor(libdeflate_alloc_compressor(kLevel),
                 &libdeflate_free_compressor);
  if (compressor == nullptr) throw ImageException("Out of memory.");
  std::string out(
      libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  const std::size_t size = libdeflate_gzip_compress(
      compressor.get(), bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw ImageException("libdeflate refused to compress.");
  out.resize(size);
  return out;
}

std::string Gunzip(std::string_view bytes, const std::string& name) {
  const std::unique_ptr<libdeflate_decompressor,
                        decltype(&libdeflate_free_decompressor)>
      decompressor(libdeflate_alloc_decompressor(),
                   &libdeflate_free_decompressor);
  if (decompressor == nullptr) throw ImageException("Out of memory.");
  // The last four bytes are the size, modulo 2^32, least byte first.
  std::size_t size = 0;
  for (std::size_t i = 1; i <= 4 && i <= bytes.size(); ++i) {
    size = size << 8 | static_cast<unsigned char>(bytes[bytes.size() - i]);
  }
  // Deflate reaches at most 1032:1: more is a lie.
  if (size > bytes.size() * 1032) size = 0;
  std::string out(size, '\0');
  if (libdeflate_gzip_decompress(decompressor.get(), bytes.data(), bytes.size(),
                                 out.data(), out.size(),
                                 nullptr) != LIBDEFLATE_SUCCESS) {
    throw ImageException(name + ": not gzip data, or damaged.");
  }
  return out;
}

Layer MakeLayer(const FileTree& tree, std::string created_by) {
  std::string archive;
  WriteTar(tree, [&](std::string_view piece) { archive += piece; });
  Layer layer;
  layer.blob = Gzip(archive);
  layer.info = {.digest = Sha256Digest(layer.blob),
                .diff_id = Sha256Digest(archive),
                .size = layer.blob.size(),
                .created_by = std::move(created_by)};
  return layer;
}

std::string ToJson(const LayerInfo& info) {
  return nlohmann::json{{"digest", info.digest},
                        {"diff_id", info.diff_id},
                        {"size", info.size},
                        {"created_by", info.created_by}}
             .dump() +
         "\n";
}

LayerInfo ParseLayerInfo(std::string_view json, const std::string& name) {
  try {
    const nlohmann::json info = nlohmann::json::parse(json);
    return {.digest = info.at("digest"),
            .diff_id = info.at("diff_id"),
            .size = info.at("size"),
            .created_by = info.at("created_by")};
  } catch (const nlohmann::json::exception& error) {
    throw ImageException(name +
                         ": not what a layer's rule writes: " + error.what());
  }
}

}  // namespace insight::image
