#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

constexpr const char* kSpec =
    "name: demo\n"
    "actions:\n"
    "  add: {input: {a: {type: integer, required: true}}}\n"
    "  stop: {input: }\n"
    "tasks:\n"
    "  poll: {input: {b: {type: string}}}\n";

TEST(FilesTest, ACppPluginHasHelpAndBuild) {
  EXPECT_EQ(CheckFolder(
                "FilesValidator",
                {{"plugin.spec.yaml", kSpec}, {"help.md", ""}, {"BUILD", ""}}),
            "");
  const std::string found =
      CheckFolder("FilesValidator", {{"plugin.spec.yaml", kSpec}});
  EXPECT_NE(found.find("BUILD:1:1: error: File BUILD does not exist in: "),
            std::string::npos);
  EXPECT_NE(found.find("help.md:1:1: error: File help.md does not exist in: "),
            std::string::npos);
}

TEST(FilesTest, APythonPluginHasOthers) {
  const Files all = {{"plugin.spec.yaml", kSpec},
                     {"help.md", ""},
                     {"Dockerfile", ""},
                     {"Makefile", ""},
                     {"setup.py", ""},
                     {"requirements.txt", ""},
                     {"bin/icon_demo", ""}};
  EXPECT_EQ(CheckFolder("FilesValidator", all), "");
  for (const std::string name :
       {"help.md", "Dockerfile", "Makefile", "setup.py", "requirements.txt"}) {
    Files some = all;
    some.erase(name);
    EXPECT_NE(CheckFolder("FilesValidator", some)
                  .find(name + ":1:1: error: File " + name + " does not exist"),
              std::string::npos)
        << name;
  }
}

TEST(IconTest, PicturesAreThereAndSmall) {
  const std::string png = "\x89PNG\r\n\x1a\n";
  const auto check = [](const std::string& icon, const std::string& other) {
    return CheckFolder("IconValidator", {{"plugin.spec.yaml", kSpec},
                                         {"icon.png", icon},
                                         {"extension.png", other}});
  };
  EXPECT_EQ(check(png, png), "");
  EXPECT_EQ(check("GIF89a", ""),
            "extension.png:1:1: warning: extension.png file not included in "
            "plugin. [IconValidator]\n"
            "icon.png:1:1: warning: icon.png is no PNG file. "
            "[IconValidator]\n");
  EXPECT_EQ(check(png + std::string(69'992, 'x'), png),
            "icon.png:1:1: warning: icon.png has 70000 bytes; it must have "
            "less than 70000. [IconValidator]\n");
  EXPECT_EQ(CheckFolder("IconValidator",
                        {{"plugin.spec.yaml", kSpec}, {"extension.png", "x"}}),
            "icon.png:1:1: warning: icon.png file not included in plugin. "
            "[IconValidator]\n");
}

std::string CheckMessage(const std::string& message) {
  return CheckFolder("JSONValidator", {{"plugin.spec.yaml", kSpec},
                                       {"tests/x.json", message},
                                       {"tests/cases/y.json", "no JSON"}});
}

TEST(JsonTest, MessagesFitTheirSteps) {
  EXPECT_EQ(CheckMessage(R"({"body": {"action": "add", "input": {"a": 1}}})"),
            "");
  EXPECT_EQ(CheckMessage(R"({"body": {"action": "stop", "input": null}})"), "");
  EXPECT_EQ(CheckMessage(R"({"body": {"task": "poll", "input": {}}})"), "");
}

TEST(JsonTest, WhatIsNoMessageIsFineIfItIsJson) {
  EXPECT_EQ(CheckMessage(R"({"ignore": ["version"]})"), "");
  EXPECT_EQ(CheckMessage("[1, 2]"), "");
}

TEST(JsonTest, WhatIsNoJsonHasItsPlace) {
  EXPECT_EQ(CheckMessage("{\n  \"a\": 1,\n}"),
            "tests/x.json:3:1: error: The following test files are not in "
            "proper JSON format: tests/x.json: Expecting property name "
            "enclosed in double quotes: line 3 column 1 (char 12) "
            "[JSONValidator]\n");
}

TEST(JsonTest, AllThatDoesNotFitIsNamed) {
  EXPECT_EQ(CheckMessage(R"({"body": {"action": "add", "input": {"a": "1"}}})"),
            "tests/x.json:1:1: error: body.input/a does not fit the action's "
            "schema: '1' is not of type 'integer' [JSONValidator]\n");
  EXPECT_EQ(CheckMessage(R"({"body": {"action": "add", "input": {}}})"),
            "tests/x.json:1:1: error: body.input does not fit the action's "
            "schema: 'a' is a required property [JSONValidator]\n");
  EXPECT_EQ(CheckMessage(R"({"body": {"action": "sub", "input": {}}})"),
            "tests/x.json:1:1: error: there is no action \"sub\" "
            "[JSONValidator]\n");
  EXPECT_EQ(CheckMessage(R"({"body": {"action": 5}})"),
            "tests/x.json:1:1: error: body names no action, trigger or task "
            "[JSONValidator]\n");
}

TEST(JsonTest, WhatIsStillToBeFilledInIsAWarning) {
  EXPECT_EQ(
      CheckFolder("JSONValidator",
                  {{"plugin.spec.yaml",
                    "name: demo\n"
                    "actions: {add: {input: {a: {type: t}}}}\n"
                    "types: {t: {x: {type: string, required: true}}}\n"},
                   {"tests/x.json",
                    R"({"body": {"action": "add", "input": {"a": {}}}})"}}),
      "tests/x.json:1:1: warning: body.input/a does not fit the action's "
      "schema: 'x' is a required property [JSONValidator]\n");
}

}  // namespace
}  // namespace insight::validator
