#include "tools/image/layer.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/digest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(GzipTest, RoundTrip) {
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += std::to_string(i);
  const std::string zipped = Gzip(bytes);
  EXPECT_LT(zipped.size(), bytes.size() / 2);
  EXPECT_EQ(Gunzip(zipped, "x"), bytes);
  EXPECT_EQ(Gunzip(Gzip(""), "x"), "");
}

// RFC 1952, 2.3.1: flags (no name), four bytes of time.
TEST(GzipTest, TheHeaderTellsNoTimeAndNoName) {
  EXPECT_EQ(Gzip("x").substr(3, 5), std::string(5, '\0'));
}

TEST(GzipTest, DamagedDataIsAnErrorThatNamesIt) {
  std::string zipped = Gzip("some text");
  zipped[12] ^= 1;
  EXPECT_THAT([&] { (void)Gunzip(zipped, "sha256:1"); },
              ThrowsMessage<ImageException>(HasSubstr("sha256:1: not gzip")));
  EXPECT_THAT([&] { (void)Gunzip("", "x"); },
              ThrowsMessage<ImageException>(HasSubstr("not gzip")));
}

TEST(MakeLayerTest, SaysOfItselfWhatIsTrue) {
  FileTree tree;
  tree.Add("usr/local/bin/x", FileNode::File("x", 0755));
  const Layer layer = MakeLayer(tree, "a test");
  EXPECT_EQ(layer.info.digest, Sha256Digest(layer.blob));
  EXPECT_EQ(layer.info.size, layer.blob.size());
  EXPECT_EQ(layer.info.diff_id, Sha256Digest(Gunzip(layer.blob, "x")));
  EXPECT_EQ(layer.info.created_by, "a test");
}

TEST(MakeLayerTest, TheSameTreeGivesTheSameDigestInWhateverOrder) {
  FileTree forward;
  forward.Add("a/x", FileNode::File("1"));
  forward.Add("b", FileNode::Symlink("a"));
  FileTree backward;
  backward.Add("b", FileNode::Symlink("a"));
  backward.Add("a/x", FileNode::File("1"));
  EXPECT_EQ(MakeLayer(forward, "").info.digest,
            MakeLayer(backward, "").info.digest);
}

TEST(LayerInfoTest, RoundTripThroughJson) {
  const LayerInfo info = {"sha256:1", "sha256:2", 3, "x \"y\""};
  const LayerInfo read = ParseLayerInfo(ToJson(info), "x");
  EXPECT_EQ(read.digest, info.digest);
  EXPECT_EQ(read.diff_id, info.diff_id);
  EXPECT_EQ(read.size, info.size);
  EXPECT_EQ(read.created_by, info.created_by);
}

TEST(LayerInfoTest, OtherTextIsAnErrorThatNamesItsSource) {
  EXPECT_THAT([] { (void)ParseLayerInfo("{}", "layer.json"); },
              ThrowsMessage<ImageException>(HasSubstr("layer.json")));
}

}  // namespace
}  // namespace insight::image
