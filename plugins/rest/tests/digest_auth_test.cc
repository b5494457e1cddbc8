#include "plugins/rest/util/digest_auth.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::plugins::rest {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::optional<DigestChallenge> Find(const std::string& value) {
  return FindDigestChallenge({{"WWW-Authenticate", value}});
}

// RFC 7616, section 3.9.1.
constexpr const char* kExample =
    "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
    "algorithm=%s, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
    "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

std::string Answer(const std::string& algorithm) {
  std::string value = kExample;
  value.replace(value.find("%s"), 2, algorithm);
  return AnswerDigest(
      Find(value).value(), {"Mufasa", Password("Circle of Life")}, "GET",
      "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");
}

TEST(DigestAuthTest, AnswersAsTheRfcDoes) {
  EXPECT_THAT(Answer("MD5"),
              AllOf(HasSubstr("response=\"8ca523f5e9506fed4657c9700eebdbec\""),
                    HasSubstr("algorithm=MD5"), HasSubstr("qop=auth"),
                    HasSubstr("nc=00000001"), HasSubstr("opaque=\"FQhe/")));
  EXPECT_THAT(Answer("SHA-256"),
              HasSubstr("response=\"753927fa0e85d155564e2e272a28d1802ca10daf449"
                        "6794697cf8db5856cb6c1\""));
}

TEST(DigestAuthTest, AnOldChallengeHasNoQop) {
  // RFC 2069 as RFC 2617 corrects it: section 3.2.2.1 without a qop.
  const auto challenge = Find(
      "digest "
      "realm=testrealm@host.com,nonce=dcd98b7102dd2f0e8b11d0f600bfb0c093");
  ASSERT_TRUE(challenge);
  EXPECT_THAT(AnswerDigest(*challenge, {"Mufasa", Password("CircleOfLife")},
                           "GET", "/dir/index.html", "x"),
              AllOf(HasSubstr("response=\"1949323746fe6a43ef61f9606e7febea\""),
                    Not(HasSubstr("qop")), Not(HasSubstr("cnonce")),
                    Not(HasSubstr("algorithm")), Not(HasSubstr("opaque"))));
}

TEST(DigestAuthTest, IsFoundAmongOtherChallenges) {
  EXPECT_EQ(Find("Basic realm=\"a Digest b\", Digest realm=\"r\\\"x\", "
                 "nonce=\"n\"")
                ->realm,
            "r\"x");
  EXPECT_EQ(Find("Negotiate dG9rZW4==, Digest nonce=n")->nonce, "n");
  EXPECT_EQ(
      Find("Digest nonce=a, algorithm=SHA-512-256, Digest nonce=b")->nonce,
      "b");
}

TEST(DigestAuthTest, WhatCannotBeAnsweredIsNone) {
  for (const char* value :
       {"", "Digest", "Digest ", "Basic realm=\"x\"", "Digest realm=\"x\"",
        "Digest nonce=n, qop=auth-int", "Digest nonce=n, algorithm=TOKEN",
        "Digest nonce=\"", "DigestX nonce=n", "Digest, nonce", "=, =",
        "Basic realm=\"a, Digest nonce=n\"", "Digest nonce", "Digest =n"}) {
    EXPECT_FALSE(Find(value)) << value;
  }
}

}  // namespace
}  // namespace insight::plugins::rest
