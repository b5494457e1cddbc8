#include "sdk/util/letter_case/letter_case.h"

#include <string>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(LetterCaseTest, AsciiLettersChangeAndNothingElseOfAscii) {
  EXPECT_EQ(ToUpperCase("az AZ @[`{ 09\n"), "AZ AZ @[`{ 09\n");
  EXPECT_EQ(ToLowerCase("az AZ @[`{ 09\n"), "az az @[`{ 09\n");
}

TEST(LetterCaseTest, LettersOfManyScriptsChange) {
  EXPECT_EQ(ToUpperCase("äÿœжա\u10D0ⴀꮿ𐐨"), "ÄŸŒЖԱ\u1C90ႠᏯ𐐀");
  EXPECT_EQ(ToLowerCase("ÄŸŒЖԱ\u1C90Ⴀ𐐀"), "äÿœжա\u10D0ⴀ𐐨");
}

TEST(LetterCaseTest, PairsOfNeighboursChangeEachTheirWay) {
  EXPECT_EQ(ToUpperCase("ĀāĂăĽľ"), "ĀĀĂĂĽĽ");
  EXPECT_EQ(ToLowerCase("ĀāĂăĽľ"), "āāăăľľ");
}

TEST(LetterCaseTest, ALetterMayBecomeSeveral) {
  EXPECT_EQ(ToUpperCase("ßŉﬃΐ"), "SSʼNFFIΙ\u0308\u0301");
  EXPECT_EQ(ToLowerCase("İ"), "i\u0307");
}

TEST(LetterCaseTest, WhatHasNoCaseStays) {
  EXPECT_EQ(ToUpperCase("漢字 € 😀 \u00A0"), "漢字 € 😀 \u00A0");
  EXPECT_EQ(ToLowerCase("漢字 € 😀 \u00A0"), "漢字 € 😀 \u00A0");
}

TEST(LetterCaseTest, ASigmaAtAWordsEndHasItsOwnForm) {
  EXPECT_EQ(ToLowerCase("ΌΣΟΣ ΣΑΣ"), "όσος σας");
  EXPECT_EQ(ToLowerCase("Σ"), "σ");
  EXPECT_EQ(ToLowerCase("ΑΣΒ"), "ασβ");
}

TEST(LetterCaseTest, MarksAndApostrophesDoNotEndAWord) {
  EXPECT_EQ(ToLowerCase("Α\u0301Σ'\u0301Β"), "α\u0301σ'\u0301β");
  EXPECT_EQ(ToLowerCase("Α\u0301'Σ'\u0301!"), "α\u0301'ς'\u0301!");
  EXPECT_EQ(ToLowerCase("1'Σ"), "1'σ");
}

TEST(LetterCaseTest, BytesThatAreNotUtf8Stay) {
  EXPECT_EQ(ToUpperCase("a\xFF\xC3z\x80"), "A\xFF\xC3Z\x80");
  EXPECT_EQ(ToLowerCase("Α\x80\x80\x80\x80Σ\xC3"), "α\x80\x80\x80\x80σ\xC3");
}

}  // namespace
}  // namespace insight
