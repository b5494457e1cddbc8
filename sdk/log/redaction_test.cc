#include "sdk/log/redaction.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const char kSchema[] = R"({
  "type": "object",
  "properties": {
    "login": {"$ref": "#/definitions/credential_username_password"},
    "pin": {"type": "string", "format": "password"},
    "pins": {"type": "array", "items": {"$ref": "#/definitions/password"}},
    "either": {"oneOf": [{"type": "integer"}, {"format": "password"}]},
    "loop": {"$ref": "#/definitions/loop"},
    "server": {"$ref": "#/definitions/server"}
  },
  "definitions": {
    "password": {"type": "string", "format": "password"},
    "loop": {"$ref": "#/definitions/loop"},
    "server": {"properties": {
      "host": {"type": "string"},
      "phrase": {"$ref": "#/definitions/password"}}},
    "credential_username_password": {"type": "object", "properties": {
      "username": {"type": "string"},
      "password": {"type": "string", "format": "password"}}}
  }
})";

std::vector<std::string> Secrets(const char* params) {
  return SecretsOf(Json::parse(params), Json::parse(kSchema));
}

TEST(SecretsOfTest, OfACredentialOnlyThePasswordIsSecret) {
  EXPECT_THAT(Secrets(R"({"login": {"username": "bob", "password": "p"}})"),
              ElementsAre("p"));
}

TEST(SecretsOfTest, AStringInPlaceOfACredentialIsOne) {
  EXPECT_THAT(Secrets(R"({"login": "hunter2"})"), ElementsAre("hunter2"));
}

TEST(SecretsOfTest, PasswordsAreFoundInListsAlternativesAndNestedTypes) {
  EXPECT_THAT(Secrets(R"({"pin": "1", "pins": ["2", "3"], "either": "4",
                  "server": {"host": "h", "phrase": "5"}})"),
              UnorderedElementsAre("1", "2", "3", "4", "5"));
}

TEST(SecretsOfTest, TellingKeysHoldSecretsAtAnyDepthAndInLists) {
  EXPECT_THAT(Secrets(R"({"secretKey": "1", "a": [{"privateKey": "2"}],
                  "password": ["3", ["4"]], "b": {"c": {"key": "5"}},
                  "token": "6", "api_key": "7", "client_secret": "8",
                  "Token": "no", "keys": "no"})"),
              UnorderedElementsAre("1", "2", "3", "4", "5", "6", "7", "8"));
}

TEST(SecretsOfTest, EmptyStringsAndOtherValuesAreNone) {
  EXPECT_THAT(Secrets(R"({"pin": "", "token": 5, "key": null})"), IsEmpty());
  EXPECT_THAT(Secrets("null"), IsEmpty());
  EXPECT_THAT(Secrets("\"text\""), IsEmpty());
}

TEST(SecretsOfTest, AReferenceToItselfEnds) {
  EXPECT_THAT(Secrets(R"({"loop": "x"})"), IsEmpty());
}

TEST(RedactorTest, ReplacesEveryOccurrence) {
  EXPECT_EQ(Redactor({"hunter2"}).Redact("hunter2 and hunter2hunter2."),
            "******** and ****************.");
}

TEST(RedactorTest, TakesTheLongestSecretThatBeginsAtAPlace) {
  EXPECT_EQ(Redactor({"abcd", "abcdef", "cdef"}).Redact("abcdefg abcdx"),
            "********g ********x");
}

TEST(RedactorTest, WhatItWroteIsNotReplacedAgain) {
  EXPECT_EQ(Redactor({"****", "abcd"}).Redact("abcd"), "********");
}

TEST(RedactorTest, AShortSecretIsReplacedOnlyWhereItIsTheWhole) {
  const Redactor redactor({"a", "abc"});
  EXPECT_EQ(redactor.Redact("abc"), "********");
  EXPECT_EQ(redactor.Redact("an abc"), "an abc");
}

TEST(RedactorTest, AnEmptySecretIsNone) {
  EXPECT_TRUE(Redactor({""}).empty());
  EXPECT_EQ(Redactor({""}).Redact("text"), "text");
}

TEST(RedactorTest, RedactsValuesAndKeysAtAnyDepth) {
  Json value = Json::parse(
      R"({"a": ["my hunter2", {"hunter2": 1, "b": "abc"}], "c": 5})");
  Redactor({"hunter2", "abc"}).RedactIn(value);
  EXPECT_EQ(value, Json::parse(R"({"a": ["my ********",
                                  {"********": 1, "b": "********"}],
                                  "c": 5})"));
}

TEST(RedactorTest, OfKeysThatBecomeEqualTheFirstStays) {
  Json value = Json::parse(R"({"hunter2": 1, "hunter3": 2})");
  Redactor({"hunter2", "hunter3"}).RedactIn(value);
  EXPECT_EQ(value, Json::parse(R"({"********": 1})"));
}

}  // namespace
}  // namespace insight
