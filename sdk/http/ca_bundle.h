// Certificates of a bundle that are only looked at when a server's certificate
// leads to them.
//
// A system's bundle has about 140 CAs, and OpenSSL takes 20 ms to read them
// all, which is more than the rest of a connection takes; a server needs one.
// So the bundle is indexed by the certificates' subjects, without reading more
// of them than that, and OpenSSL asks for those that it wants.

#ifndef SDK_HTTP_CA_BUNDLE_H_
#define SDK_HTTP_CA_BUNDLE_H_

#include <string_view>

// OpenSSL's X509_STORE; its headers stay out of ours.
struct x509_store_st;

namespace insight {

// Makes `store` trust the certificates in `pem`.  Returns false, with the store
// unchanged, if that is not to be done lazily: something else than plain
// certificates is in it, or nothing, or one of them is damaged.
//
// Names are compared as OpenSSL does it (RFC 5280, section 7.1).  Where that is
// not byte by byte, as for a name that no certificate has, all of the bundle is
// read once after all.
//
// Thread safety: the store may be used by several threads afterwards.
[[nodiscard]] bool TrustLazily(std::string_view pem, x509_store_st* store);

}  // namespace insight

#endif  // SDK_HTTP_CA_BUNDLE_H_
