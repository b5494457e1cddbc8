#include "tools/release/signature.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "tools/image/digest.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

// Without this one OpenSSL asks at the terminal.
int RefusePassword(char* /*buffer*/, int /*size*/, int /*writes*/,
                   void* /*data*/) {
  return -1;
}

[[noreturn]] void Refuse(const char* kind) {
  ERR_clear_error();
  throw ReleaseException(
      std::string("The ") + kind +
      " key is not usable: an unencrypted Ed25519 or ECDSA key in PEM is "
      "needed, as \"openssl genpkey -algorithm ed25519\" and \"openssl pkey "
      "-pubout\" write them.");
}

Bio BioOf(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())),
             &BIO_free);
}

Key RequireKind(EVP_PKEY* read, const char* kind) {
  Key key(read, &EVP_PKEY_free);
  if (key == nullptr) Refuse(kind);
  const int type = EVP_PKEY_base_id(key.get());
  if (type != EVP_PKEY_ED25519 && type != EVP_PKEY_EC) Refuse(kind);
  return key;
}

Key PrivateKey(const std::string& pem) {
  return RequireKind(PEM_read_bio_PrivateKey(BioOf(pem).get(), nullptr,
                                             &RefusePassword, nullptr),
                     "private");
}

Key PublicKey(const std::string& pem) {
  return RequireKind(
      PEM_read_bio_PUBKEY(BioOf(pem).get(), nullptr, &RefusePassword, nullptr),
      "public");
}

// Ed25519 hashes by itself.
const EVP_MD* HashFor(const Key& key) {
  return EVP_PKEY_base_id(key.get()) == EVP_PKEY_ED25519 ? nullptr
                                                         : EVP_sha256();
}

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string Sign(std::string_view message, const std::string& private_key) {
  const Key key = PrivateKey(private_key);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, HashFor(key), nullptr,
                         key.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, Bytes(message),
                     message.size()) != 1) {
    Refuse("private");
  }
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(),
                     reinterpret_cast<unsigned char*>(signature.data()), &size,
                     Bytes(message), message.size()) != 1) {
    Refuse("private");
  }
  signature.resize(size);  // Of ECDSA, the first size was the largest possible.
  return signature;
}

bool IsSignedBy(std::string_view message, std::string_view signature,
                const std::string& public_key) {
  const Key key = PublicKey(public_key);
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (EVP_DigestVerifyInit(context.get(), nullptr, HashFor(key), nullptr,
                           key.get()) != 1) {
    Refuse("public");
  }
  const bool valid =
      EVP_DigestVerify(context.get(), Bytes(signature), signature.size(),
                       Bytes(message), message.size()) == 1;
  ERR_clear_error();
  return valid;
}

std::string KeyId(const std::string& private_key) {
  const Key key = PrivateKey(private_key);
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key.get(), &der);
  if (size <= 0) Refuse("private");
  const std::string digest = image::Sha256Digest(std::string_view(
      reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return digest.substr(digest.find(':') + 1);
}

}  // namespace insight::release
