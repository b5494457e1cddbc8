#include "tools/release/reference.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::string kDigest = "sha256:" + std::string(64, '0');

TEST(ReferenceTest, HasRegistryRepositoryAndTag) {
  const Reference reference = ParseReference("127.0.0.1:5000/rapid7/whois:1.0");
  EXPECT_EQ(reference.registry, "127.0.0.1:5000");
  EXPECT_EQ(reference.repository, "rapid7/whois");
  EXPECT_EQ(reference.Version(), "1.0");
}

TEST(ReferenceTest, WithoutADotOrColonTheFirstPartIsNoRegistry) {
  const Reference reference = ParseReference("rapid7/whois:1.0");
  EXPECT_EQ(reference.registry, "");
  EXPECT_EQ(reference.repository, "rapid7/whois");
  EXPECT_EQ(ParseReference("localhost/whois").registry, "localhost");
}

TEST(ReferenceTest, DigestCountsMoreThanTheTag) {
  const Reference reference = ParseReference("r.io/a:1@" + kDigest);
  EXPECT_EQ(reference.tag, "1");
  EXPECT_EQ(reference.Version(), kDigest);
}

TEST(ReferenceTest, WithoutTagAndDigestIsTheLatest) {
  EXPECT_EQ(ParseReference("a/b").Version(), "latest");
}

TEST(ReferenceTest, WhatNamesNoImageIsRefused) {
  for (const char* text :
       {"", "A/b", "a//b", "a/b:", "a/../b", "a@sha256:12"}) {
    EXPECT_THAT([&] { (void)ParseReference(text); },
                ThrowsMessage<ReleaseException>(HasSubstr("names no image")))
        << text;
  }
}

TEST(ReferenceTest, ReleaseTagsBeginWithThreeNumbers) {
  EXPECT_TRUE(IsReleaseTag("1.2.3"));
  EXPECT_TRUE(IsReleaseTag("1.2.3-alpine"));
  EXPECT_FALSE(IsReleaseTag("1.2"));
  EXPECT_FALSE(IsReleaseTag("latest"));
}

TEST(RegistryUrlTest, ThisMachineIsSpokenToInTheClear) {
  EXPECT_EQ(RegistryUrl("127.0.0.1:5000"), "http://127.0.0.1:5000");
  EXPECT_EQ(RegistryUrl("localhost:5000"), "http://localhost:5000");
  EXPECT_EQ(RegistryUrl("https://localhost:5000"), "https://localhost:5000");
}

TEST(RegistryUrlTest, OthersAreNot) {
  EXPECT_EQ(RegistryUrl("registry.example"), "https://registry.example");
  EXPECT_THAT([] { (void)RegistryUrl("http://registry.example"); },
              ThrowsMessage<ReleaseException>(HasSubstr("in the clear")));
  EXPECT_THAT([] { (void)RegistryUrl("http://127.example"); },
              ThrowsMessage<ReleaseException>(HasSubstr("in the clear")));
}

}  // namespace
}  // namespace insight::release
