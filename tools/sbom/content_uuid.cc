#include "tools/sbom/content_uuid.h"

#include "tools/image/digest.h"

namespace insight::tool {

std::string ContentUuid(std::string_view content) {
  std::string hex =
      image::Sha256Digest(content).substr(sizeof("sha256:") - 1, 32);
  hex[12] = '8';                  // The version.
  hex[16] = "89ab"[hex[16] % 4];  // The variant.
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) +
         "-" + hex.substr(16, 4) + "-" + hex.substr(20);
}

}  // namespace insight::tool
