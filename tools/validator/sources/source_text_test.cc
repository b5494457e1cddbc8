#include "tools/validator/sources/source_text.h"

#include <string>

#include "gtest/gtest.h"
#include "re2/re2.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

TEST(CodeAloneTest, CommentsAndTextsOfCppAreBlank) {
  EXPECT_EQ(CodeAlone("a(\"x\\\"y\"); // c\nb", Language::kCpp),
            "a(\"    \"); //  \nb");
  EXPECT_EQ(CodeAlone("a /* x\ny */ b", Language::kCpp), "a /*  \n  */ b");
  EXPECT_EQ(CodeAlone("R\"x(a)\")x\" b", Language::kCpp), "R\"x(   )x\" b");
  EXPECT_EQ(CodeAlone("c = '\"'; d = 1'000; e('x')", Language::kCpp),
            "c = ' '; d = 1'000; e(' ')");
}

TEST(CodeAloneTest, CommentsAndTextsOfPythonAreBlank) {
  EXPECT_EQ(CodeAlone("a = 'x'  # y\nb", Language::kPython), "a = ' '  #  \nb");
  EXPECT_EQ(CodeAlone("'''x\n'y' ''' b \"\"\"z\"\"\"", Language::kPython),
            "''' \n    ''' b \"\"\" \"\"\"");
}

TEST(CodeAloneTest, WhatIsNotClosedEndsSomewhere) {
  EXPECT_EQ(CodeAlone("a \"b\nc", Language::kCpp), "a \" \nc");
  EXPECT_EQ(CodeAlone("a /* b", Language::kCpp), "a /*  ");
  EXPECT_EQ(CodeAlone("R\"x(", Language::kCpp), "R\"x(");
  EXPECT_EQ(CodeAlone("R\"", Language::kCpp), "R\"");
  EXPECT_EQ(CodeAlone("'a\\", Language::kPython), "'  ");
}

TEST(FindAllTest, SaysWhereAndWhat) {
  const std::vector<Hit> hits = FindAll("a1\n b22", re2::RE2(R"([a-z](\d+))"));
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].position, (spec::Position{1, 2}));
  EXPECT_EQ(hits[1].position, (spec::Position{2, 3}));
  EXPECT_EQ(hits[1].text, "22");
}

TEST(FindAllTest, EndsEvenIfNothingMatches) {
  EXPECT_EQ(FindAll("ab", re2::RE2("x*")).size(), 3u);
}

TEST(SourceFilesTest, AreThoseOfThePluginWithoutItsTests) {
  const std::string cpp = MakeFolder({{"plugin.spec.yaml", "name: demo"},
                                      {"actions/a.cc", ""},
                                      {"util/b.h", ""},
                                      {"tests/c_test.cc", ""}});
  EXPECT_EQ(SourceFiles(PluginFolder(cpp, cpp + "/plugin.spec.yaml")),
            (std::vector<std::string>{"actions/a.cc", "util/b.h"}));
  const std::string python = MakeFolder({{"plugin.spec.yaml", "name: demo"},
                                         {"setup.py", ""},
                                         {"komand_demo/util/b.py", ""},
                                         {"unit_test/c.py", ""}});
  EXPECT_EQ(SourceFiles(PluginFolder(python, python + "/plugin.spec.yaml")),
            (std::vector<std::string>{"komand_demo/util/b.py"}));
}

}  // namespace
}  // namespace insight::validator
