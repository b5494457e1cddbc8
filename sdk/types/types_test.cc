#include <concepts>
#include <ostream>
#include <string>

#include "gtest/gtest.h"
#include "sdk/types/base64.h"
#include "sdk/types/bytes.h"
#include "sdk/types/date.h"
#include "sdk/types/file.h"
#include "sdk/types/number.h"
#include "sdk/types/secret.h"

namespace insight {
namespace {

template <typename T>
concept Streamable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(Streamable<std::string>);
static_assert(!Streamable<Password>);
static_assert(!Streamable<SecretKey>);
static_assert(!Streamable<AsymmetricKey>);
static_assert(!std::convertible_to<Password, std::string>);
static_assert(!std::equality_comparable_with<Password, std::string>);

TEST(BytesTest, Base64IsKeptAsItCame) {
  const Bytes bytes = Bytes::FromBase64("Zm9v\nYmFy not checked");
  EXPECT_EQ(bytes.base64(), "Zm9v\nYmFy not checked");
  EXPECT_EQ(Bytes(bytes).base64(), bytes.base64());
}

TEST(BytesTest, EncodesAndDecodesContent) {
  EXPECT_EQ(Bytes::Encode("foobar").base64(), "Zm9vYmFy");
  EXPECT_EQ(Bytes::FromBase64("Zm9v\nYmFy").Decode(), "foobar");
  EXPECT_EQ(Bytes().Decode(), "");
}

TEST(BytesTest, DecodingWhatIsNoBase64Throws) {
  EXPECT_THROW((void)Bytes::FromBase64("Z").Decode(), Base64Exception);
}

TEST(BytesTest, AreEqualIfTheirTextsAre) {
  EXPECT_EQ(Bytes::Encode("foo"), Bytes::FromBase64("Zm9v"));
  EXPECT_NE(Bytes::Encode("foo"), Bytes::FromBase64("Zm9v\n"));
}

TEST(FileTest, ComparesNameAndContent) {
  const File file = {.filename = "a.txt", .content = Bytes::Encode("a")};
  EXPECT_EQ(file, (File{"a.txt", Bytes::Encode("a")}));
  EXPECT_NE(file, (File{"b.txt", Bytes::Encode("a")}));
  EXPECT_NE(file, (File{"a.txt", Bytes::Encode("b")}));
}

TEST(DateTest, KeepsItsText) {
  EXPECT_EQ(Date{"yesterday"}.text, "yesterday");
  EXPECT_NE(Date{"yesterday"}, Date{"today"});
}

TEST(SecretTest, RevealIsTheWayOut) {
  EXPECT_EQ(Password("hunter2").Reveal(), "hunter2");
  EXPECT_EQ(SecretKey("k").Reveal(), "k");
  EXPECT_EQ(AsymmetricKey("-----BEGIN").Reveal(), "-----BEGIN");
}

TEST(SecretTest, KnowsWhetherItIsEmpty) {
  EXPECT_TRUE(SecretKey().empty());
  EXPECT_FALSE(SecretKey("k").empty());
}

// EXPECT_EQ would print the secrets, which they do not allow.
TEST(SecretTest, ComparesWithItsOwnKind) {
  EXPECT_TRUE(SecretKey("k") == SecretKey("k"));
  EXPECT_FALSE(SecretKey("k") == SecretKey("l"));
  EXPECT_TRUE((UsernamePassword{"u", Password("p")} ==
               UsernamePassword{"u", Password("p")}));
  EXPECT_FALSE((Token{"d", Password("p")} == Token{"d", Password("q")}));
}

TEST(NumberTest, KeepsWhetherItIsAnInteger) {
  EXPECT_TRUE(Number().is_integer());
  EXPECT_TRUE(Number(7).is_integer());
  EXPECT_FALSE(Number(7.0).is_integer());
  EXPECT_EQ(Number(std::int64_t{9007199254740993}).integer(), 9007199254740993);
}

TEST(NumberTest, CalculatesAndComparesAsADouble) {
  const Number seven = 7;
  EXPECT_EQ(seven / 2, 3.5);
  EXPECT_TRUE(seven == Number(7.0));
  EXPECT_TRUE(seven < 7.5);
}

TEST(NumberTest, AnIntegerBeyond64BitsIsTheNearestDouble) {
  const Number number = std::uint64_t{1} << 63;
  EXPECT_FALSE(number.is_integer());
  EXPECT_EQ(number, 9223372036854775808.0);
}

}  // namespace
}  // namespace insight
