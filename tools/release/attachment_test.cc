#include "tools/release/attachment.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const Descriptor kImage = {.media_type = kManifestType,
                           .digest = "sha256:" + std::string(64, 'a'),
                           .size = 9};

TEST(AttachmentTest, NamesTheImageAsItsSubject) {
  for (const char* type : {kAttestationType, kCycloneDxType, kSpdxType}) {
    const Artifact artifact =
        MakeArtifact({.type = type, .content = "{}", .subject = kImage});
    const Manifest manifest = ParseManifest(artifact.manifest, "artifact");
    ASSERT_TRUE(manifest.subject.has_value());
    EXPECT_EQ(*manifest.subject, kImage);
    EXPECT_EQ(manifest.artifact_type, type);
    EXPECT_EQ(artifact.descriptor.artifact_type, type);
    RequireDescribed(artifact.descriptor, artifact.manifest, "it");
  }
}

TEST(AttachmentTest, DocumentOfABillHasTheBillsType) {
  const Artifact artifact = MakeArtifact(
      {.type = kCycloneDxType, .content = "bill", .subject = kImage});
  const Descriptor document =
      DocumentOf(ParseManifest(artifact.manifest, "it"), kImage, "it");
  EXPECT_EQ(document, Describe(kCycloneDxType, "bill"));
  EXPECT_EQ(artifact.blobs.back().second, "bill");
}

TEST(AttachmentTest, DocumentAboutAnotherImageIsRefused) {
  const Artifact artifact =
      MakeArtifact({.type = kSpdxType, .content = "bill", .subject = kImage});
  Descriptor other = kImage;
  other.digest.back() = 'b';
  EXPECT_THAT(
      [&] {
        (void)DocumentOf(ParseManifest(artifact.manifest, "it"), other, "it");
      },
      ThrowsMessage<ReleaseException>(HasSubstr("it is no document about")));
}

TEST(AttachmentTest, NamesAreThoseThatPeopleKnow) {
  EXPECT_EQ(AttachmentNames({{.type = kSpdxType},
                             {.type = kSpdxType},
                             {.type = kAttestationType},
                             {.type = "application/vnd.example"}}),
            "provenance, SPDX");
  EXPECT_EQ(AttachmentNames({}), "");
}

TEST(ReferrersTagTest, IsTheDigestWithADash) {
  EXPECT_EQ(ReferrersTag(kImage.digest), "sha256-" + std::string(64, 'a'));
}

}  // namespace
}  // namespace insight::release
