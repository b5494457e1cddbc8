// What Debian's update-ca-certificates(8) makes of the package ca-certificates.

#ifndef TOOLS_IMAGE_DEBIAN_CERTIFICATES_H_
#define TOOLS_IMAGE_DEBIAN_CERTIFICATES_H_

#include "tools/image/file_tree.h"

namespace insight::image {

// Makes, of all certificates (PEM, *.crt) below /usr/share/ca-certificates:
//
//   /etc/ca-certificates.conf              their list, all of them in use
//   /etc/ssl/certs/NAME.pem                a link to each
//   /etc/ssl/certs/HASH.N                  links by which OpenSSL finds an
//   issuer
//                                          in SSL_CERT_DIR (openssl-rehash(1))
//   /etc/ssl/certs/ca-certificates.crt     all in one, sorted by file name
//
// Throws ImageException if there is none or one can't be read.
void AddCertificates(FileTree& tree);

}  // namespace insight::image

#endif  // TOOLS_IMAGE_DEBIAN_CERTIFICATES_H_
