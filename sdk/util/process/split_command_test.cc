#include "sdk/util/process/split_command.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

// What Python 3.11's shlex.split() returns.
struct {
  std::string_view command;
  std::vector<std::string> arguments;
} const kCases[] = {
    {"/bin/ls", {"/bin/ls"}},
    {"  a \t b\r\nc  ", {"a", "b", "c"}},
    {"'two words' x", {"two words", "x"}},
    {R"(a'b'"c"d)", {"abcd"}},
    {R"('' "" x)", {"", "", "x"}},
    {R"(a\ b \' \\ \n)", {"a b", "'", "\\", "n"}},
    {R"("a\"b\\c\nd\$")", {R"(a"b\c\nd\$)"}},
    {R"('a\b')", {R"(a\b)"}},
    {R"('it'\''s')", {"it's"}},
    {R"("it's" '"')", {"it's", "\""}},
    {"a | b > c; d && $HOME * # e",
     {"a", "|", "b", ">", "c;", "d", "&&", "$HOME", "*", "#", "e"}},
    {"a\\\nb", {"a\nb"}},
    {"\"a\\\nb\"", {"a\\\nb"}},
    {"H\u00e9 \u00a0x", {"H\u00e9", "\u00a0x"}},
    {"a\vb", {"a\vb"}},
};

TEST(SplitCommandTest, SplitsAsPythonDoes) {
  for (const auto& [command, arguments] : kCases) {
    EXPECT_EQ(SplitCommand(command), arguments) << command;
  }
}

TEST(SplitCommandTest, NothingHasNoArguments) {
  EXPECT_THAT(SplitCommand(""), IsEmpty());
  EXPECT_THAT(SplitCommand(" \t\r\n"), IsEmpty());
}

TEST(SplitCommandTest, AnOpenQuoteIsAnError) {
  for (const std::string_view command : {"a 'b", "a \"b", "'", "\"\\\""}) {
    EXPECT_THAT([&] { (void)SplitCommand(command); },
                ThrowsMessage<std::invalid_argument>("No closing quotation"))
        << command;
  }
}

TEST(SplitCommandTest, ABackslashAtTheEndIsAnError) {
  for (const std::string_view command : {"a \\", "\"a\\"}) {
    EXPECT_THAT([&] { (void)SplitCommand(command); },
                ThrowsMessage<std::invalid_argument>("No escaped character"))
        << command;
  }
}

TEST(SplitCommandTest, AZeroByteIsKept) {
  EXPECT_THAT(SplitCommand(std::string_view("a\0b c", 5)),
              ElementsAre(std::string("a\0b", 3), "c"));
}

}  // namespace
}  // namespace insight
