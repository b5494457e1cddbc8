#include "tools/image/debian/certificates.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

constexpr char kSource[] = "usr/share/ca-certificates/";
constexpr char kCerts[] = "etc/ssl/certs/";

// The hash of the subject's name, by which OpenSSL looks an issuer up.
std::string SubjectHash(const std::string& path, const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> in(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(
      PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), &X509_free);
  if (certificate == nullptr) {
    throw ImageException("/" + path + " is no certificate in PEM form.");
  }
  char text[9];
  std::snprintf(text, sizeof text, "%08lx",
                X509_subject_name_hash(certificate.get()));
  return text;
}

// The name of the link, as update-ca-certificates cleans it.
std::string LinkName(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  name.resize(name.size() - 4);
  for (char& c : name) {
    if (c == ' ' || c == ',') c = '_';
    if (c == '(' || c == ')') c = '=';
  }
  return name + ".pem";
}

}  // namespace

void AddCertificates(FileTree& tree) {
  std::map<std::string, std::string> by_path;
  for (auto it = tree.nodes().lower_bound(kSource);
       it != tree.nodes().end() && it->first.starts_with(kSource); ++it) {
    if (it->first.ends_with(".crt")) by_path[it->first] = it->second.content;
  }
  if (by_path.empty()) {
    throw ImageException(std::string("There is no certificate below /") +
                         kSource + ".");
  }
  std::string list;
  std::string bundle;
  std::map<std::string, int> uses;  // Of a hash, so far.
  for (const auto& [path, pem] : by_path) {
    const std::string link = LinkName(path);
    const std::string hash = SubjectHash(path, pem);
    tree.Add(kCerts + link, FileNode::Symlink("/" + path));
    tree.Add(kCerts + hash + "." + std::to_string(uses[hash]++),
             FileNode::Symlink(link));
    list += path.substr(sizeof kSource - 1) + "\n";
    bundle += pem;
    if (!pem.ends_with('\n')) bundle += '\n';
  }
  tree.Add("etc/ca-certificates.conf", FileNode::File(list));
  tree.Add(std::string(kCerts) + "ca-certificates.crt", FileNode::File(bundle));
}

}  // namespace insight::image
