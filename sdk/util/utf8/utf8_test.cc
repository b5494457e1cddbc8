#include "sdk/util/utf8/utf8.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

constexpr std::string_view kEveryLength =
    "a\xC3\xBC\xE2\x82\xAC\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF";

std::string Replaced(std::string_view bytes) {
  return DecodeUtf8(bytes, Utf8Errors::kReplace);
}

TEST(Utf8Test, CharactersOfEveryLengthStay) {
  EXPECT_EQ(DecodeUtf8(kEveryLength), kEveryLength);
  EXPECT_EQ(Replaced(kEveryLength), kEveryLength);
}

TEST(Utf8Test, AByteOrderMarkAndAZeroByteStay) {
  const std::string text("\xEF\xBB\xBF\0x", 5);
  EXPECT_EQ(DecodeUtf8(text), text);
}

TEST(Utf8Test, EachMaximalSubpartIsReplacedOnce) {
  // The example of Unicode 14, table 3-8.
  EXPECT_EQ(Replaced("a\xF1\x80\x80\xE1\x80\xC2"
                     "b\x80"
                     "c\x80\xBF"
                     "d"),
            "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
}

TEST(Utf8Test, OverlongFormsSurrogatesAndWhatIsBeyondUnicodeAreReplaced) {
  EXPECT_EQ(Replaced("\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(Replaced("\xE0\x9F\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Replaced("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Replaced("\xF0\x8F\xBF\xBF"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Replaced("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(Replaced("\xF5x"), "\uFFFDx");
}

TEST(Utf8Test, WhatIsWrongCanBeLeftOut) {
  EXPECT_EQ(DecodeUtf8("caf\xE9 \xF0\x9Fok", Utf8Errors::kIgnore), "caf ok");
}

// The texts are those of Python 3.11.
TEST(Utf8Test, TheExceptionSaysWhichBytesAreWrongAndWhy) {
  EXPECT_THAT(
      [] { (void)DecodeUtf8("caf\xE9 ok"); },
      ThrowsMessage<Utf8Exception>("'utf-8' codec can't decode byte 0xe9 in "
                                   "position 3: invalid continuation byte"));
  EXPECT_THAT(
      [] { (void)DecodeUtf8("\x80"); },
      ThrowsMessage<Utf8Exception>("'utf-8' codec can't decode byte 0x80 in "
                                   "position 0: invalid start byte"));
  EXPECT_THAT(
      [] { (void)DecodeUtf8("x\xF0\x9F\x98"); },
      ThrowsMessage<Utf8Exception>("'utf-8' codec can't decode bytes in "
                                   "position 1-3: unexpected end of data"));
}

}  // namespace
}  // namespace insight
