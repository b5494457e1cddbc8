// Against a registry that has what it was given, and nothing else.  The real
// one is in //tests/e2e/release.

#include "tools/release/push.h"

#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/http_test_server.h"
#include "tools/image/files.h"
#include "tools/release/attachment.h"
#include "tools/release/attestation.h"
#include "tools/release/release_exception.h"
#include "tools/release/test_images.h"

namespace insight::release {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::HttpReply;
using testing::HttpTestPeer;
using testing::HttpTestServer;
using ::testing::IsEmpty;
using testing::ReceivedRequest;
using ::testing::ThrowsMessage;

class PushTest : public ::testing::Test {
 protected:
  PushTest()
      : server_([this](HttpTestPeer& peer) {
          while (const auto request = peer.ReadRequest()) {
            if (!referrers_.empty() &&
                request->target.starts_with("/v2/r/a/referrers/")) {
              peer.Write(
                  HttpReply(200, referrers_, {{"Content-Type", kIndexType}}));
              continue;
            }
            const auto found = manifests_.find(request->target);
            peer.Write(found == manifests_.end()
                           ? HttpReply(404)
                           : HttpReply(200, found->second));
          }
        }),
        registry_({.url = server_.url()}) {}

  void Add(const std::string& name, const std::vector<std::string>& contents,
           const std::string& architecture = "amd64") {
    layouts_.push_back(Layout::Open(WriteTestImage(
        folder_.path(), "image.tar", name, contents, architecture)));
  }

  void AddIndex() {
    layouts_.push_back(
        Layout::Open(WriteTestIndex(folder_.path(), "index.tar", "r/a:1.0.0")));
  }

  PushPlan Plan(bool moves_tags = false) {
    return PlanPush(layouts_, moves_tags, registry_);
  }

  // "upload layer r/a"
  static std::vector<std::string> Texts(const PushPlan& plan) {
    std::vector<std::string> texts;
    for (const PushStep& step : plan) {
      texts.push_back(std::string(PushActionName(step.action)) + " " +
                      step.what + " " + step.repository);
    }
    return texts;
  }

  const image::TemporaryDirectory folder_;
  std::map<std::string, std::string> manifests_;  // By path.
  std::string referrers_;  // What refers to any image; "": it lists none.
  HttpTestServer server_;
  Registry registry_;
  std::vector<Layout> layouts_;
};

TEST_F(PushTest, UploadsASharedLayerOnce) {
  Add("r/a:1.0.0", {"base", "a"});
  Add("r/b:1.0.0", {"base", "b"});
  const PushPlan plan = Plan();
  EXPECT_THAT(
      Texts(plan),
      ElementsAre("upload layer r/a", "upload layer r/a", "upload config r/a",
                  "upload image r/a", "mount layer r/b", "upload layer r/b",
                  "upload config r/b", "upload image r/b"));
  EXPECT_EQ(plan[4].mount_from, "r/a");
}

TEST_F(PushTest, TagsAnImageWithAllItsNames) {
  Add("r/a:1.0", {"a"});
  Add("r/a:1", {"a"});
  const PushPlan plan = Plan();
  EXPECT_THAT(plan.back().tags, ElementsAre("1", "1.0"));
}

TEST_F(PushTest, MakesAnIndexOfSeveralArchitectures) {
  Add("r/a:1.0.0", {"x"}, "arm64");
  Add("r/a:1.0.0", {"y"}, "amd64");
  const PushPlan plan = Plan();
  EXPECT_EQ(Texts(plan).back(), "upload index r/a");
  EXPECT_THAT(plan.back().tags, ElementsAre("1.0.0"));
  const std::vector<Descriptor> entries =
      ParseIndex(plan.back().bytes, "index");
  ASSERT_EQ(entries.size(), 2);
  EXPECT_EQ(entries[0].architecture, "amd64");
  EXPECT_EQ(entries[1].architecture, "arm64");
}

TEST_F(PushTest, UploadsTheImagesOfAnIndexAndThenTheIndex) {
  AddIndex();
  const PushPlan plan = Plan();
  EXPECT_THAT(Texts(plan), ElementsAre("upload layer r/a", "upload layer r/a",
                                       "upload config r/a", "upload image r/a",
                                       "upload layer r/a", "upload config r/a",
                                       "upload image r/a", "upload index r/a"));
  EXPECT_THAT(plan[3].tags, IsEmpty());
  EXPECT_THAT(plan[6].tags, IsEmpty());
  EXPECT_THAT(plan.back().tags, ElementsAre("1.0.0"));
  EXPECT_EQ(plan.back().descriptor.digest,
            layouts_[0].images()[0].manifest.digest);
}

TEST_F(PushTest, RefusesAnIndexAndAnImageOfOneName) {
  AddIndex();
  Add("r/a:1.0.0", {"x"});
  EXPECT_THAT([&] { Plan(); },
              ThrowsMessage<ReleaseException>(HasSubstr("Two images")));
}

TEST_F(PushTest, ListsWhatIsAttachedUnderATag) {
  image::WriteFile(folder_.path() / "image.cdx.json", "bill");
  image::WriteFile(folder_.path() / "image.tar.intoto.json", "envelope");
  Add("r/a:1.0.0", {"a"});
  const PushPlan plan = Plan();
  EXPECT_THAT(
      Texts(plan),
      ElementsAre("upload layer r/a", "upload config r/a", "upload image r/a",
                  "upload provenance r/a", "upload provenance r/a",
                  "upload provenance r/a", "upload CycloneDX r/a",
                  "upload CycloneDX r/a", "upload referrers r/a"));
  const std::string image = layouts_[0].images()[0].manifest.digest;
  EXPECT_THAT(plan[5].tags, ElementsAre(AttestationTag(image)));
  EXPECT_THAT(plan[7].tags, IsEmpty());
  EXPECT_THAT(plan[8].tags, ElementsAre(ReferrersTag(image)));
  const std::vector<Descriptor> listed = ParseIndex(plan[8].bytes, "it");
  ASSERT_EQ(listed.size(), 2);
  EXPECT_EQ(listed[0].artifact_type, kAttestationType);
  EXPECT_EQ(listed[1].artifact_type, kCycloneDxType);
  EXPECT_EQ(listed[1].digest, plan[7].descriptor.digest);
}

TEST_F(PushTest, KeepsWhatOthersHaveAttached) {
  image::WriteFile(folder_.path() / "image.cdx.json", "bill");
  Add("r/a:1.0.0", {"a"});
  Descriptor other = Describe(kManifestType, "theirs");
  other.artifact_type = "application/vnd.example";
  manifests_["/v2/r/a/manifests/" +
             ReferrersTag(layouts_[0].images()[0].manifest.digest)] =
      IndexText({other});
  const std::vector<Descriptor> listed = ParseIndex(Plan().back().bytes, "it");
  ASSERT_EQ(listed.size(), 2);
  EXPECT_EQ(listed[0], other);
  EXPECT_EQ(listed[1].artifact_type, kCycloneDxType);
}

TEST_F(PushTest, LeavesTheListToARegistryThatHasOne) {
  image::WriteFile(folder_.path() / "image.cdx.json", "bill");
  Add("r/a:1.0.0", {"a"});
  referrers_ = IndexText({});
  EXPECT_EQ(Texts(Plan()).back(), "upload CycloneDX r/a");
}

TEST_F(PushTest, ProvenanceOfAnIndexIsWithEachImageInIt) {
  const std::filesystem::path index =
      WriteTestIndex(folder_.path(), "index.tar", "r/a:1.0.0");
  image::WriteFile(EnvelopePath(index), "envelope");
  layouts_.push_back(Layout::Open(index));
  std::vector<std::string> tags;
  for (const PushStep& step : Plan()) {
    if (step.what == "provenance") {
      tags.insert(tags.end(), step.tags.begin(), step.tags.end());
    }
  }
  const Layout& layout = layouts_.front();
  const Descriptor& image = layout.images().front().manifest;
  std::vector<std::string> expected = {AttestationTag(image.digest)};
  for (const Descriptor& manifest : ParseIndex(layout.Blob(image), "it")) {
    expected.push_back(AttestationTag(manifest.digest));
  }
  EXPECT_EQ(tags, expected);
}

TEST_F(PushTest, RefusesTwoImagesOfOneNameAndArchitecture) {
  Add("r/a:1.0.0", {"x"});
  Add("r/a:1.0.0", {"y"});
  EXPECT_THAT([&] { Plan(); },
              ThrowsMessage<ReleaseException>(HasSubstr("Two images")));
}

TEST_F(PushTest, DoesNotMoveTheTagOfARelease) {
  manifests_["/v2/r/a/manifests/1.0.0"] = "{}";
  Add("r/a:1.0.0", {"a"});
  EXPECT_THAT([&] { Plan(); },
              ThrowsMessage<ReleaseException>(HasSubstr("raise the version")));
  EXPECT_THAT(Texts(Plan(/*moves_tags=*/true)), Contains("upload image r/a"));
}

TEST_F(PushTest, MovesATagThatIsNoRelease) {
  manifests_["/v2/r/a/manifests/1"] = "{}";
  Add("r/a:1", {"a"});
  EXPECT_THAT(Texts(Plan()), Contains("upload image r/a"));
}

TEST_F(PushTest, WritesNothingWhileItPlans) {
  Add("r/a:1.0.0", {"a"});
  Plan();
  for (const ReceivedRequest& request : server_.requests()) {
    EXPECT_THAT(request.method, ::testing::AnyOf("GET", "HEAD"));
  }
}

}  // namespace
}  // namespace insight::release
