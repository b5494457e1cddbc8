#include "tools/docs/text_wrap.h"

#include "gtest/gtest.h"

namespace insight::docs {
namespace {

TEST(WrapTextTest, BreaksAfterBlanksAndKeepsThem) {
  EXPECT_EQ(WrapText("one two three", 8), "one two \nthree");
  EXPECT_EQ(WrapText("one two three", 7), "one two\n three");
  EXPECT_EQ(WrapText("a   b", 2), "a\n   \nb");
}

TEST(WrapTextTest, CountsANewlineAsOneColumn) {
  EXPECT_EQ(WrapText("\nabc de", 7), "\nabc de");
  EXPECT_EQ(WrapText("\nabc de", 6), "\nabc \nde");
  EXPECT_EQ(WrapText("ab\ncd", 4), "ab\n\ncd");
}

TEST(WrapTextTest, KeepsLongWordsWhole) {
  EXPECT_EQ(WrapText("a abcdefgh b", 4), "a \nabcdefgh\n b");
  EXPECT_EQ(WrapText("", 4), "");
}

TEST(WrapTextTest, BreaksHyphenatedWordsAfterTheHyphen) {
  EXPECT_EQ(WrapText("comma-separated", 8), "comma-\nseparated");
  EXPECT_EQ(WrapText("e-mail-address", 8), "e-mail-\naddress");
  EXPECT_EQ(WrapText("co-o-p list", 6), "co-o-p\n list");
}

TEST(WrapTextTest, HyphensBesideOtherThanLettersBreakNothing) {
  EXPECT_EQ(WrapText("2021-01-01", 6), "2021-01-01");
  EXPECT_EQ(WrapText("--option", 3), "--option");
  EXPECT_EQ(WrapText("x-y", 2), "x-y");
}

TEST(WrapTextTest, DashesBetweenWordsStandAlone) {
  EXPECT_EQ(WrapText("this--that", 5), "this\n--\nthat");
  EXPECT_EQ(WrapText("this--that", 6), "this--\nthat");
  EXPECT_EQ(WrapText("this-- that", 6), "this--\n that");
}

TEST(WrapTextTest, CountsCharactersNotBytes) {
  EXPECT_EQ(WrapText("\u00e9\u00e9 \u00e9\u00e9", 5),
            "\u00e9\u00e9 \u00e9\u00e9");
  EXPECT_EQ(WrapText("\u00e9\u00e9-\u00e9\u00e9", 4),
            "\u00e9\u00e9-\n\u00e9\u00e9");
}

TEST(WrapTextTest, TabsBecomeSpaces) {
  EXPECT_EQ(WrapText("a\tb", 20), "a       b");
  EXPECT_EQ(WrapText("abc\n\tb", 20), "abc\n        b");
}

}  // namespace
}  // namespace insight::docs
