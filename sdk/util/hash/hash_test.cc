#include "sdk/util/hash/hash.h"

#include <string>

#include "gtest/gtest.h"

namespace insight {
namespace {

// The vectors of RFC 1321 (appendix A.5) and FIPS 180-4's examples.

TEST(HashTest, Md5IsThatOfTheRfc) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kMd5, "message digest"),
            "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST(HashTest, Sha1IsThatOfTheStandard) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kSha1, "abc"),
            "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST(HashTest, Sha256IsThatOfTheStandard) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kSha256, "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(HashTest, Sha512IsThatOfTheStandard) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kSha512, "abc"),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

TEST(HashTest, NothingHasADigestToo) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kMd5, ""),
            "d41d8cd98f00b204e9800998ecf8427e");
}

TEST(HashTest, AZeroByteIsContent) {
  EXPECT_EQ(HexDigest(HashAlgorithm::kSha1, std::string(1, '\0')),
            "5ba93c9db0cff93f52b521d7420e43f6eda2784f");
}

}  // namespace
}  // namespace insight
