#include "sdk/http/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

#include "sdk/http/ca_bundle.h"
#include "sdk/http/transport.h"

namespace insight {
namespace {

using BioPtr = std::unique_ptr<BIO, int (*)(BIO*)>;
using X509Ptr = std::unique_ptr<X509, void (*)(X509*)>;
using KeyPtr = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;

constexpr const char* kSystemBundles[] = {
    "/etc/ssl/certs/ca-certificates.crt",  // Debian, Alpine with the package.
    "/etc/pki/tls/certs/ca-bundle.crt",    // Red Hat.
    "/etc/ssl/ca-bundle.pem",              // SUSE.
    "/etc/ssl/cert.pem",                   // Alpine.
};

[[noreturn]] void Refuse(const std::string& what) {
  ERR_clear_error();
  throw TransportException(TransportFailure::kUntrusted, what);
}

BioPtr Open(const std::string& pem) {
  return BioPtr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                &BIO_free);
}

// Keys are never asked a passphrase for on the terminal.
int NoPassphrase(char*, int, int, void*) { return -1; }

X509Ptr ReadCertificate(BIO* bio) {
  return X509Ptr(PEM_read_bio_X509(bio, nullptr, &NoPassphrase, nullptr),
                 &X509_free);
}

bool Exists(const char* path) {
  struct stat info;
  return path != nullptr && *path != '\0' && stat(path, &info) == 0;
}

void TrustPem(SSL_CTX* context, const std::string& pem) {
  const BioPtr bio = Open(pem);
  bool any = false;
  while (const X509Ptr certificate = ReadCertificate(bio.get())) {
    any = X509_STORE_add_cert(SSL_CTX_get_cert_store(context),
                              certificate.get()) == 1 ||
          any;
  }
  ERR_clear_error();  // The end of the text is reported as an error.
  if (!any) Refuse("the given CA certificates are no certificates in PEM form");
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

void TrustFile(SSL_CTX* context, const std::string& path) {
  if (TrustLazily(ReadFile(path), SSL_CTX_get_cert_store(context))) return;
  if (SSL_CTX_load_verify_file(context, path.c_str()) != 1) {
    Refuse("the CA certificates in " + path + " cannot be read");
  }
}

// A variable that names nothing is as good as unset.
void TrustSystem(SSL_CTX* context) {
  const char* const file = std::getenv("SSL_CERT_FILE");
  const char* const folder = std::getenv("SSL_CERT_DIR");
  if (Exists(file)) {
    TrustFile(context, file);
    return;
  }
  if (Exists(folder) && SSL_CTX_load_verify_dir(context, folder) == 1) return;
  for (const char* const bundle : kSystemBundles) {
    if (!Exists(bundle)) continue;
    TrustFile(context, bundle);
    return;
  }
  Refuse(
      "there are no CA certificates on this machine; install them or set "
      "SSL_CERT_FILE");
}

void ShowCertificate(SSL_CTX* context, const TlsOptions& options) {
  const BioPtr bio = Open(options.client_certificate_pem);
  const X509Ptr own = ReadCertificate(bio.get());
  if (own == nullptr || SSL_CTX_use_certificate(context, own.get()) != 1) {
    Refuse("the client certificate is no certificate in PEM form");
  }
  while (const X509Ptr more = ReadCertificate(bio.get())) {
    if (SSL_CTX_add1_chain_cert(context, more.get()) != 1) break;
  }
  const BioPtr key_bio = Open(options.client_key.Reveal());
  const KeyPtr key(
      PEM_read_bio_PrivateKey(key_bio.get(), nullptr, &NoPassphrase, nullptr),
      &EVP_PKEY_free);
  if (key == nullptr) {
    Refuse("the client certificate's key is no unencrypted key in PEM form");
  }
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 ||
      SSL_CTX_check_private_key(context) != 1) {
    Refuse("the client certificate and its key do not belong together");
  }
  ERR_clear_error();
}

}  // namespace

TlsContext::TlsContext(TlsOptions options)
    : options_(std::move(options)), context_(nullptr, &SSL_CTX_free) {}

TlsContext::~TlsContext() = default;

ssl_ctx_st* TlsContext::Get() {
  const std::lock_guard lock(mutex_);
  if (context_ != nullptr) return context_.get();
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> made(
      SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  if (made == nullptr ||
      SSL_CTX_set_min_proto_version(made.get(), TLS1_2_VERSION) != 1) {
    Refuse("TLS cannot be set up");
  }
  SSL_CTX_set_options(made.get(),
                      SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(made.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                   SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                   SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_verify(
      made.get(), options_.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
  if (options_.verify) {
    if (!options_.ca_pem.empty()) TrustPem(made.get(), options_.ca_pem);
    if (!options_.ca_file.empty()) TrustFile(made.get(), options_.ca_file);
    if (options_.ca_pem.empty() && options_.ca_file.empty()) {
      TrustSystem(made.get());
    }
  }
  if (!options_.client_certificate_pem.empty()) {
    ShowCertificate(made.get(), options_);
  }
  context_ = std::move(made);
  return context_.get();
}

}  // namespace insight
