#include "tools/image/digest.h"

#include "gtest/gtest.h"

namespace insight::image {
namespace {

// FIPS 180-4's example of one block.
constexpr char kAbc[] =
    "sha256:"
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256Test, HashesTheStandardsExample) {
  EXPECT_EQ(Sha256Digest("abc"), kAbc);
}

TEST(Sha256Test, PiecesHashLikeTheWhole) {
  Sha256 sha256;
  sha256.Update("a");
  sha256.Update("");
  sha256.Update("bc");
  EXPECT_EQ(sha256.Finish(), kAbc);
}

// RFC 1321, appendix A.5.
TEST(Md5HexTest, HashesTheStandardsExample) {
  EXPECT_EQ(Md5Hex("abc"), "900150983cd24fb0d6963f7d28e17f72");
}

}  // namespace
}  // namespace insight::image
