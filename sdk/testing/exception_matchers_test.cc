#include "sdk/testing/exception_matchers.h"

#include <stdexcept>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

void Refuse() { throw ConnectionTestException("Refused.", "Try later."); }
void Fail() { throw PluginException(Preset::kNotFound); }

TEST(ThrowsCauseTest, MatchesTheCauseAsATextOrByAMatcher) {
  EXPECT_THAT(Refuse, ThrowsCause("Refused."));
  EXPECT_THAT(Refuse, ThrowsCause(HasSubstr("fuse")));
  EXPECT_THAT(Refuse, Not(ThrowsCause("Try later.")));
}

TEST(ThrowsCauseTest, MatchesPluginExceptionsToo) {
  EXPECT_THAT(Fail, ThrowsCause(HasSubstr("unreachable endpoint")));
}

TEST(ThrowsCauseTest, DoesNotMatchWhatThrowsNothingOrSomethingElse) {
  EXPECT_THAT([] {}, Not(ThrowsCause("")));
  EXPECT_THAT([] { throw std::runtime_error("Refused."); },
              Not(ThrowsCause("Refused.")));
}

TEST(ThrowsPluginCauseTest, DoesNotMatchAConnectionTestException) {
  EXPECT_THAT(Refuse, Not(ThrowsPluginCause("Refused.")));
  EXPECT_THAT(Fail, ThrowsPluginCause(HasSubstr("unreachable endpoint")));
}

TEST(ThrowsPresetTest, MatchesThePresetAndNoOther) {
  EXPECT_THAT(Fail, ThrowsPreset(Preset::kNotFound));
  EXPECT_THAT(Fail, Not(ThrowsPreset(Preset::kApiKey)));
  EXPECT_THAT(Refuse, Not(ThrowsPreset(Preset::kApiKey)));
}

}  // namespace
}  // namespace insight::testing
