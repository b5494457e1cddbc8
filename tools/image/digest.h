// Digests of bytes, in the form that OCI gives them ("sha256:" and 64
// lower-case hexadecimal digits; OCI image specification, "Descriptors").

#ifndef TOOLS_IMAGE_DIGEST_H_
#define TOOLS_IMAGE_DIGEST_H_

#include <memory>
#include <string>
#include <string_view>

namespace insight::image {

// Computes a SHA-256 of bytes that come in pieces.  Not thread-safe.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  ~Sha256();

  void Update(std::string_view bytes);

  // Returns the digest, "sha256:...".  To be called once, after all Update().
  [[nodiscard]] std::string Finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Returns the OCI digest of `bytes`.
[[nodiscard]] std::string Sha256Digest(std::string_view bytes);

// Returns "blobs/sha256/...": where an image layout has the blob of a digest
// (OCI image specification, "Image Layout").
[[nodiscard]] std::string BlobPath(const std::string& digest);

// Returns the MD5 of `bytes` as 32 hexadecimal digits: dpkg's database names
// configuration files' contents by it.  For nothing that must be secure.
[[nodiscard]] std::string Md5Hex(std::string_view bytes);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DIGEST_H_
