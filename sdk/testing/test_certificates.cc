#include "sdk/testing/test_certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <string_view>

#include "sdk/error/check.h"

namespace insight::testing {
namespace {

using KeyPtr = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;
using X509Ptr = std::unique_ptr<X509, void (*)(X509*)>;
using BioPtr = std::unique_ptr<BIO, int (*)(BIO*)>;

constexpr long kHour = 3600;

KeyPtr MakeKey() {
  KeyPtr key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  Check(key != nullptr, "a key can be made");
  return key;
}

void AddExtension(int id, const std::string& value, X509* certificate) {
  X509_EXTENSION* const extension =
      X509V3_EXT_conf_nid(nullptr, nullptr, id, value.c_str());
  Check(extension != nullptr, "the extension can be written: " + value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

std::string AlternativeName(const std::string& host) {
  const bool is_address =
      host.find_first_not_of("0123456789.") == std::string::npos;
  return (is_address ? "IP:" : "DNS:") + host;
}

// A certificate from an hour ago until `seconds_left` from now; not yet signed.
X509Ptr MakeUnsigned(const std::string& name, EVP_PKEY* key,
                     long seconds_left) {
  static long serial = 0;
  X509Ptr certificate(X509_new(), &X509_free);
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kHour);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), seconds_left);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(
      X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
      reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return certificate;
}

void Sign(X509* certificate, X509* issuer, EVP_PKEY* issuer_key) {
  X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
  Check(X509_sign(certificate, issuer_key, EVP_sha256()) > 0,
        "the certificate can be signed");
}

std::string TextOf(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return std::string(data, static_cast<std::size_t>(size));
}

std::string PemOf(X509* certificate) {
  const BioPtr bio(BIO_new(BIO_s_mem()), &BIO_free);
  PEM_write_bio_X509(bio.get(), certificate);
  return TextOf(bio.get());
}

std::string PemOf(EVP_PKEY* key) {
  const BioPtr bio(BIO_new(BIO_s_mem()), &BIO_free);
  PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr,
                           nullptr);
  return TextOf(bio.get());
}

}  // namespace

class TestCa::Impl {
 public:
  Impl()
      : key_(MakeKey()),
        certificate_(MakeUnsigned("Test CA", key_.get(), kHour)) {
    AddExtension(NID_basic_constraints, "critical,CA:TRUE", certificate_.get());
    AddExtension(NID_key_usage, "critical,keyCertSign", certificate_.get());
    Sign(certificate_.get(), certificate_.get(), key_.get());
    pem_ = PemOf(certificate_.get());
  }

  TestCertificate Issue(const std::string& host, long seconds_left) {
    const KeyPtr key = MakeKey();
    const X509Ptr made = MakeUnsigned(host, key.get(), seconds_left);
    AddExtension(NID_subject_alt_name, AlternativeName(host), made.get());
    Sign(made.get(), certificate_.get(), key_.get());
    return {PemOf(made.get()), PemOf(key.get())};
  }

  const std::string& pem() const { return pem_; }

 private:
  const KeyPtr key_;
  const X509Ptr certificate_;
  std::string pem_;
};

TestCa::TestCa() : impl_(std::make_unique<Impl>()) {}
TestCa::~TestCa() = default;

const std::string& TestCa::certificate_pem() const { return impl_->pem(); }

TestCertificate TestCa::Issue(const std::string& host) {
  return impl_->Issue(host, kHour);
}

TestCertificate TestCa::IssueExpired(const std::string& host) {
  return impl_->Issue(host, -60);
}

TestCertificate TestCa::SelfSigned(const std::string& host) {
  const KeyPtr key = MakeKey();
  const X509Ptr made = MakeUnsigned(host, key.get(), kHour);
  AddExtension(NID_subject_alt_name, AlternativeName(host), made.get());
  Sign(made.get(), made.get(), key.get());
  return {PemOf(made.get()), PemOf(key.get())};
}

}  // namespace insight::testing
