#include "sdk/json/unicode.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

void ExpectFirst(std::string_view text, Surrogates surrogates, char32_t value,
                 std::size_t length) {
  const CodePoint c = FirstCodePoint(text, surrogates);
  EXPECT_EQ(c.value, value) << text;
  EXPECT_EQ(c.length, length) << text;
}

TEST(FirstCodePointTest, ReadsOneToFourBytes) {
  ExpectFirst("ab", Surrogates::kRefuse, U'a', 1);
  ExpectFirst("\u00e9x", Surrogates::kRefuse, 0xE9, 2);
  ExpectFirst("\u20acx", Surrogates::kRefuse, 0x20AC, 3);
  ExpectFirst("\U0001f600x", Surrogates::kRefuse, 0x1F600, 4);
}

TEST(FirstCodePointTest, AByteThatIsNotUtf8IsALoneSurrogate) {
  for (const std::string_view text :
       {"\xff", "\x80", "\xc3", "\xc3x", "\xc0\x80", "\xe0\x80\x80", "\xe2\x82",
        "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80"}) {
    ExpectFirst(text, Surrogates::kRefuse,
                0xDC00u + static_cast<unsigned char>(text[0]), 1);
  }
}

TEST(FirstCodePointTest, TheBytesOfASurrogateAreOneOnlyWhereAccepted) {
  ExpectFirst("\xed\xa0\xbd", Surrogates::kAccept, 0xD83D, 3);
  ExpectFirst("\xed\xa0\xbd", Surrogates::kRefuse, 0xDCED, 1);
}

TEST(AppendCodePointTest, IsReadBackAsItWas) {
  for (const char32_t c :
       {U'a', U'\u007f', U'\u0080', U'\u07ff', U'\u0800', U'\uffff',
        U'\U00010000', U'\U0010ffff', static_cast<char32_t>(0xD83D)}) {
    std::string text;
    AppendCodePoint(c, text);
    ExpectFirst(text, Surrogates::kAccept, c, text.size());
  }
}

TEST(CountCodePointsTest, CountsCharactersAndStrayBytes) {
  EXPECT_EQ(CountCodePoints("", Surrogates::kRefuse), 0u);
  EXPECT_EQ(CountCodePoints("a\"\u00e9\U0001f600\xff", Surrogates::kRefuse),
            5u);
}

TEST(IsPrintableTest, FollowsTheUnicodeCategories) {
  EXPECT_TRUE(IsPrintable(U' '));
  EXPECT_TRUE(IsPrintable(U'~'));
  EXPECT_TRUE(IsPrintable(U'\u00e9'));
  EXPECT_TRUE(IsPrintable(U'\U0001f600'));
  EXPECT_FALSE(IsPrintable(0));
  EXPECT_FALSE(IsPrintable(0x7F));
  EXPECT_FALSE(IsPrintable(0xA0));    // A blank, not the space.
  EXPECT_FALSE(IsPrintable(0xAD));    // Format.
  EXPECT_FALSE(IsPrintable(0x2028));  // Line separator.
  EXPECT_FALSE(IsPrintable(0xD83D));  // Surrogate.
  EXPECT_FALSE(IsPrintable(0xE000));  // Private use.
  EXPECT_FALSE(IsPrintable(0x378));   // Not assigned.
  EXPECT_FALSE(IsPrintable(0x10FFFF));
}

// Against the obvious way to do it, for each byte at each place of a word.
TEST(PlainPrefixTest, StopsAtTheFirstByteThatIsNotPlain) {
  for (int byte = 0; byte < 256; ++byte) {
    const bool plain =
        byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
    for (std::size_t place = 0; place < 19; ++place) {
      std::string text(19, 'a');
      text[place] = static_cast<char>(byte);
      EXPECT_EQ(PlainPrefix(text), plain ? 19 : place) << byte;
    }
  }
}

}  // namespace
}  // namespace insight
