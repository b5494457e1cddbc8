#include "tools/usage/help_text.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/usage/test_program.h"

namespace insight::usage {
namespace {

TEST(HelpTextTest, ACommandsPageHasAllThatIsKnownOfIt) {
  const Program program = TestProgram();
  EXPECT_EQ(HelpText(program, *program.Find("paint")),
            R"(a-tool paint: Paint the steps of a spec

Usage: a-tool paint [OPTION...] STEP [SPECS...]

First paragraph.

.Second paragraph.

Arguments:
  STEP   What to paint
  SPECS

Options:
      --shade SHADE   How: light or dark
  -m, --message TEXT  It's [what]: 100\% said

Common options:
  -d, --target-dir DIR  The plugin's directory

Exit status:
  0  success
  1  no paint

Files:
  plugin.spec.yaml  the spec

Examples:
  Paint one:
    tool paint go --shade dark
  Paint all:
    tool paint go \
      a.yaml
)");
}

TEST(HelpTextTest, AProgramsPageHasItsCommands) {
  EXPECT_EQ(HelpText(TestProgram()), R"(a-tool: paints plugins

Usage: a-tool COMMAND [ARGUMENT...]

What it is for.

Commands:
  paint  Paint the steps of a spec
  help   Say what a command does

Options:
      --version  Say which

Exit status:
  0  success
  1  failure

Environment:
  NO_COLOR  no colour

'a-tool help COMMAND' says more of a command.
)");
}

TEST(HelpTextTest, LinesBreakBetweenWordsWithinTheWidth) {
  EXPECT_EQ(Wrapped("one two\nthree\n\nfour", 2, 9),
            "  one two\n  three\n\n  four\n");
  EXPECT_EQ(Wrapped("unbreakable x", 0, 5), "unbreakable\nx\n");
  EXPECT_EQ(Wrapped("", 4), "");
}

TEST(HelpTextTest, ALongTermStandsAloneAboveItsMeaning) {
  Program program = TestProgram();
  program.environment.push_back(
      {"A_VARIABLE_WITH_QUITE_A_LONG_NAME", "what it means"});
  EXPECT_THAT(HelpText(program),
              ::testing::HasSubstr("  A_VARIABLE_WITH_QUITE_A_LONG_NAME\n"
                                   "            what it means\n"));
  program.environment.erase(program.environment.begin());
  EXPECT_THAT(HelpText(program),
              ::testing::HasSubstr("  A_VARIABLE_WITH_QUITE_A_LONG_NAME\n"
                                   "      what it means\n"));
}

}  // namespace
}  // namespace insight::usage
