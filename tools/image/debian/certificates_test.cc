#include "tools/image/debian/certificates.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

// Made for this test; nobody has its key.  `openssl x509 -subject_hash` says
// 568600ca.
constexpr char kPem[] = R"(-----BEGIN CERTIFICATE-----
MIIBojCCAUegAwIBAgIUa5Oin0tthXvmWkadzpA8nmSb9IIwCgYIKoZIzj0EAwIw
JTEUMBIGA1UECgwLVGVzdCAob25seSkxDTALBgNVBAMMBFJvb3QwIBcNMjYxMTI1
MDI1NDQwWhgPMjEyNjExMDEwMjU0NDBaMCUxFDASBgNVBAoMC1Rlc3QgKG9ubHkp
MQ0wCwYDVQQDDARSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEQSXqDhTP
uS3up0fC7nykEcyt4wXRQOTqCqS3ChaDNg1RRfkjUWi0otimmJnJ5sxyh9ZKrAyV
+oZ28BdcPfvzxaNTMFEwHQYDVR0OBBYEFBGTYRU3AchoGZK/SOfFurh1ReUnMB8G
A1UdIwQYMBaAFBGTYRU3AchoGZK/SOfFurh1ReUnMA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoZIzj0EAwIDSQAwRgIhAJTbTHU138t4CEfyAwe7JfvH3OgWkhILLANpBQEG
UT6eAiEA3Kj3jbjuCTpD3736f0Y+BCyX/adE/zQaLW9+lO1ZMkc=
-----END CERTIFICATE-----)";

constexpr char kFolder[] = "usr/share/ca-certificates/mozilla/";

std::string Text(const FileTree& tree, const std::string& path) {
  const FileNode* node = tree.Find(path);
  return node == nullptr ? "(nothing)" : node->content;
}

TEST(AddCertificatesTest, MakesBundleListLinksAndHashes) {
  FileTree tree;
  tree.Add(kFolder + std::string("B (x).crt"), FileNode::File(kPem));
  tree.Add(kFolder + std::string("A.crt"), FileNode::File(kPem));
  tree.Add(kFolder + std::string("README"), FileNode::File("text"));
  AddCertificates(tree);
  EXPECT_EQ(Text(tree, "etc/ca-certificates.conf"),
            "mozilla/A.crt\nmozilla/B (x).crt\n");
  EXPECT_EQ(Text(tree, "etc/ssl/certs/ca-certificates.crt"),
            std::string(kPem) + "\n" + kPem + "\n");
  EXPECT_EQ(Text(tree, "etc/ssl/certs/B_=x=.pem"),
            "/usr/share/ca-certificates/mozilla/B (x).crt");
  EXPECT_EQ(Text(tree, "etc/ssl/certs/568600ca.0"), "A.pem");
  EXPECT_EQ(Text(tree, "etc/ssl/certs/568600ca.1"), "B_=x=.pem");
}

TEST(AddCertificatesTest, NoneAtAllIsAnError) {
  FileTree tree;
  EXPECT_THAT([&] { AddCertificates(tree); },
              ThrowsMessage<ImageException>(HasSubstr("no certificate below")));
}

TEST(AddCertificatesTest, ADamagedOneIsAnErrorThatNamesIt) {
  FileTree tree;
  tree.Add(kFolder + std::string("A.crt"), FileNode::File("nonsense"));
  EXPECT_THAT([&] { AddCertificates(tree); },
              ThrowsMessage<ImageException>(HasSubstr("A.crt is no")));
}

}  // namespace
}  // namespace insight::image
