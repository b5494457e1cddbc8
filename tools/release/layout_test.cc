// Archives and bundles: written, read, verified.

#include "tools/release/layout.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"
#include "tools/image/image_reader.h"
#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"
#include "tools/release/test_images.h"
#include "tools/release/verify.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

class LayoutTest : public ::testing::Test {
 protected:
  LayoutTest()
      : whois_(WriteTestImage(folder_.path(), "whois.tar", "r/whois:1.0.0",
                              {"base", "whois"})),
        csv_(WriteTestImage(folder_.path(), "csv.tar", "r/csv:2.0.0",
                            {"base", "csv"})) {}

  // Signs the image as it is.
  void Sign(const fs::path& archive) {
    const LayoutImage image = Layout::Open(archive).images().front();
    const std::string digest = "sha256:" + std::string(64, 'b');
    image::WriteFile(
        EnvelopePath(archive),
        SignEnvelope(StatementText({.name = image.names.front(),
                                    .image_digest = image.manifest.digest,
                                    .revision = "1234",
                                    .lock_digest = digest}),
                     kTestKey));
  }

  static void Verify(const fs::path& archive, const std::string& key = "") {
    const Layout layout = Layout::Open(archive);
    for (const LayoutImage& image : layout.images()) {
      VerifyImage(
          image, [&](const Descriptor& blob) { return layout.Blob(blob); }, key,
          archive.string());
    }
  }

  // Flips the lowest bit of one byte: `offset` behind the first `text`.
  static void Damage(const fs::path& file, const std::string& text,
                     std::size_t offset = 0) {
    std::string bytes = image::ReadFile(file);
    const std::size_t at = bytes.find(text);
    ASSERT_NE(at, std::string::npos);
    bytes[at + text.size() + offset] ^= 1;
    image::WriteFile(file, bytes);
  }

  fs::path Bundle() {
    const fs::path out = folder_.path() / "bundle.tar";
    LayoutWriter writer(out);
    for (const fs::path& archive : {whois_, csv_}) {
      const Layout layout = Layout::Open(archive);
      writer.Add(layout.images().front(),
                 [&](const Descriptor& blob) { return layout.Blob(blob); });
    }
    writer.Finish();
    shared_bytes_ = writer.shared_bytes();
    return out;
  }

  const image::TemporaryDirectory folder_;
  const fs::path whois_;
  const fs::path csv_;
  std::uint64_t shared_bytes_ = 0;
};

TEST_F(LayoutTest, ImageIsReadWithItsName) {
  const Layout layout = Layout::Open(whois_);
  ASSERT_THAT(layout.images(), SizeIs(1));
  EXPECT_THAT(layout.images()[0].names, ElementsAre("r/whois:1.0.0"));
  EXPECT_EQ(layout.images()[0].manifest.architecture, "amd64");
  EXPECT_THAT(layout.images()[0].envelopes, IsEmpty());
}

TEST_F(LayoutTest, BundleHasEachLayerOnce) {
  const Layout bundle = Layout::Open(Bundle());
  ASSERT_THAT(bundle.images(), SizeIs(2));
  EXPECT_EQ(bundle.images()[0].manifest,
            Layout::Open(whois_).images()[0].manifest);
  EXPECT_EQ(shared_bytes_,
            ParseManifest(bundle.Blob(bundle.images()[0].manifest), "it")
                .layers[0]
                .size);
}

TEST_F(LayoutTest, BundleKeepsNamesAndProvenance) {
  Sign(csv_);
  const Layout bundle = Layout::Open(Bundle());
  EXPECT_THAT(bundle.images()[0].envelopes, IsEmpty());
  EXPECT_THAT(bundle.images()[1].names, ElementsAre("r/csv:2.0.0"));
  EXPECT_THAT(bundle.images()[1].envelopes,
              ElementsAre(image::ReadFile(EnvelopePath(csv_))));
}

TEST_F(LayoutTest, ArchiveOfABundlesImageIsTheImage) {
  Sign(csv_);
  const Layout bundle = Layout::Open(Bundle());
  const fs::path out = folder_.path() / "again.tar";
  WriteArchive(
      bundle.images()[1],
      [&](const Descriptor& blob) { return bundle.Blob(blob); }, out);
  EXPECT_EQ(image::ReadImage(out).digest, image::ReadImage(csv_).digest);
  Verify(out, kTestPublicKey);
}

TEST_F(LayoutTest, FlippedBitInALayerIsFound) {
  Damage(whois_, "\x1f\x8b\x08", 10);  // Behind a gzip header's beginning.
  EXPECT_THAT([&] { Verify(whois_); },
              ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
}

TEST_F(LayoutTest, FlippedBitInTheConfigurationIsFound) {
  Damage(whois_, "\"diff_ids\":[\"sha256:");
  EXPECT_THAT([&] { Verify(whois_); },
              ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
}

TEST_F(LayoutTest, FlippedBitInTheManifestIsFound) {
  Damage(whois_, "\"layers\":[{\"digest\":\"sha256:");
  EXPECT_THAT([&] { Verify(whois_); },
              ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
}

TEST_F(LayoutTest, FlippedBitInTheSignatureIsFound) {
  Sign(whois_);
  Verify(whois_, kTestPublicKey);
  Damage(EnvelopePath(whois_), "\"sig\":\"", 20);
  EXPECT_THAT([&] { Verify(whois_, kTestPublicKey); },
              ThrowsMessage<ReleaseException>(HasSubstr("no valid signature")));
}

TEST_F(LayoutTest, ImageWithoutProvenanceIsNotSigned) {
  EXPECT_THAT(
      [&] { Verify(whois_, kTestPublicKey); },
      ThrowsMessage<ReleaseException>(HasSubstr("has no signed provenance")));
}

TEST_F(LayoutTest, ProvenanceOfAnotherImageIsRefused) {
  Sign(csv_);
  fs::copy_file(EnvelopePath(csv_), EnvelopePath(whois_));
  EXPECT_THAT([&] { Verify(whois_, kTestPublicKey); },
              ThrowsMessage<ReleaseException>(
                  HasSubstr("its provenance is that of sha256:")));
}

TEST_F(LayoutTest, WhatIsNoImageIsRefused) {
  const fs::path file = folder_.path() / "x.tar";
  LayoutWriter(file).Finish();
  EXPECT_THAT([&] { (void)Layout::Open(file); },
              ThrowsMessage<ReleaseException>(HasSubstr("has no image")));
}

}  // namespace
}  // namespace insight::release
