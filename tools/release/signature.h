// Signatures with keys in PEM: Ed25519 (RFC 8032) or ECDSA with SHA-256 (FIPS
// 186-4), on OpenSSL.  A key that is neither, or is protected by a password, is
// refused.
//
// Thread safety: functions; may be called from any thread.

#ifndef TOOLS_RELEASE_SIGNATURE_H_
#define TOOLS_RELEASE_SIGNATURE_H_

#include <string>
#include <string_view>

namespace insight::release {

// Returns the signature, as bytes (ECDSA: DER).  Throws ReleaseException if
// `private_key` is no such key; its text never shows the key.
[[nodiscard]] std::string Sign(std::string_view message,
                               const std::string& private_key);

// Whether the owner of the key has signed the message.  Throws ReleaseException
// if `public_key` is no such key.
[[nodiscard]] bool IsSignedBy(std::string_view message,
                              std::string_view signature,
                              const std::string& public_key);

// Returns a name for the key, the same for its private and its public half: the
// SHA-256 of the public key in DER (SubjectPublicKeyInfo), in hexadecimal
// digits.  Throws ReleaseException.
[[nodiscard]] std::string KeyId(const std::string& private_key);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_SIGNATURE_H_
