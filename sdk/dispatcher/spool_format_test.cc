#include "sdk/dispatcher/spool_format.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace insight {
namespace {

const std::string kId = "5f0c3b9e-6a0e-4a52-9f6e-0d3f5c1b7a11";

TEST(SpoolFormatTest, PendingAreTheEventsBehindTheLastSettledOne) {
  const std::string first = EventRecord(1, kId, "a");
  const std::string second = EventRecord(2, kId, "bb");
  const SpoolContents contents =
      ReadSpool(first + second + SettledRecord(1) + EventRecord(3, kId, ""));
  ASSERT_EQ(contents.pending.size(), 2);
  EXPECT_EQ(contents.pending[0].number, 2);
  EXPECT_EQ(contents.pending[0].offset, first.size());
  EXPECT_EQ(contents.pending[0].size, second.size());
  EXPECT_EQ(contents.pending[1].number, 3);
  EXPECT_EQ(contents.last_number, 3);
  EXPECT_EQ(contents.skipped_bytes, 0);
}

TEST(SpoolFormatTest, ATornEndIsNoEvent) {
  const std::string first = EventRecord(1, kId, "a");
  const std::string second = EventRecord(2, kId, "b");
  for (std::size_t size = 0; size < second.size(); ++size) {
    const SpoolContents contents = ReadSpool(first + second.substr(0, size));
    ASSERT_EQ(contents.pending.size(), 1) << size;
    EXPECT_EQ(contents.end, first.size());
  }
}

TEST(SpoolFormatTest, DamageCostsOnlyTheEventThatItHit) {
  const std::string record = EventRecord(2, kId, "b");
  for (std::size_t i = 0; i < record.size(); ++i) {
    std::string damaged = record;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x20);
    const SpoolContents contents = ReadSpool(
        EventRecord(1, kId, "a") + damaged + EventRecord(3, kId, "c"));
    ASSERT_EQ(contents.pending.size(), 2) << i;
    EXPECT_EQ(contents.pending[1].number, 3);
    EXPECT_EQ(contents.skipped_bytes, damaged.size());
  }
}

TEST(SpoolFormatTest, AnEventThatHoldsARecordIsNotTakenForIt) {
  const std::string inner = EventRecord(9, kId, "inner");
  EXPECT_EQ(ReadSpool(EventRecord(1, kId, inner)).pending.size(), 1);
}

// Whatever happens to the bytes, no event is read that was not written.
TEST(SpoolFormatTest, RandomDamageNeverMakesAnEvent) {
  std::mt19937 random(20261125);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    std::map<std::uint64_t, std::string> written;
    for (std::uint64_t number = 1; number <= 8; ++number) {
      const std::string body(random() % 40, static_cast<char>(random()));
      written[number] = EventRecord(number, kId, body);
      bytes += written[number];
      if (random() % 3 == 0) bytes += SettledRecord(number / 2);
    }
    for (unsigned i = random() % 4; i > 0; --i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 2 == 0) bytes.resize(random() % (bytes.size() + 1));
    if (random() % 4 == 0) {
      const std::size_t at = random() % (bytes.size() + 1);
      bytes.insert(at, bytes.substr(bytes.size() / 2));
    }
    for (const SpooledEvent& event : ReadSpool(bytes).pending) {
      ASSERT_EQ(bytes.substr(event.offset, event.size), written[event.number]);
    }
  }
}

TEST(SpoolFormatTest, ARecordIsOneAloneAndWhole) {
  const std::string record = EventRecord(1, kId, "a");
  EXPECT_TRUE(IsRecord(record));
  EXPECT_FALSE(IsRecord(record + "x"));
  EXPECT_FALSE(IsRecord(record.substr(1)));
  EXPECT_FALSE(IsRecord(""));
}

}  // namespace
}  // namespace insight
