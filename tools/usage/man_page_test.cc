#include "tools/usage/man_page.h"

#include <set>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/usage/test_program.h"

namespace insight::usage {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(ManPageTest, HasTheSectionsOfAManualPageInTheirOrder) {
  const std::string page = ManPage(TestProgram());
  EXPECT_THAT(page, StartsWith("'\\\" Made by: a-tool help --man\n"
                               ".TH A\\-TOOL 1 \"\" \"a\\-tool 1.2.3\" "
                               "\"User Commands\"\n"
                               ".SH NAME\n"
                               "a\\-tool \\- paints plugins\n"));
  std::size_t at = 0;
  for (const char* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS",
                              "COMMON OPTIONS", "EXIT STATUS", "ENVIRONMENT"}) {
    const std::size_t found = page.find(".SH " + std::string(section), at);
    ASSERT_NE(found, std::string::npos) << section;
    at = found;
  }
}

TEST(ManPageTest, ACommandHasItsOptionsAndExamples) {
  const std::string page = ManPage(TestProgram());
  EXPECT_THAT(page, HasSubstr(".SS a\\-tool paint [OPTION...] STEP "
                              "[SPECS...]\nPaint the steps of a spec.\n"));
  EXPECT_THAT(page, HasSubstr(".TP\n\\fB\\-\\-shade\\fR \\fISHADE\\fR\n"
                              "How: light, dark\n"));
  EXPECT_THAT(page, HasSubstr(".EX\ntool paint go \\e\n  a.yaml\n.EE\n"));
}

// A page that man(1) takes without a word holds only requests that it knows,
// and as many that open something as such that close it.
TEST(ManPageTest, HoldsOnlyKnownRequestsAndClosesWhatItOpens) {
  const std::set<std::string> known = {".TH", ".SH", ".SS", ".PP", ".TP",
                                       ".RS", ".RE", ".EX", ".EE"};
  std::istringstream page(ManPage(TestProgram()));
  int blocks = 0;
  int examples = 0;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("'\\\"")) continue;
    ASSERT_THAT(line, Not(StartsWith("'")));
    if (!line.starts_with('.')) continue;
    const std::string request = line.substr(0, line.find(' '));
    EXPECT_TRUE(known.contains(request)) << line;
    if (request == ".RS") ++blocks;
    if (request == ".RE") --blocks;
    if (request == ".EX") ++examples;
    if (request == ".EE") --examples;
    EXPECT_GE(blocks, 0);
    EXPECT_GE(examples, 0);
  }
  EXPECT_EQ(blocks, 0);
  EXPECT_EQ(examples, 0);
}

TEST(ManPageTest, TextIsPrintedWhateverIsInIt) {
  EXPECT_EQ(RoffText(".so /etc/passwd"), "\\&.so /etc/passwd");
  EXPECT_EQ(RoffText("a\n'b"), "a\n\\&\\(aqb");
  EXPECT_EQ(RoffText("a\\fB -x"), "a\\efB \\-x");
}

}  // namespace
}  // namespace insight::usage
