#include "sdk/server/body_text.h"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::Optional;
using std::string_literals::operator""s;

TEST(BodyTextTest, Utf8IsAsItIs) {
  EXPECT_THAT(DecodeBodyText("{\"a\":\"\xC3\xA9\"}"),
              Optional("{\"a\":\"\xC3\xA9\"}"s));
  EXPECT_THAT(DecodeBodyText(""), Optional(""s));
  EXPECT_THAT(DecodeBodyText("1"), Optional("1"s));
}

TEST(BodyTextTest, AByteOrderMarkIsTakenOff) {
  EXPECT_THAT(DecodeBodyText("\xEF\xBB\xBF{}"), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("\xFF\xFE{\0}\0"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("\xFE\xFF\0{\0}"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("\xFF\xFE\0\0{\0\0\0"s), Optional("{"s));
  EXPECT_THAT(DecodeBodyText("\0\0\xFE\xFF\0\0\0{"s), Optional("{"s));
}

TEST(BodyTextTest, WideTextIsKnownByItsZeros) {
  EXPECT_THAT(DecodeBodyText("{\0}\0"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("\0{\0}"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("{\0\0\0}\0\0\0"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("\0\0\0{\0\0\0}"s), Optional("{}"s));
  EXPECT_THAT(DecodeBodyText("5\0"s), Optional("5"s));
  EXPECT_THAT(DecodeBodyText("\0"
                             "5"s),
              Optional("5"s));
}

TEST(BodyTextTest, SurrogatePairsAreJoinedAndLoneOnesKept) {
  EXPECT_THAT(DecodeBodyText("\xFF\xFE\x3D\xD8\x00\xDE"s),
              Optional("\xF0\x9F\x98\x80"s));
  EXPECT_THAT(DecodeBodyText("\xFF\xFE\x3D\xD8"s), Optional("\xED\xA0\xBD"s));
  EXPECT_THAT(DecodeBodyText("\"\xED\xA0\xBD\""s),
              Optional("\"\xED\xA0\xBD\""s));
}

TEST(BodyTextTest, OtherBytesAreRefused) {
  for (const std::string& bytes : {"\"\xFF\""s, "\"\xC3\""s, "\"\xC0\x80\""s,
                                   "\xFF\xFE{"s, "\0\0\xFE\xFF\0\x11\0\0"s}) {
    EXPECT_EQ(DecodeBodyText(bytes), std::nullopt);
  }
}

}  // namespace
}  // namespace insight
