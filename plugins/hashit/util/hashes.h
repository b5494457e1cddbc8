// The hashes that both actions return.

#ifndef PLUGINS_HASHIT_UTIL_HASHES_H_
#define PLUGINS_HASHIT_UTIL_HASHES_H_

#include <string_view>

#include "sdk/util/hash/hash.h"

namespace insight::plugins::hashit {

// `Output` is StringOutput or Bytes2Output, which have the same members.
//
// Thread safety: may be called from any thread.
template <typename Output>
[[nodiscard]] Output HashesOf(std::string_view content) {
  return {.md5 = HexDigest(HashAlgorithm::kMd5, content),
          .sha1 = HexDigest(HashAlgorithm::kSha1, content),
          .sha256 = HexDigest(HashAlgorithm::kSha256, content),
          .sha512 = HexDigest(HashAlgorithm::kSha512, content)};
}

}  // namespace insight::plugins::hashit

#endif  // PLUGINS_HASHIT_UTIL_HASHES_H_
