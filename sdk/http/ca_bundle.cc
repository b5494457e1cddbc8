#include "sdk/http/ca_bundle.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "sdk/types/base64.h"

namespace insight {
namespace {

using X509Ptr = std::unique_ptr<X509, void (*)(X509*)>;

// What is left to read of DER (ITU-T X.690).
class DerReader {
 public:
  explicit DerReader(std::string_view der) : rest_(der) {}

  // Takes one element, header and content; nothing if it is none.
  std::optional<std::string_view> TakeElement() {
    const Header header = ReadHeader();
    if (!header.is_valid) return std::nullopt;
    const std::string_view element =
        rest_.substr(0, header.size + header.length);
    rest_.remove_prefix(element.size());
    return element;
  }

  // Goes into an element.
  bool Enter() {
    const Header header = ReadHeader();
    if (!header.is_valid) return false;
    rest_ = rest_.substr(header.size, header.length);
    return true;
  }

  [[nodiscard]] bool StartsWith(char tag) const {
    return !rest_.empty() && rest_.front() == tag;
  }

 private:
  struct Header {
    bool is_valid = false;
    std::size_t size = 0;
    std::size_t length = 0;
  };

  [[nodiscard]] Header ReadHeader() const {
    const auto* const begin =
        reinterpret_cast<const unsigned char*>(rest_.data());
    const unsigned char* at = begin;
    long length = 0;
    int tag = 0;
    int tag_class = 0;
    const int result = ASN1_get_object(&at, &length, &tag, &tag_class,
                                       static_cast<long>(rest_.size()));
    constexpr int kError = 0x80;
    constexpr int kIndefiniteLength = 0x01;
    if ((result & (kError | kIndefiniteLength)) != 0) return {};
    return {true, static_cast<std::size_t>(at - begin),
            static_cast<std::size_t>(length)};
  }

  std::string_view rest_;
};

// The DER of a certificate's subject (RFC 5280, section 4.1); nothing if it is
// no certificate.
std::optional<std::string_view> SubjectOf(std::string_view der) {
  constexpr char kVersionTag = '\xA0';
  DerReader reader(der);
  if (!reader.Enter() || !reader.Enter()) return std::nullopt;
  int before = 4;  // Serial number, signature, issuer, validity.
  if (reader.StartsWith(kVersionTag)) ++before;
  for (int i = 0; i < before; ++i) {
    if (!reader.TakeElement()) return std::nullopt;
  }
  return reader.TakeElement();
}

// The certificates by the DER of their subjects.
class Bundle {
 public:
  // Nothing if it is not to be read lazily.
  static std::unique_ptr<Bundle> Parse(std::string_view pem) {
    constexpr std::string_view kAnyBegin = "-----BEGIN ";
    constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
    constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
    auto bundle = std::make_unique<Bundle>();
    for (auto at = pem.find(kAnyBegin); at != std::string_view::npos;
         at = pem.find(kAnyBegin)) {
      pem.remove_prefix(at);
      const auto end = pem.find(kEnd);
      if (!pem.starts_with(kBegin) || end == std::string_view::npos ||
          !bundle->Add(pem.substr(kBegin.size(), end - kBegin.size()))) {
        return nullptr;
      }
      pem.remove_prefix(end + kEnd.size());
    }
    return bundle->certificates_.empty() ? nullptr : std::move(bundle);
  }

  // Adds the certificates of that name to the store; returns one of them, or
  // null.  The bundle keeps it alive.
  X509* Find(const X509_NAME* name, X509_STORE* store) {
    const unsigned char* der = nullptr;
    std::size_t size = 0;
    if (X509_NAME_get0_der(name, &der, &size) != 1) return nullptr;
    const auto range = certificates_.equal_range(
        std::string(reinterpret_cast<const char*>(der), size));
    const std::lock_guard lock(mutex_);
    X509* const found = AddAll(range.first, range.second, name, store);
    if (found != nullptr) return found;
    return AddAll(certificates_.begin(), certificates_.end(), name, store);
  }

 private:
  struct Certificate {
    std::string der;
    bool is_read = false;
    X509Ptr value{nullptr, &X509_free};
  };
  using Certificates = std::multimap<std::string, Certificate>;

  bool Add(std::string_view base64) {
    std::string der;
    try {
      der = DecodeBase64(base64);
    } catch (const Base64Exception&) {
      return false;
    }
    const std::optional<std::string_view> subject = SubjectOf(der);
    if (!subject) return false;
    std::string key(*subject);
    certificates_.emplace(std::move(key), Certificate{.der = std::move(der)});
    return true;
  }

  // Those of the range that have the name.
  static X509* AddAll(Certificates::iterator first, Certificates::iterator last,
                      const X509_NAME* name, X509_STORE* store) {
    X509* found = nullptr;
    for (auto it = first; it != last; ++it) {
      X509* const certificate = Read(it->second);
      if (certificate != nullptr &&
          X509_NAME_cmp(X509_get_subject_name(certificate), name) == 0 &&
          X509_STORE_add_cert(store, certificate) == 1) {
        found = certificate;
      }
    }
    return found;
  }

  // Null if it is damaged.
  static X509* Read(Certificate& certificate) {
    if (!certificate.is_read) {
      const auto* at =
          reinterpret_cast<const unsigned char*>(certificate.der.data());
      certificate.value.reset(
          d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size())));
      ERR_clear_error();
      certificate.is_read = true;
    }
    return certificate.value.get();
  }

  std::mutex mutex_;  // Guards what is read of the certificates.
  Certificates certificates_;
};

int FindBySubject(X509_LOOKUP* lookup, X509_LOOKUP_TYPE type,
                  const X509_NAME* name, X509_OBJECT* result) {
  if (type != X509_LU_X509) return 0;
  auto* const bundle =
      static_cast<Bundle*>(X509_LOOKUP_get_method_data(lookup));
  X509* const found = bundle->Find(name, X509_LOOKUP_get_store(lookup));
  if (found == nullptr) return 0;
  X509_OBJECT_set1_X509(result, found);
  // OpenSSL takes `result` for a view of what is in the store, and counts a
  // reference of its own.
  X509_free(found);
  return 1;
}

void FreeBundle(X509_LOOKUP* lookup) {
  delete static_cast<Bundle*>(X509_LOOKUP_get_method_data(lookup));
}

X509_LOOKUP_METHOD* Method() {
  static X509_LOOKUP_METHOD* const method = [] {
    X509_LOOKUP_METHOD* const made = X509_LOOKUP_meth_new("lazy bundle");
    X509_LOOKUP_meth_set_get_by_subject(made, &FindBySubject);
    X509_LOOKUP_meth_set_free(made, &FreeBundle);
    return made;
  }();
  return method;
}

}  // namespace

bool TrustLazily(std::string_view pem, x509_store_st* store) {
  std::unique_ptr<Bundle> bundle = Bundle::Parse(pem);
  ERR_clear_error();
  if (bundle == nullptr) return false;
  X509_LOOKUP* const lookup = X509_STORE_add_lookup(store, Method());
  if (lookup == nullptr) return false;
  return X509_LOOKUP_set_method_data(lookup, bundle.release()) == 1;
}

}  // namespace insight
