// Archives and bundles: written, read, verified.

#include "tools/release/layout.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"
#include "tools/image/image_reader.h"
#include "tools/release/attachment.h"
#include "tools/release/attestation.h"
#include "tools/release/bill_inside.h"
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

  // An index with its bills, each of which says whose it is.
  fs::path Index() {
    const fs::path index =
        WriteTestIndex(folder_.path(), "index.tar", "r/index:3.0.0");
    for (const char* architecture : {"amd64", "arm64"}) {
      for (const char* type : {kCycloneDxType, kSpdxType}) {
        image::WriteFile(BillPath(index, architecture, type),
                         std::string(architecture) + " " + type);
      }
    }
    return index;
  }

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

  fs::path Bundle(const std::vector<fs::path>& archives) {
    const fs::path out = folder_.path() / "bundle.tar";
    LayoutWriter writer(out);
    for (const fs::path& archive : archives) {
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
  EXPECT_THAT(layout.images()[0].attachments, IsEmpty());
}

TEST_F(LayoutTest, BundleHasEachLayerOnce) {
  const Layout bundle = Layout::Open(Bundle({whois_, csv_}));
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
  const Layout bundle = Layout::Open(Bundle({whois_, csv_}));
  EXPECT_THAT(bundle.images()[0].attachments, IsEmpty());
  EXPECT_THAT(bundle.images()[1].names, ElementsAre("r/csv:2.0.0"));
  ASSERT_THAT(bundle.images()[1].attachments, SizeIs(1));
  EXPECT_EQ(bundle.images()[1].attachments[0].content,
            image::ReadFile(EnvelopePath(csv_)));
}

TEST_F(LayoutTest, ArchiveOfABundlesImageIsTheImage) {
  Sign(csv_);
  const Layout bundle = Layout::Open(Bundle({whois_, csv_}));
  const fs::path out = folder_.path() / "again.tar";
  WriteArchive(
      bundle.images()[1],
      [&](const Descriptor& blob) { return bundle.Blob(blob); }, out);
  EXPECT_EQ(image::ReadImage(out).digest, image::ReadImage(csv_).digest);
  Verify(out, kTestPublicKey);
}

TEST_F(LayoutTest, IndexIsOneImageWithItsBills) {
  const Layout layout = Layout::Open(Index());
  ASSERT_THAT(layout.images(), SizeIs(1));
  const LayoutImage& index = layout.images().front();
  EXPECT_TRUE(index.manifest.IsIndex());
  EXPECT_THAT(index.names, ElementsAre("r/index:3.0.0"));
  const std::vector<Descriptor> manifests = PlatformManifests(
      index.manifest, [&](const Descriptor& blob) { return layout.Blob(blob); },
      "it");
  ASSERT_THAT(manifests, SizeIs(2));
  EXPECT_EQ(manifests[1].architecture, "arm64");
  EXPECT_EQ(manifests[1].variant, "v8");
  ASSERT_THAT(index.attachments, SizeIs(4));
  EXPECT_EQ(index.attachments[3].content, std::string("arm64 ") + kSpdxType);
  EXPECT_EQ(index.attachments[3].subject, manifests[1]);
}

TEST_F(LayoutTest, BundleKeepsAnIndexWhole) {
  const fs::path index = Index();
  Sign(index);
  const Layout bundle = Layout::Open(Bundle({whois_, index}));
  ASSERT_THAT(bundle.images(), SizeIs(2));
  EXPECT_THAT(bundle.images()[1].names, ElementsAre("r/index:3.0.0"));
  const fs::path out = folder_.path() / "again.tar";
  WriteArchive(
      bundle.images()[1],
      [&](const Descriptor& blob) { return bundle.Blob(blob); }, out);
  EXPECT_EQ(Layout::Open(out).images()[0].manifest,
            Layout::Open(index).images()[0].manifest);
  EXPECT_THAT(Layout::Open(out).images()[0].names,
              ElementsAre("r/index:3.0.0"));
  for (const char* architecture : {"amd64", "arm64"}) {
    EXPECT_EQ(image::ReadFile(BillPath(out, architecture, kSpdxType)),
              image::ReadFile(BillPath(index, architecture, kSpdxType)));
  }
  Verify(out, kTestPublicKey);
}

TEST_F(LayoutTest, FlippedBitInAnyBlobOfAnIndexIsFound) {
  const fs::path index = Index();
  const std::string bytes = image::ReadFile(index);
  Verify(index);
  // Of the members that are blobs, the first byte of what they hold.
  constexpr std::size_t kHeader = 512;
  int blobs = 0;
  for (std::size_t at = bytes.find("blobs/sha256/"); at != std::string::npos;
       at = bytes.find("blobs/sha256/", at + kHeader)) {
    if (bytes[at + 13] == '\0') continue;  // The folder.
    std::string damaged = bytes;
    damaged[at + kHeader] ^= 1;
    image::WriteFile(index, damaged);
    EXPECT_THROW(Verify(index), ReleaseException) << bytes.substr(at, 77);
    ++blobs;
  }
  // The index; of each platform manifest, configuration, layer; a shared layer.
  EXPECT_EQ(blobs, 8);
}

TEST_F(LayoutTest, IndexThatNamesAnotherArchitectureIsRefused) {
  const fs::path index = Index();
  const Layout layout = Layout::Open(index);
  const BlobReader blob = [&](const Descriptor& one) {
    return layout.Blob(one);
  };
  std::vector<Descriptor> manifests =
      PlatformManifests(layout.images()[0].manifest, blob, "it");
  std::swap(manifests[0].architecture, manifests[1].architecture);
  const std::string text = IndexText(manifests);
  const LayoutImage image = {.manifest = Describe(kIndexType, text)};
  EXPECT_THAT(
      [&] {
        VerifyImage(
            image,
            [&](const Descriptor& one) {
              return one == image.manifest ? text : blob(one);
            },
            "", "it");
      },
      ThrowsMessage<ReleaseException>(
          HasSubstr("is for amd64, not for arm64")));
}

TEST_F(LayoutTest, BillsAreThoseBesideTheArchive) {
  image::WriteFile(BillPath(whois_, "", kCycloneDxType), "bill");
  const Layout layout = Layout::Open(whois_);
  ASSERT_THAT(layout.images()[0].attachments, SizeIs(1));
  EXPECT_EQ(layout.images()[0].attachments[0].content, "bill");
  EXPECT_EQ(BillPath("dist/a-1.0.0.tar", "", kCycloneDxType),
            "dist/a-1.0.0.cdx.json");
  EXPECT_EQ(BillPath("dist/a-1.0.0", "arm64", kSpdxType),
            "dist/a-1.0.0.arm64.spdx.json");
}

TEST_F(LayoutTest, AttachedBillThatIsNotTheOneInsideIsRefused) {
  const fs::path archive =
      WriteTestImage(folder_.path(), "a.tar", "r/a:1.0.0", {"old bill", "bill"},
                     "amd64", "usr/local/share/sbom/a.cdx.json");
  image::WriteFile(BillPath(archive, "", kCycloneDxType), "bill");
  Verify(archive);
  image::WriteFile(BillPath(archive, "", kCycloneDxType), "old bill");
  EXPECT_THAT([&] { Verify(archive); },
              ThrowsMessage<ReleaseException>(
                  HasSubstr("attached is not the one in the image")));
}

TEST_F(LayoutTest, BillInsideIsThatOfTheLastLayerThatHasOne) {
  const Layout layout = Layout::Open(
      WriteTestImage(folder_.path(), "a.tar", "r/a:1.0.0", {"old bill", "bill"},
                     "amd64", "usr/local/share/sbom/a.cdx.json"));
  const BlobReader blob = [&](const Descriptor& one) {
    return layout.Blob(one);
  };
  EXPECT_EQ(BillInside(layout.images()[0].manifest, blob, "it"), "bill");
  const Layout without = Layout::Open(whois_);
  EXPECT_EQ(BillInside(
                without.images()[0].manifest,
                [&](const Descriptor& one) { return without.Blob(one); }, "it"),
            std::nullopt);
}

TEST_F(LayoutTest, OneGoodProvenanceOfSeveralIsEnough) {
  Sign(csv_);
  Sign(whois_);
  const Layout layout = Layout::Open(whois_);
  LayoutImage image = layout.images().front();
  image.attachments.insert(image.attachments.begin(),
                           {.type = kAttestationType,
                            .content = image::ReadFile(EnvelopePath(csv_)),
                            .subject = image.manifest});
  EXPECT_EQ(
      VerifyImage(
          image, [&](const Descriptor& blob) { return layout.Blob(blob); },
          kTestPublicKey, "it")
          ->image_digest,
      image.manifest.digest);
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
