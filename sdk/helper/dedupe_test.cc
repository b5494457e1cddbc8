#include "sdk/helper/dedupe.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/helper/hashes.h"
#include "sdk/json/json.h"
#include "sdk/testing/fake_logger.h"

namespace insight {
namespace {

using ::insight::testing::FakeLogger;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(CompareAndDedupeHashesTest, OnlyWhatWasNotSeenBeforeStays) {
  const Json seen = {{"id", 1}};
  const Json fresh = {{"id", 2}};
  FakeLogger log;
  const DedupedLogs deduped =
      CompareAndDedupeHashes({HashSha1(seen)}, {seen, fresh}, log);
  EXPECT_THAT(deduped.logs, ElementsAre(fresh));
  EXPECT_THAT(deduped.hashes, ElementsAre(HashSha1(fresh)));
  EXPECT_THAT(log.messages(),
              ElementsAre("INFO Original number of logs:2. Number of logs "
                          "after de-duplication:1"));
}

TEST(CompareAndDedupeHashesTest, EqualEntriesThatAreNewAllStay) {
  const Json fresh = {{"id", 2}};
  FakeLogger log;
  EXPECT_THAT(CompareAndDedupeHashes({}, {fresh, fresh}, log).logs,
              ElementsAre(fresh, fresh));
}

TEST(CompareAndDedupeHashesTest, NothingNewIsNothing) {
  FakeLogger log;
  const DedupedLogs deduped = CompareAndDedupeHashes({"x"}, {}, log);
  EXPECT_THAT(deduped.logs, IsEmpty());
  EXPECT_THAT(deduped.hashes, IsEmpty());
}

}  // namespace
}  // namespace insight
