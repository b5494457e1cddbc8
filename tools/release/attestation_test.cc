#include "tools/release/attestation.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/types/base64.h"
#include "tools/release/release_exception.h"
#include "tools/release/signature.h"
#include "tools/release/test_images.h"

namespace insight::release {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

constexpr const char* kEcKey =
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgIH6iW+FheiSh+bKb\n"
    "qvF+AyBmnvsWdEP1xhIhV9+gH7ihRANCAAS3E4zkePzXRZIhQMhm7GvKmK1Vcfly\n"
    "K2zhfeCu1ouzy8XumajvULgnyBoJ/un+lUwzSbONU+dR7zC9kRxC97Si\n"
    "-----END PRIVATE KEY-----\n";
constexpr const char* kEcPublicKey =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtxOM5Hj810WSIUDIZuxrypitVXH5\n"
    "cits4X3grtaLs8vF7pmo71C4J8gaCf7p/pVMM0mzjVPnUe8wvZEcQve0og==\n"
    "-----END PUBLIC KEY-----\n";
constexpr const char* kRsaPublicKey =
    "-----BEGIN PUBLIC KEY-----\n"
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDPmMpGo+Mv3tCLJ4attpf2Vvd/\n"
    "kqYt6b94rKb0djPcZ080tQDmJda/HGJkxYQRlKse0iNZ9xWDGEZKHyMxiQmaFMc3\n"
    "fy1zBdRmQ4vtJ1xShXJVVsKDmvFLSez8OVB//7HO2yrVKRYq7VS8gpefYtYKNUPI\n"
    "7bRMNUuQJPnXBUtFWQIDAQAB\n"
    "-----END PUBLIC KEY-----\n";

const std::string kDigest = "sha256:" + std::string(64, 'a');

Provenance Example() {
  return {.name = "rapid7/whois:1.0.0",
          .image_digest = kDigest,
          .repository = "git+https://example.com/plugins",
          .revision = std::string(40, '1'),
          .lock_digest = "sha256:" + std::string(64, 'b'),
          .bases = {{.name = "rapid7/base:1.0",
                     .digest = "sha256:" + std::string(64, 'c')}}};
}

TEST(StatementTest, HasTheMembersOfInTotoAndSlsa) {
  const Json statement =
      ParseJsonDocument(StatementText(Example()), "statement");
  EXPECT_EQ(statement.at("_type"), "https://in-toto.io/Statement/v1");
  EXPECT_EQ(statement.at("predicateType"), "https://slsa.dev/provenance/v1");
  EXPECT_EQ(statement.at("subject").at(0).at("digest").at("sha256"),
            std::string(64, 'a'));
  const Json& predicate = statement.at("predicate");
  EXPECT_TRUE(predicate.at("runDetails").at("builder").contains("id"));
  const Json& build = predicate.at("buildDefinition");
  EXPECT_EQ(build.at("externalParameters").at("image"), "rapid7/whois:1.0.0");
  const Json& materials = build.at("resolvedDependencies");
  ASSERT_EQ(materials.size(), 3);
  EXPECT_EQ(materials.at(0).at("digest").at("gitCommit"), std::string(40, '1'));
  EXPECT_EQ(materials.at(1).at("digest").at("sha256"), std::string(64, 'b'));
  EXPECT_EQ(materials.at(2).at("uri"), "oci:rapid7/base:1.0");
}

TEST(StatementTest, IsReadBack) {
  const Provenance read = ParseStatement(StatementText(Example()), "statement");
  EXPECT_EQ(read.name, Example().name);
  EXPECT_EQ(read.image_digest, Example().image_digest);
  EXPECT_EQ(read.revision, Example().revision);
  EXPECT_EQ(read.lock_digest, Example().lock_digest);
}

TEST(StatementTest, OfAnIndexSpeaksForEachPlatform) {
  Provenance index = Example();
  const std::string arm64 = "sha256:" + std::string(64, 'd');
  index.platform_digests = {"sha256:" + std::string(64, 'e'), arm64};
  const Provenance read = ParseStatement(StatementText(index), "statement");
  EXPECT_EQ(read.image_digest, kDigest);
  EXPECT_EQ(read.platform_digests, index.platform_digests);
  EXPECT_TRUE(read.IsOf(kDigest));
  EXPECT_TRUE(read.IsOf(arm64));
  EXPECT_FALSE(read.IsOf(read.lock_digest));
}

TEST(StatementTest, OfAnotherKindIsRefused) {
  EXPECT_THAT(
      [] { (void)ParseStatement("{\"_type\": \"x\"}", "the statement"); },
      ThrowsMessage<ReleaseException>(HasSubstr("the statement")));
}

TEST(EnvelopeTest, IsOpenedWithTheKeyThatSignedIt) {
  EXPECT_EQ(OpenEnvelope(SignEnvelope("text", kTestKey), kTestPublicKey, "it"),
            "text");
  EXPECT_EQ(OpenEnvelope(SignEnvelope("text", kEcKey), kEcPublicKey, "it"),
            "text");
}

TEST(EnvelopeTest, IsNotOpenedWithAnotherKey) {
  EXPECT_THAT(
      [] {
        (void)OpenEnvelope(SignEnvelope("text", kTestKey), kEcPublicKey, "it");
      },
      ThrowsMessage<ReleaseException>(
          HasSubstr("it has no valid signature by this key")));
}

TEST(EnvelopeTest, WithAnotherPayloadIsNotOpened) {
  Json envelope = ParseJsonDocument(SignEnvelope("text", kTestKey), "it");
  envelope["payload"] = EncodeBase64("test");
  EXPECT_THAT(
      [&] { (void)OpenEnvelope(envelope.dump(), kTestPublicKey, "it"); },
      ThrowsMessage<ReleaseException>(HasSubstr("no valid signature")));
}

TEST(EnvelopeTest, WithAFlippedBitInItsSignatureIsNotOpened) {
  Json envelope = ParseJsonDocument(SignEnvelope("text", kTestKey), "it");
  Json& signature = envelope["signatures"][0]["sig"];
  const std::string good = DecodeBase64(signature.get<std::string>());
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    signature = EncodeBase64(bad);
    EXPECT_THROW((void)OpenEnvelope(envelope.dump(), kTestPublicKey, "it"),
                 ReleaseException)
        << i;
  }
}

TEST(EnvelopeTest, OfAnotherTypeIsNotOpened) {
  Json envelope = ParseJsonDocument(SignEnvelope("text", kTestKey), "it");
  envelope["payloadType"] = "text/plain";
  EXPECT_THAT(
      [&] { (void)OpenEnvelope(envelope.dump(), kTestPublicKey, "it"); },
      ThrowsMessage<ReleaseException>(HasSubstr("is of type \"text/plain\"")));
}

TEST(SignatureTest, NoKeyIsRefusedWithoutShowingIt) {
  const std::string key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n";
  EXPECT_THAT([&] { (void)Sign("text", key); },
              ThrowsMessage<ReleaseException>(
                  AllOf(HasSubstr("openssl genpkey"), Not(HasSubstr("c2Vj")))));
}

TEST(SignatureTest, KeyOfAnotherKindIsRefused) {
  EXPECT_THAT([] { (void)IsSignedBy("text", "", kRsaPublicKey); },
              ThrowsMessage<ReleaseException>(HasSubstr("The public key")));
}

TEST(AttestationTagTest, IsCosigns) {
  EXPECT_EQ(AttestationTag(kDigest), "sha256-" + std::string(64, 'a') + ".att");
}

}  // namespace
}  // namespace insight::release
