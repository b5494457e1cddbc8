#include "tools/release/registry.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/http_test_server.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

using ::testing::AllOf;
using testing::AnswerWith;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::HttpReply;
using testing::HttpTestServer;
using ::testing::Not;
using testing::ReceivedRequest;
using ::testing::ThrowsMessage;

const Descriptor kBlob = Describe("application/octet-stream", "blob");

TEST(RegistryTest, ReturnsTheBlobOfADigest) {
  HttpTestServer server(AnswerWith({HttpReply(200, "blob")}));
  Registry registry({.url = server.url()});
  EXPECT_EQ(registry.GetBlob("a/b", kBlob), "blob");
  EXPECT_EQ(server.requests().at(0).target, "/v2/a/b/blobs/" + kBlob.digest);
}

TEST(RegistryTest, RefusesABlobThatIsNotOfTheDigest) {
  for (const char* lie : {"blop", "blo", "blobs"}) {
    HttpTestServer server(AnswerWith({HttpReply(200, lie)}));
    Registry registry({.url = server.url()});
    EXPECT_THAT([&] { (void)registry.GetBlob("a/b", kBlob); },
                ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
  }
}

TEST(RegistryTest, RefusesAManifestThatIsNotOfTheDigest) {
  HttpTestServer server(AnswerWith({HttpReply(200, "{}")}));
  Registry registry({.url = server.url()});
  EXPECT_THAT([&] { (void)registry.FindManifest("a/b", kBlob.digest); },
              ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
}

TEST(RegistryTest, RefusesAManifestThatIsNotWhatTheRegistrySays) {
  HttpTestServer server(AnswerWith(
      {HttpReply(200, "{}", {{"Docker-Content-Digest", kBlob.digest}})}));
  Registry registry({.url = server.url()});
  EXPECT_THAT([&] { (void)registry.FindManifest("a/b", "1.0.0"); },
              ThrowsMessage<ReleaseException>(HasSubstr("is damaged")));
}

TEST(RegistryTest, ListsWhatRefersToAManifest) {
  Descriptor artifact = Describe(kManifestType, "artifact");
  artifact.artifact_type = "application/spdx+json";
  HttpTestServer server(AnswerWith({HttpReply(
      200, IndexText({artifact}),
      {{"Content-Type", std::string(kIndexType) + "; charset=utf-8"}})}));
  Registry registry({.url = server.url()});
  const auto listed = registry.ListReferrers("a/b", kBlob.digest);
  ASSERT_TRUE(listed.has_value());
  EXPECT_THAT(*listed, ElementsAre(artifact));
  EXPECT_EQ(server.requests().at(0).target,
            "/v2/a/b/referrers/" + kBlob.digest);
}

TEST(RegistryTest, KnowsThatARegistryListsNoReferrers) {
  for (const std::string& reply :
       {HttpReply(404), HttpReply(405),
        HttpReply(200, "<html>", {{"Content-Type", "text/html"}})}) {
    HttpTestServer server(AnswerWith({reply}));
    Registry registry({.url = server.url()});
    EXPECT_FALSE(registry.ListReferrers("a/b", kBlob.digest).has_value());
  }
}

TEST(RegistryTest, KnowsNothingOfAManifestThatIsNotThere) {
  HttpTestServer server(AnswerWith({HttpReply(404)}));
  Registry registry({.url = server.url()});
  EXPECT_FALSE(registry.FindManifest("a/b", "1.0.0").has_value());
}

TEST(RegistryTest, UploadsToThePlaceThatItIsTold) {
  HttpTestServer server(
      AnswerWith({HttpReply(202, "", {{"Location", "/elsewhere?state=1"}}),
                  HttpReply(201)}));
  Registry registry({.url = server.url()});
  EXPECT_TRUE(registry.PutBlob("a/b", kBlob, "blob", ""));
  const ReceivedRequest put = server.requests().at(1);
  EXPECT_EQ(put.method, "PUT");
  EXPECT_THAT(put.target, HasSubstr("/elsewhere?state=1&digest=sha256%3A"));
  EXPECT_EQ(put.body, "blob");
}

TEST(RegistryTest, SendsNoBytesOfABlobThatItMounts) {
  HttpTestServer server(AnswerWith({HttpReply(201)}));
  Registry registry({.url = server.url()});
  EXPECT_FALSE(registry.PutBlob("a/b", kBlob, "blob", "c/d"));
  EXPECT_THAT(server.requests().at(0).target,
              AllOf(HasSubstr("mount=sha256%3A"), HasSubstr("from=c%2Fd")));
}

TEST(RegistryTest, UploadsWhereTheRegistryCannotMount) {
  HttpTestServer server(
      AnswerWith({HttpReply(202, "", {{"Location", "/up"}}), HttpReply(201)}));
  Registry registry({.url = server.url()});
  EXPECT_TRUE(registry.PutBlob("a/b", kBlob, "blob", "c/d"));
}

TEST(RegistryTest, BeginsAnUploadAnewThatIsGone) {
  HttpTestServer server(
      AnswerWith({HttpReply(202, "", {{"Location", "/one"}}), HttpReply(404),
                  HttpReply(404),  // HEAD: nor is the blob there.
                  HttpReply(202, "", {{"Location", "/two"}}), HttpReply(201)}));
  Registry registry({.url = server.url()});
  EXPECT_TRUE(registry.PutBlob("a/b", kBlob, "blob", ""));
  EXPECT_THAT(server.requests().at(4).target, HasSubstr("/two"));
}

TEST(RegistryTest, LooksWhetherAManifestIsThereThatItPut) {
  HttpTestServer server(
      AnswerWith({HttpReply(201), HttpReply(200, "{\"other\":1}")}));
  Registry registry({.url = server.url()});
  EXPECT_THAT(
      [&] { registry.PutManifest("a/b", "1.0.0", kManifestType, "{}"); },
      ThrowsMessage<ReleaseException>(HasSubstr("returns another one")));
}

TEST(RegistryTest, ShowsWhoItIsWhereItIsAsked) {
  HttpTestServer server(
      AnswerWith({HttpReply(401, "", {{"WWW-Authenticate", "Basic realm=x"}}),
                  HttpReply(200, "blob")}));
  Registry registry(
      {.url = server.url(),
       .credentials = {.username = "u", .password = Password("p")}});
  EXPECT_EQ(registry.GetBlob("a/b", kBlob), "blob");
  EXPECT_FALSE(server.requests().at(0).headers.Has("Authorization"));
  EXPECT_EQ(server.requests().at(1).headers.Get("Authorization"), "Basic dTpw");
}

TEST(RegistryTest, FetchesATokenOnceForARepository) {
  HttpTestServer tokens(AnswerWith({HttpReply(200, R"({"token": "t1"})")}));
  HttpTestServer server(AnswerWith(
      {HttpReply(
           401, "",
           {{"WWW-Authenticate",
             "Bearer realm=\"" + tokens.url() +
                 "/token\",service=\"s\",scope=\"repository:a/b:pull\""}}),
       HttpReply(200, "blob")}));
  Registry registry(
      {.url = server.url(),
       .credentials = {.username = "u", .password = Password("p")}});
  EXPECT_EQ(registry.GetBlob("a/b", kBlob), "blob");
  EXPECT_EQ(registry.GetBlob("a/b", kBlob), "blob");
  ASSERT_EQ(tokens.requests().size(), 1);
  EXPECT_THAT(tokens.requests()[0].target,
              HasSubstr("/token?service=s&scope=repository%3Aa%2Fb%3Apull"));
  EXPECT_EQ(tokens.requests()[0].headers.Get("Authorization"), "Basic dTpw");
  ASSERT_EQ(server.requests().size(), 3);
  EXPECT_EQ(server.requests()[2].headers.Get("Authorization"), "Bearer t1");
}

TEST(RegistryTest, SaysWhereCredentialsAreTakenFromIfRefused) {
  HttpTestServer server(AnswerWith(
      {HttpReply(401, "no", {{"WWW-Authenticate", "Basic realm=x"}})}));
  Registry registry(
      {.url = server.url(),
       .credentials = {.username = "u", .password = Password("secret")}});
  EXPECT_THAT([&] { (void)registry.GetBlob("a/b", kBlob); },
              ThrowsMessage<ReleaseException>(AllOf(
                  HasSubstr("REGISTRY_USERNAME"), HasSubstr("answers 401"),
                  HasSubstr(": no"), Not(HasSubstr("secret")))));
}

}  // namespace
}  // namespace insight::release
