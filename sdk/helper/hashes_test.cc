#include "sdk/helper/hashes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/helper/helper_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

TEST(GetHashesStringTest, G66GivesTheFourCommonHashes) {
  EXPECT_EQ(
      GetHashesString("thisisastring"),
      (StringHashes{
          .md5 = "0bba161a7165a211c7435c950ee78438",
          .sha1 = "93697ac6942965a0814ed2e4ded7251429e5c7a7",
          .sha256 = "572642d5581b8b466da59e87bf267ceb7b2afd880b59ed7573edff4d98"
                    "0eb1d5",
          .sha512 =
              "9145416eb9cc0c9ff3aecbe9a400f21ca2b99c927f63a9a245d22ac4fe6fe270"
              "36643e373708e3bdf7ace4f3b52573182ec6d1f38c7d25f9e06144617ad1cdc"
              "8"}));
}

TEST(CheckHashesTest, G67AHashOfTheStringIsRecognised) {
  FakeLogger log;
  EXPECT_TRUE(
      CheckHashes("thisisastring", "0bba161a7165a211c7435c950ee78438", log));
  EXPECT_THAT(log.messages(), IsEmpty());
}

TEST(CheckHashesTest, G68AHashOfAnotherStringIsNotAndThatIsLogged) {
  FakeLogger log;
  EXPECT_FALSE(CheckHashes("thisisanotherstring",
                           "0bba161a7165a211c7435c950ee78438", log));
  EXPECT_THAT(log.messages(),
              ElementsAre("INFO CheckHashes: No checksum match"));
}

TEST(CheckHashesTest, EveryAlgorithmIsTried) {
  FakeLogger log;
  const StringHashes hashes = GetHashesString("x");
  EXPECT_TRUE(CheckHashes("x", hashes.sha1, log));
  EXPECT_TRUE(CheckHashes("x", hashes.sha256, log));
  EXPECT_TRUE(CheckHashes("x", hashes.sha512, log));
}

TEST(CheckHashesTest, CapitalDigitsDoNotMatch) {
  FakeLogger log;
  EXPECT_FALSE(
      CheckHashes("thisisastring", "0BBA161A7165A211C7435C950EE78438", log));
}

TEST(HashSha1Test, HashesNamesAndValuesInOrder) {
  EXPECT_EQ(HashSha1(ParseJson(R"({"example": "value", "sample": "value"})")),
            "2e1ccc1a95e9b2044f13546c25fe380bbd039293");
}

TEST(HashSha1Test, ValuesAreShownAsInPython) {
  EXPECT_EQ(HashSha1(ParseJson(
                R"({"a": null, "b": true, "c": 1.0, "d": {"x": [1, "y"]}})")),
            "47d09d0ce7932d868841f26cece51df9d14239ab");
}

TEST(HashSha1Test, HashesOnlyTheKeysGiven) {
  EXPECT_EQ(HashSha1(ParseJson(R"({"example": "value", "sample": "value"})"),
                     {"example"}),
            "61c908e52d66a763ceed0798b8e5f4b7f0328a21");
}

TEST(HashSha1Test, AMissingKeyIsAnErrorThatNamesIt) {
  EXPECT_THAT([] { (void)HashSha1(ParseJson(R"({"example": 1})"), {"test"}); },
              ThrowsMessage<HelperException>(
                  "Key 'test' not found in the provided log."));
}

TEST(HashSha1Test, OnlyObjectsCanBeHashed) {
  EXPECT_THROW((void)HashSha1(Json::array()), HelperException);
  EXPECT_THROW((void)HashSha1(Json("x"), {"x"}), HelperException);
}

}  // namespace
}  // namespace insight
