#include "sdk/types/base64.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ThrowsMessage;

struct Case {
  std::string_view text;
  std::string_view content;
};

// RFC 4648, section 10.
constexpr Case kVectors[] = {
    {"", ""},
    {"Zg==", "f"},
    {"Zm8=", "fo"},
    {"Zm9v", "foo"},
    {"Zm9vYg==", "foob"},
    {"Zm9vYmE=", "fooba"},
    {"Zm9vYmFy", "foobar"},
};

TEST(EncodeBase64Test, GivesTheVectorsOfTheRfc) {
  for (const auto& [text, content] : kVectors) {
    EXPECT_EQ(EncodeBase64(content), text);
  }
}

TEST(DecodeBase64Test, ReadsTheVectorsOfTheRfc) {
  for (const auto& [text, content] : kVectors) {
    EXPECT_EQ(DecodeBase64(text), content);
  }
}

TEST(EncodeBase64Test, KnowsEveryCharacterOfTheAlphabet) {
  const std::string alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  EXPECT_EQ(EncodeBase64(DecodeBase64(alphabet)), alphabet);
}

// Contents around the size of the blocks that are encoded at once.
TEST(Base64Test, ContentOfAnyLengthArrivesUnchanged) {
  std::string content;
  for (int i = 0; i < 3 * 1024 * 2 + 5; ++i) {
    content += static_cast<char>(i * 7 + i / 251);
  }
  for (const std::size_t length : {0, 1, 2, 3, 4, 255, 3071, 3072, 3073, 3074,
                                   3075, 6143, 6144, 6145, 6149}) {
    const std::string part = content.substr(0, length);
    const std::string text = EncodeBase64(part);
    EXPECT_EQ(text.size(), (length + 2) / 3 * 4);
    EXPECT_EQ(DecodeBase64(text), part) << length;
  }
}

// What CPython 3.11's base64.b64decode() gives.
constexpr Case kLenient[] = {
    {"Zm9v\nYmFy\n", "foobar"},
    {" Z m 9 v ", "foo"},
    {"Zm9v-_YmFy", "foobar"},
    {"Zg==garbage!", "f"},
    {"Zg=x=", "f"},
    {"Zg=Z=", "f"},
    {"Zm9v=", "foo"},
    {"Zm9v====", "foo"},
    {"=Zm9v", "foo"},
    {"Z=m9v", "foo"},
    {"Zg==Zg==", "f"},
    {"Zm8=Zm8=", "fo"},
    {"Zm=9v", "foo"},
    {"Zm==9v", "f"},
    {"====", ""},
    {"\n", ""},
    {"Zm9vYg==\n", "foob"},
    {"Zh==", "f"},
    {"!Zm9vYmFyZm9vYmFy", "foobarfoobar"},
    {std::string_view("Zm9v\0YmFy", 9), "foobar"},
};

TEST(DecodeBase64Test, IsAsLenientAsPython) {
  for (const auto& [text, content] : kLenient) {
    EXPECT_EQ(DecodeBase64(text), content) << text;
  }
}

constexpr Case kFaults[] = {
    {"Z",
     "Invalid base64-encoded string: number of data characters (1) cannot be 1 "
     "more than a multiple of 4"},
    {"Zm9vY",
     "Invalid base64-encoded string: number of data characters (5) cannot be 1 "
     "more than a multiple of 4"},
    {"Zm9vY=",
     "Invalid base64-encoded string: number of data characters (5) cannot be 1 "
     "more than a multiple of 4"},
    {"Z===",
     "Invalid base64-encoded string: number of data characters (1) cannot be 1 "
     "more than a multiple of 4"},
    {"Zg", "Incorrect padding"},
    {"Zg=9vZg=", "Incorrect padding"},
    {"Zg=", "Incorrect padding"},
    {"Zm8", "Incorrect padding"},
    {"Zm9vYg", "Incorrect padding"},
    {"Zm9vYmFyZ\n",
     "Invalid base64-encoded string: number of data characters (9) cannot be 1 "
     "more than a multiple of 4"},
    {"\u00e9", "string argument should contain only ASCII characters"},
    {"Zm9v\u00e9", "string argument should contain only ASCII characters"},
    {"Zg==\u00e9", "string argument should contain only ASCII characters"},
    {"Zm9vZm9vZm9v-Z",
     "Invalid base64-encoded string: number of data characters (13) cannot be "
     "1 more than a multiple of 4"},
};

TEST(DecodeBase64Test, FaultsAreToldInPythonsWords) {
  for (const auto& [text, error] : kFaults) {
    EXPECT_THAT([text = text] { (void)DecodeBase64(text); },
                ThrowsMessage<Base64Exception>(std::string(error)));
  }
}

}  // namespace
}  // namespace insight
