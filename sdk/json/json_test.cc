#include "sdk/json/json.h"

#include <cstdint>
#include <limits>
#include <stdexcept>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(MakeIntegerTest, WhatFitsInto64BitsIsANumber) {
  EXPECT_EQ(MakeInteger("0"), Json(0u));
  EXPECT_TRUE(MakeInteger("7").is_number_unsigned());
  EXPECT_EQ(MakeInteger("18446744073709551615"),
            Json(std::numeric_limits<std::uint64_t>::max()));
  EXPECT_EQ(MakeInteger("-9223372036854775808"),
            Json(std::numeric_limits<std::int64_t>::min()));
}

TEST(MakeIntegerTest, WhatDoesNotKeepsItsDigits) {
  for (const char* digits : {"18446744073709551616", "-9223372036854775809",
                             "123456789012345678901234567890"}) {
    const Json value = MakeInteger(digits);
    EXPECT_TRUE(IsBigInteger(value)) << digits;
    EXPECT_EQ(IntegerText(value), digits);
  }
}

TEST(MakeIntegerTest, LeadingZerosAndMinusZeroAreMadeNormal) {
  EXPECT_EQ(IntegerText(MakeInteger("-0")), "0");
  EXPECT_EQ(IntegerText(MakeInteger("-007")), "-7");
  EXPECT_EQ(IntegerText(MakeInteger("00018446744073709551616")),
            "18446744073709551616");
}

TEST(MakeIntegerTest, RefusesWhatIsNoDecimalInteger) {
  for (const char* text : {"", "-", "+1", "1.0", " 1", "0x10", "--1"}) {
    EXPECT_THROW((void)MakeInteger(text), std::invalid_argument) << text;
  }
}

TEST(IsIntegerTest, IntegersOfAnySizeAreNothingElseIs) {
  EXPECT_TRUE(IsInteger(Json(-1)));
  EXPECT_TRUE(IsInteger(Json(1u)));
  EXPECT_TRUE(IsInteger(MakeInteger("99999999999999999999")));
  EXPECT_FALSE(IsInteger(Json(1.0)));
  EXPECT_FALSE(IsInteger(Json(true)));
  EXPECT_FALSE(IsInteger(Json("1")));
  EXPECT_FALSE(IsInteger(Json::binary({'1'})));
}

TEST(IsBigIntegerTest, BinaryContentOfOthersIsNone) {
  EXPECT_FALSE(IsBigInteger(Json::binary({'1'})));
  EXPECT_FALSE(IsBigInteger(Json::binary({'1'}, 1)));
  EXPECT_FALSE(IsBigInteger(Json(1)));
}

TEST(IntegerTextTest, WritesNumbersToo) {
  EXPECT_EQ(IntegerText(Json(-12)), "-12");
  EXPECT_EQ(IntegerText(Json(12u)), "12");
}

TEST(IntegerTextTest, RefusesWhatIsNoInteger) {
  EXPECT_THROW((void)IntegerText(Json(1.5)), std::invalid_argument);
  EXPECT_THROW((void)IntegerText(Json::binary({'1'})), std::invalid_argument);
}

}  // namespace
}  // namespace insight
