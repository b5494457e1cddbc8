#include "tools/usage/completion.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/usage/test_program.h"

// What bash does with its script is tested with a bash, see
// //tools/insight_plugin:completion_test.

namespace insight::usage {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(BashCompletionTest, RegistersAFunctionForTheProgram) {
  EXPECT_THAT(BashCompletion(TestProgram()),
              HasSubstr("\ncomplete -F _a_tool a-tool\n"));
}

TEST(BashCompletionTest, OffersValuesByWhatTheyStandFor) {
  const std::string script = BashCompletion(TestProgram());
  EXPECT_THAT(script,
              HasSubstr("'paint --shade') _a_tool_offer 'light' 'dark' ;;"));
  EXPECT_THAT(script, HasSubstr("'paint -m' | 'paint --message') : ;;"));
  EXPECT_THAT(script, HasSubstr("'paint 0') _a_tool_offer_listed steps ;;"));
  EXPECT_THAT(script,
              HasSubstr("'paint '*) _a_tool_offer_files .yaml .yml ;;"));
  EXPECT_THAT(script, HasSubstr("'help 0') _a_tool_offer 'paint' 'help' ;;"));
}

TEST(ZshCompletionTest, DescribesCommandsAndArguments) {
  const std::string script = ZshCompletion(TestProgram());
  EXPECT_THAT(script, StartsWith("#compdef a-tool\n"));
  EXPECT_THAT(script, HasSubstr("    'paint:Paint the steps of a spec'\n"));
  EXPECT_THAT(script, HasSubstr("'--shade=[How]:SHADE:(light dark)'"));
  EXPECT_THAT(script, HasSubstr("'*-d+[The plugin'\\''s directory]:DIR:"
                                "_directories'"));
  EXPECT_THAT(script, HasSubstr("':STEP: _a-tool_listed steps'"));
  EXPECT_THAT(script, HasSubstr("'*:SPEC:_files -g \"*.(yaml|yml)\"'"));
  EXPECT_THAT(script, HasSubstr("'::COMMAND:_a-tool_commands'"));
}

TEST(ZshCompletionTest, DescriptionsLoseNoCharacter) {
  EXPECT_THAT(ZshCompletion(TestProgram()),
              HasSubstr("-m+[It'\\''s \\[what\\]\\: 100\\\\% said]"));
}

TEST(FishCompletionTest, DescribesCommandsAndArguments) {
  const std::string script = FishCompletion(TestProgram());
  EXPECT_THAT(script, HasSubstr("complete -c a-tool -f\n"));
  EXPECT_THAT(script, HasSubstr("complete -c a-tool -n __fish_use_subcommand "
                                "-a 'paint' -d 'Paint the steps of a spec'\n"));
  EXPECT_THAT(script,
              HasSubstr("-n '__fish_seen_subcommand_from paint' -l shade -x "
                        "-a 'light dark' -d 'How'\n"));
  EXPECT_THAT(script, HasSubstr("-s m -l message -x -d 'It\\'s [what]: "
                                "100\\\\% said'\n"));
  EXPECT_THAT(script, HasSubstr("-a '(__a-tool_listed steps)'\n"));
}

}  // namespace
}  // namespace insight::usage
