#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"

namespace insight::generator {
namespace {

TEST(StringLiteralTest, EscapesWhateverIsNotPlain) {
  EXPECT_EQ(StringLiteral(R"(a "b" \ */ c)"), R"("a \"b\" \\ */ c")");
  EXPECT_EQ(StringLiteral("\n\t\x7F\xC3\xA9"
                          "1"),
            R"("\n\011\177\303\2511")");
  // Three question marks and a slash, without a trigraph on the way.
  EXPECT_EQ(StringLiteral("?\?\?/"), R"("?\?\?/")");
}

TEST(TextLiteralTest, PlainTextIsRawWithADelimiterThatDoesNotEndIt) {
  EXPECT_EQ(TextLiteral("a\n\"b\""), "R\"text(a\n\"b\")text\"");
  EXPECT_EQ(TextLiteral("a)text\" )text2\""),
            "R\"text3(a)text\" )text2\")text3\"");
}

TEST(TextLiteralTest, OtherTextIsEscapedLineByLine) {
  EXPECT_EQ(TextLiteral("a\r\nb\xC3\xA9\n"),
            "\"a\\015\\n\"\n\"b\\303\\251\\n\"");
  // GCC warns of this one in a raw literal.
  EXPECT_EQ(TextLiteral("a\\ \nb"), "\"a\\\\ \\n\"\n\"b\"");
}

TEST(CommentTest, WordsAreFilledIntoLines) {
  EXPECT_EQ(Comment(""), "");
  EXPECT_EQ(Comment(" \n "), "");
  EXPECT_EQ(Comment("one\ntwo  three"), "// one two three");
  const std::string comment =
      Comment(std::string(40, 'a') + " " + std::string(36, 'b') + " c");
  EXPECT_EQ(comment, "// " + std::string(40, 'a') + " " + std::string(36, 'b') +
                         "\n// c");
  EXPECT_EQ(Comment("aa bb", 74), "// aa\n// bb");
}

TEST(CommentTest, NothingInItCanEndItOrHideCode) {
  EXPECT_EQ(Comment("the end \\"), "// the end");
  EXPECT_EQ(Comment("the end ?\?/"), "// the end ??");
  EXPECT_EQ(Comment("a\xE2\x80\xAE"
                    "b\x01"
                    "c"),
            "// a b c");
  EXPECT_EQ(Comment("caf\xC3\xA9 */"), "// caf\xC3\xA9 */");
}

TEST(DeclarationTest, BreaksLongArgumentListsAsClangFormatDoes) {
  EXPECT_EQ(Declaration("void F", {"int a", "int b"}, ";"),
            "void F(int a, int b);");
  EXPECT_EQ(Declaration("void F", {}, ";"), "void F();");
  const std::string name(30, 'a');
  EXPECT_EQ(Declaration("void F", {name, name, name}, ";"),
            "void F(" + name + ", " + name + ",\n       " + name + ");");
  const std::string prefix = "void " + std::string(60, 'F');
  EXPECT_EQ(Declaration(prefix, {name, name}, ";"),
            prefix + "(\n    " + name + ", " + name + ");");
}

TEST(CodePrinterTest, ATemplateLooksLikeItsOutput) {
  CodePrinter out;
  const auto fields = [&] {
    out.Emit({{"name", "a"}}, "int $name$ = 0;");
    out.Emit({{"name", "b"}}, "int $name$ = 0;");
  };
  out.Emit({{"Type", "T"},
            {"comment", "// one\n// two"},
            {"fields", fields},
            {"nothing", ""}},
           R"(
             $comment$
             struct $Type$ {
               $nothing$
               $fields$

               $Type$();
             };
           )");
  EXPECT_EQ(std::move(out).Take(),
            "// one\n// two\nstruct T {\n  int a = 0;\n  int b = 0;\n\n  "
            "T();\n};\n");
}

TEST(CodePrinterTest, AValueIsNoTemplate) {
  CodePrinter out;
  out.Emit({{"text", "$text$"}}, "a $text$ b");
  EXPECT_EQ(std::move(out).Take(), "a $text$ b\n");
}

TEST(CodePrinterDeathTest, AMissingVariableEndsTheProgram) {
  CodePrinter out;
  EXPECT_DEATH(out.Emit({{"a", "1"}}, "$b$"), "variable is given: b");
}

}  // namespace
}  // namespace insight::generator
