#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

// Returns what a rule finds in a connection with this field.
std::string CheckField(std::string_view rule, const std::string& field) {
  return Check(rule, "name: demo\nconnection:\n  " + field + "\n");
}

std::string DefaultError(const std::string& column, const std::string& text,
                         const std::string& field = "x") {
  return "plugin.spec.yaml:3:" + column + ": error: connection." + field +
         ": " + text + " [DefaultValueValidator]\n";
}

TEST(DefaultValueTest, FitsTypeAndEnum) {
  for (const std::string field :
       {"x: {type: string, default: a, enum: [a, b]}",
        "x: {type: integer, default: 0}", "x: {type: float, default: 1}",
        "x: {type: '[]string', default: [a], enum: [a, b]}",
        "x: {type: '[]string', default: []}", "x: {type: array, default: 1}",
        "x: {type: boolean, default: null}",
        "domain: {type: string, default: example.com}",
        "email: {type: string, default: a.b+c@mail.example.com}"}) {
    EXPECT_EQ(CheckField("DefaultValueValidator", field), "") << field;
  }
}

TEST(DefaultValueTest, OfAnotherTypeIsAnError) {
  EXPECT_EQ(CheckField("DefaultValueValidator", "x: {type: int, default: ten}"),
            DefaultError("27", "default \"ten\" is not an integer"));
  EXPECT_EQ(
      CheckField("DefaultValueValidator", "x: {type: '[]int', default: [a]}"),
      DefaultError("31", "default [\"a\"] is not a list of integers"));
}

TEST(DefaultValueTest, OutsideTheEnumIsAnError) {
  EXPECT_EQ(CheckField("DefaultValueValidator",
                       "x: {type: string, default: c, enum: [a, b]}"),
            DefaultError("30", "default \"c\" is not among the enum's values"));
}

TEST(DefaultValueTest, EnumValuesFitAndDiffer) {
  EXPECT_EQ(
      CheckField("DefaultValueValidator", "x: {type: string, enum: [a, 1, a]}"),
      DefaultError("31", "enum value 1 is not a string") +
          DefaultError("34", "enum value \"a\" was there before"));
}

TEST(DefaultValueTest, DomainsAndMailboxesAreSuch) {
  EXPECT_EQ(CheckField("DefaultValueValidator",
                       "domain: {type: string, default: nowhere}"),
            DefaultError(
                "35", "Variable domain's default value is not a valid domain.",
                "domain"));
  EXPECT_EQ(
      CheckField("DefaultValueValidator",
                 "email_address: {type: string, default: me}"),
      DefaultError("42",
                   "Variable email_address's default value is not a valid "
                   "email address.",
                   "email_address"));
}

TEST(ExampleInputTest, EachInputNeedsOne) {
  EXPECT_EQ(Check("ExampleInputValidator",
                  "name: demo\n"
                  "connection:\n"
                  "  a: {type: string}\n"
                  "actions:\n"
                  "  s:\n"
                  "    input:\n"
                  "      b: {type: integer, example: 0}\n"
                  "      c: {type: boolean, example: false}\n"
                  "      d: {type: string, example: null}\n"
                  "      e: {type: string}\n"
                  "    output:\n"
                  "      f: {type: string}\n"),
            "plugin.spec.yaml:3:3: error: connection.a: In connection: input "
            "\"a\", there is no example field. [ExampleInputValidator]\n"
            "plugin.spec.yaml:10:7: error: actions.s.input.e: In action \"s\": "
            "input \"e\", there is no example field. "
            "[ExampleInputValidator]\n");
}

TEST(ExampleInputTest, MayBeWrittenAsJsonOrAsABareSecret) {
  for (const std::string field :
       {R"(x: {type: '[]file', example: '[{"filename": "a"}]'})",
        "x: {type: integer, example: '5'}",
        "x: {type: credential_secret_key, example: abc}",
        "x: {type: date, example: 2021-01-01}"}) {
    EXPECT_EQ(CheckField("ExampleInputValidator", field), "") << field;
  }
}

TEST(ExampleInputTest, OfAnotherTypeIsAWarning) {
  EXPECT_EQ(CheckField("ExampleInputValidator", "x: {type: int, example: a}"),
            "plugin.spec.yaml:3:27: warning: connection.x: example \"a\" is "
            "not an integer [ExampleInputValidator]\n");
}

TEST(ExampleInputTest, LongOnesAreShortened) {
  const std::string found =
      CheckField("ExampleInputValidator",
                 "x: {type: int, example: " + std::string(1000, 'a') + "}");
  EXPECT_NE(found.find(std::string(59, 'a') + "... is not an integer"),
            std::string::npos)
      << found;
}

}  // namespace
}  // namespace insight::validator
