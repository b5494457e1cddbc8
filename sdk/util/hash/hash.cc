#include "sdk/util/hash/hash.h"

#include <openssl/evp.h>

#include <array>

#include "sdk/error/check.h"

namespace insight {
namespace {

const EVP_MD* DigestOf(HashAlgorithm algorithm) {
  switch (algorithm) {
    case HashAlgorithm::kMd5:
      return EVP_md5();
    case HashAlgorithm::kSha1:
      return EVP_sha1();
    case HashAlgorithm::kSha256:
      return EVP_sha256();
    case HashAlgorithm::kSha512:
      return EVP_sha512();
  }
  BrokenInvariant("a value of HashAlgorithm");
}

}  // namespace

std::string HexDigest(HashAlgorithm algorithm, std::string_view content) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  const int ok = EVP_Digest(content.data(), content.size(), digest.data(),
                            &size, DigestOf(algorithm), nullptr);
  Check(ok == 1, "a digest from OpenSSL's built-in algorithms");
  std::string hex;
  hex.reserve(2 * size);
  for (unsigned int i = 0; i < size; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

}  // namespace insight
