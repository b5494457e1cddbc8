#include "tools/image/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cstddef>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

void Require(int openssl_result) {
  if (openssl_result != 1) throw ImageException("OpenSSL refused to hash.");
}

class Hasher {
 public:
  explicit Hasher(const EVP_MD* algorithm)
      : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    Require(EVP_DigestInit_ex(context_.get(), algorithm, nullptr));
  }

  void Update(std::string_view bytes) {
    Require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
  }

  std::string FinishHex() {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw;
    unsigned size = 0;
    Require(EVP_DigestFinal_ex(context_.get(), raw.data(), &size));
    std::string hex;
    for (std::size_t i = 0; i < size; ++i) {
      hex += kDigits[raw[i] >> 4];
      hex += kDigits[raw[i] & 15];
    }
    return hex;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

struct Sha256::Impl {
  Hasher hasher{EVP_sha256()};
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {}

Sha256::~Sha256() = default;

void Sha256::Update(std::string_view bytes) { impl_->hasher.Update(bytes); }

std::string Sha256::Finish() { return "sha256:" + impl_->hasher.FinishHex(); }

std::string Sha256Digest(std::string_view bytes) {
  Sha256 sha256;
  sha256.Update(bytes);
  return sha256.Finish();
}

std::string BlobPath(const std::string& digest) {
  return "blobs/sha256/" + digest.substr(digest.find(':') + 1);
}

std::string Md5Hex(std::string_view bytes) {
  Hasher md5(EVP_md5());
  md5.Update(bytes);
  return md5.FinishHex();
}

}  // namespace insight::image
