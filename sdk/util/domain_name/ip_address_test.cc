#include "sdk/util/domain_name/ip_address.h"

#include <optional>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(IpAddressTest, AddressesOfBothFamiliesAreRead) {
  const std::optional<IpAddress> v4 = ParseIpAddress("198.51.100.7");
  ASSERT_TRUE(v4.has_value());
  EXPECT_FALSE(v4->is_v6);
  EXPECT_EQ(v4->bytes[0], 198);
  EXPECT_EQ(v4->bytes[3], 7);
  const std::optional<IpAddress> v6 = ParseIpAddress("2001:db8::1");
  ASSERT_TRUE(v6.has_value());
  EXPECT_TRUE(v6->is_v6);
  EXPECT_EQ(v6->bytes[0], 0x20);
  EXPECT_EQ(v6->bytes[15], 1);
}

TEST(IpAddressTest, AddressesAreWrittenInTheirUsualForm) {
  EXPECT_EQ(ParseIpAddress("0.0.0.0")->ToString(), "0.0.0.0");
  EXPECT_EQ(ParseIpAddress("2001:0DB8:0:0::0001")->ToString(), "2001:db8::1");
  EXPECT_EQ(ParseIpAddress("::")->ToString(), "::");
  EXPECT_EQ(ParseIpAddress("::ffff:192.0.2.1")->ToString(), "::ffff:192.0.2.1");
}

TEST(IpAddressTest, AnythingElseIsNoAddress) {
  for (const std::string_view text :
       {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4/8",
        "1.2.3.4 ", " 1.2.3.4", "1.2.3.4\r\n", "1.2.3.4:80", "::1/64",
        "fe80::1%eth0", "[::1]", ":::", "1::2::3", "2001:db8::g", "0x1.2.3.4",
        "example.com"}) {
    EXPECT_EQ(ParseIpAddress(text), std::nullopt) << text;
  }
  EXPECT_EQ(ParseIpAddress(std::string("1.2.3.4\0", 8)), std::nullopt);
  EXPECT_EQ(ParseIpAddress(std::string(100000, '1')), std::nullopt);
}

}  // namespace
}  // namespace insight
