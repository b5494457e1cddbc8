#include "tools/release/registry_auth.h"

#include <map>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/files.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::ThrowsMessage;

class FindCredentialsTest : public ::testing::Test {
 protected:
  void WriteConfig(const std::string& text) {
    image::WriteFile(folder_.path() / "config.json", text);
    variables_["DOCKER_CONFIG"] = folder_.path().string();
  }

  RegistryCredentials Find() {
    return FindCredentials("r.example:5000", [this](const char* name) {
      const auto found = variables_.find(name);
      return found == variables_.end() ? nullptr : found->second.c_str();
    });
  }

  image::TemporaryDirectory folder_;
  std::map<std::string, std::string> variables_;
};

TEST_F(FindCredentialsTest, WithoutAnyThereAreNone) {
  EXPECT_TRUE(Find().empty());
  variables_["HOME"] = folder_.path().string();
  EXPECT_TRUE(Find().empty());
}

TEST_F(FindCredentialsTest, AreReadFromDockersFile) {
  WriteConfig(R"({"auths": {"r.example:5000": {"auth": "dTpwOnc="}}})");
  EXPECT_EQ(Find().username, "u");
  EXPECT_EQ(Find().password.Reveal(), "p:w");
}

TEST_F(FindCredentialsTest, OfAnotherRegistryAreNotUsed) {
  WriteConfig(R"({"auths": {"r.example": {"auth": "dTpw"}}})");
  EXPECT_TRUE(Find().empty());
}

TEST_F(FindCredentialsTest, OfTheEnvironmentCountMore) {
  WriteConfig(R"({"auths": {"r.example:5000": {"auth": "dTpw"}}})");
  variables_["REGISTRY_USERNAME"] = "me";
  variables_["REGISTRY_PASSWORD"] = "secret";
  EXPECT_EQ(Find().username, "me");
  variables_["REGISTRY_TOKEN"] = "t";
  EXPECT_EQ(Find().token.Reveal(), "t");
}

TEST_F(FindCredentialsTest, KeptByAProgramAreAskedForInAnotherWay) {
  WriteConfig(R"({"credHelpers": {"r.example:5000": "pass"}})");
  EXPECT_THAT([&] { Find(); },
              ThrowsMessage<ReleaseException>(HasSubstr("REGISTRY_USERNAME")));
}

TEST_F(FindCredentialsTest, BrokenFileIsNamedButNotShown) {
  for (const char* text :
       {R"({"auths": {"r.example:5000": {"auth": "c2VjcmV0"}}})",
        R"({"auths": {"r.example:5000": {"username": ["c2VjcmV0"]}}})"}) {
    WriteConfig(text);
    EXPECT_THAT([&] { Find(); },
                ThrowsMessage<ReleaseException>(
                    AllOf(HasSubstr("config.json"), Not(HasSubstr("c2VjcmV0")),
                          Not(HasSubstr("secret")))));
  }
}

TEST(ChallengeTest, IsReadWithItsParameters) {
  const auto challenge = ParseChallenge(
      "Bearer realm=\"https://auth.example/token\",service=\"r\","
      "scope=\"repository:a/b:pull,push\"");
  ASSERT_TRUE(challenge.has_value());
  EXPECT_TRUE(challenge->bearer);
  EXPECT_EQ(challenge->realm, "https://auth.example/token");
  EXPECT_EQ(challenge->service, "r");
  EXPECT_EQ(challenge->scope, "repository:a/b:pull,push");
}

TEST(ChallengeTest, OfAnUnknownSchemeIsNone) {
  EXPECT_FALSE(ParseChallenge("Negotiate").has_value());
  EXPECT_FALSE(ParseChallenge("").has_value());
  EXPECT_FALSE(ParseChallenge("basic realm=\"x\"")->bearer);
}

}  // namespace
}  // namespace insight::release
