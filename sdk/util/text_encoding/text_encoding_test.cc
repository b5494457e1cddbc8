#include "sdk/util/text_encoding/text_encoding.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace insight {
namespace {

TEST(TextEncodingTest, CharactersOfEveryLengthAreUtf8) {
  for (const std::string_view text :
       {"", "plain \"text\" \\ \r\n\t\x7f", "\xC3\xA9", "\xE2\x82\xAC",
        "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(TextEncodingTest, BrokenSequencesAreNotUtf8) {
  for (const std::string_view text :
       {"\xE9", "caf\xE9 noir", "\x80", "\xC3", "\xE2\x82", "\xC0\x80",
        "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_FALSE(IsUtf8(text)) << text;
  }
}

TEST(TextEncodingTest, EveryByteOfLatin1IsACharacter) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string text = Latin1ToUtf8(all);
  EXPECT_TRUE(IsUtf8(text));
  EXPECT_EQ(text.size(), 128u + 2 * 128u);
  EXPECT_EQ(Latin1ToUtf8("S\xE3o \xFF"), "S\xC3\xA3o \xC3\xBF");
}

TEST(TextEncodingTest, TextThatIsUtf8StaysAsItIs) {
  EXPECT_EQ(DecodeText("S\xC3\xA3o"), "S\xC3\xA3o");
}

TEST(TextEncodingTest, TextThatIsNotUtf8IsLatin1) {
  EXPECT_EQ(DecodeText("S\xE3o"), "S\xC3\xA3o");
}

}  // namespace
}  // namespace insight
