#include "sdk/helper/local_time.h"

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "gtest/gtest.h"
#include "sdk/testing/fake_clock.h"

namespace insight {
namespace {

using ::insight::testing::FakeClock;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::microseconds;
using std::chrono::year;

class LocalTimeTest : public ::testing::Test {
 protected:
  LocalTimeTest() {
    setenv("TZ", "XXX-02:00", 1);  // POSIX: two hours east of Greenwich.
    tzset();
  }
  ~LocalTimeTest() override {
    unsetenv("TZ");
    tzset();
  }

  FakeClock clock_;  // At 2026-01-01T01:00:00Z.
};

TEST_F(LocalTimeTest, NowIsWhatTheLocalClockShows) {
  clock_.Advance(microseconds(5));
  EXPECT_EQ(GetTimeNow(clock_),
            local_days(year(2026) / 1 / 1) + hours(3) + microseconds(5));
}

TEST_F(LocalTimeTest, HoursAgoIsADayUnlessSaidOtherwise) {
  EXPECT_EQ(GetTimeHoursAgo(hours(24), clock_),
            local_days(year(2025) / 12 / 31) + hours(3));
  EXPECT_EQ(GetTimeHoursAgo(hours(5), clock_),
            local_days(year(2025) / 12 / 31) + hours(22));
  EXPECT_LT(GetTimeHoursAgo(), GetTimeNow() - hours(23));
}

}  // namespace
}  // namespace insight
