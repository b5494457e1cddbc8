// Digests of content as hex digits.
//
// Example:
//
//   HexDigest(HashAlgorithm::kMd5, "thisisastring")
//       -> "0bba161a7165a211c7435c950ee78438"
//
// MD5 and SHA-1 are here because services name files by them; neither protects
// anything.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_HASH_HASH_H_
#define SDK_UTIL_HASH_HASH_H_

#include <string>
#include <string_view>

namespace insight {

// MD5: RFC 1321.  The others: FIPS 180-4.
enum class HashAlgorithm { kMd5, kSha1, kSha256, kSha512 };

// Returns the digest of the bytes of `content`: 32, 40, 64 or 128 lower-case
// hex digits.
[[nodiscard]] std::string HexDigest(HashAlgorithm algorithm,
                                    std::string_view content);

}  // namespace insight

#endif  // SDK_UTIL_HASH_HASH_H_
