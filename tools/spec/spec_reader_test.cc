#include "tools/spec/spec_reader.h"

#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "tools/spec/nearest_name.h"
#include "tools/spec/timestamp.h"

namespace insight::spec {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::Field;

PluginSpec Read(std::string_view text) {
  return ReadPluginSpec(text, "plugin.spec.yaml");
}

// All lines, of warnings too.
std::string Complaints(std::string_view text) {
  try {
    const PluginSpec spec = Read(text);
    return FormatProblems(spec.file, spec.warnings);
  } catch (const SpecException& e) {
    return e.what();
  }
}

TEST(ReadPluginSpecTest, KeepsTheOrderOfStepsAndFields) {
  const PluginSpec spec = Read(
      "name: x\n"
      "actions:\n"
      "  b: {title: B, description: \"two\\nlines\"}\n"
      "  a:\n"
      "    input:\n"
      "      z: {type: '[]string', required: true}\n"
      "      y: {type: int}\n");
  EXPECT_THAT(spec.actions, ElementsAre(Field(&StepSpec::name, "b"),
                                        Field(&StepSpec::name, "a")));
  EXPECT_EQ(spec.actions[0].description, "twolines");
  const FieldList& input = spec.actions[1].input;
  EXPECT_THAT(input, ElementsAre(Field(&FieldSpec::name, "z"),
                                 Field(&FieldSpec::name, "y")));
  EXPECT_EQ(input[0].type, (SpecType{TypeKind::kString, "string", 1}));
  EXPECT_TRUE(input[0].required);
  EXPECT_EQ(input[1].type, (SpecType{TypeKind::kInteger, "int", 0}));
  EXPECT_FALSE(input[1].required);
}

TEST(ReadPluginSpecTest, KeepsWhatOnlyDocumentationShows) {
  const PluginSpec spec = Read(
      "name: x\n"
      "description: \"two\\nlines\"\n"
      "supported_versions: [2026-03-16]\n"
      "links: text\n"
      "actions:\n"
      "  a: {description: \"b\\nc\", help: More, input: {d: {type: date, "
      "required: false, example: 2021-01-05}, e: {type: int}}}\n");
  EXPECT_EQ(spec.documentation.description, "two\nlines");
  EXPECT_EQ(GetTimestamp(spec.documentation.supported_versions->value[0]),
            (Timestamp{2026, 3, 16}));
  EXPECT_EQ(spec.documentation.links->value, "text");
  EXPECT_EQ(spec.documentation.links->position, (Position{4, 8}));
  EXPECT_FALSE(spec.documentation.references);
  EXPECT_EQ(spec.actions[0].full_description, "b\nc");
  EXPECT_EQ(spec.actions[0].help, "More");
  const FieldList& input = spec.actions[0].input;
  EXPECT_EQ(GetTimestamp(input[0].example->value), (Timestamp{2021, 1, 5}));
  EXPECT_EQ(input[0].required_value->value, false);
  EXPECT_FALSE(input[1].required_value);
}

TEST(ReadPluginSpecTest, AMissingSectionAndANullOneAreEmpty) {
  const PluginSpec spec = Read(
      "name: x\n"
      "connection:\n"
      "types: null\n"
      "actions:\n"
      "  a: {input: null, output: }\n"
      "  b:\n");
  EXPECT_TRUE(spec.connection.empty());
  EXPECT_TRUE(spec.warnings.empty());
  EXPECT_EQ(spec.actions.size(), 2u);
}

TEST(ReadPluginSpecTest, AllProblemsAreReportedAtOnceEachWithItsPosition) {
  EXPECT_EQ(
      Complaints("name: x\n"
                 "actions:\n"
                 "  a:\n"
                 "    input:\n"
                 "      limit: {type: integer, default: ten}\n"
                 "      kind: {type: '[]vedict'}\n"
                 "      none: {title: None}\n"
                 "      word: string\n"
                 "    output: [a]\n"),
      "plugin.spec.yaml:5:39: warning: actions.a.input.limit: default \"ten\" "
      "is not an integer\n"
      "plugin.spec.yaml:6:20: error: actions.a.input.kind: there is no type "
      "\"vedict\" for the elements of a list\n"
      "plugin.spec.yaml:7:7: error: actions.a.input.none: the field has no "
      "type\n"
      "plugin.spec.yaml:8:13: error: actions.a.input.word: a field is a map "
      "with a type, not a string\n"
      "plugin.spec.yaml:9:13: error: actions.a.output: a map of fields is "
      "needed here, not a list\n");
}

TEST(ReadPluginSpecTest, AnEnumIsAListOrEmpty) {
  EXPECT_EQ(Complaints("name: x\n"
                       "connection:\n"
                       "  a: {type: string, enum: b}\n"
                       "  c: {type: string, enum: }\n"),
            "plugin.spec.yaml:3:27: error: connection.a: enum is not a list\n"
            "plugin.spec.yaml:4:27: warning: connection.c: enum has no values; "
            "any value is accepted\n");
}

TEST(ReadPluginSpecTest, WhatRealSpecsHoldIsAWarning) {
  EXPECT_EQ(
      Complaints("name: x\n"
                 "types:\n"
                 "  t:\n"
                 "    a: {type: array, desciption: A}\n"
                 "    b: {type: '[]', reuiqred: true}\n"
                 "    c: {type: '[][]nothing', Title: C}\n"
                 "    d: {type: string, enum: [e], default: f}\n"
                 "    g: {type: '[]array', required: 'no', zzz: 1}\n"),
      "plugin.spec.yaml:4:15: warning: types.t.a: there is no type \"array\"; "
      "any value is accepted\n"
      "plugin.spec.yaml:4:22: warning: types.t.a: there is no key "
      "\"desciption\" here; did you mean \"description\"?\n"
      "plugin.spec.yaml:5:15: warning: types.t.b: there is no type \"[]\"; any "
      "value is accepted\n"
      "plugin.spec.yaml:5:21: warning: types.t.b: there is no key "
      "\"reuiqred\" here; did you mean \"required\"?\n"
      "plugin.spec.yaml:6:15: warning: types.t.c: a list of lists says nothing "
      "about its elements\n"
      "plugin.spec.yaml:6:15: warning: types.t.c: there is no type "
      "\"nothing\"; the list accepts any elements\n"
      "plugin.spec.yaml:6:30: warning: types.t.c: there is no key \"Title\" "
      "here; did you mean \"title\"?\n"
      "plugin.spec.yaml:7:43: warning: types.t.d: default \"f\" is not among "
      "the enum's values\n"
      "plugin.spec.yaml:8:15: warning: types.t.g: there is no type \"array\"; "
      "the list accepts any elements\n"
      "plugin.spec.yaml:8:36: warning: types.t.g: required is neither true nor "
      "false; it is taken for true\n"
      "plugin.spec.yaml:8:42: warning: types.t.g: there is no key \"zzz\" "
      "here\n");
}

TEST(ReadPluginSpecTest, UnknownKeysOfThePluginAndItsStepsAreWarnings) {
  EXPECT_EQ(Complaints("name: x\n"
                       "support_versions: []\n"
                       "triggers: {t: {titel: T, schedule: 1}}\n"),
            "plugin.spec.yaml:2:1: warning: there is no key "
            "\"support_versions\" here; did you mean \"supported_versions\"?\n"
            "plugin.spec.yaml:3:16: warning: triggers.t: there is no key "
            "\"titel\" here; did you mean \"title\"?\n"
            "plugin.spec.yaml:3:26: warning: triggers.t: there is no key "
            "\"schedule\" here\n");
}

TEST(ReadPluginSpecTest, WhatIsNoPluginIsRefused) {
  EXPECT_EQ(Complaints("plugin_spec_version: v3\nname: x\n"),
            "plugin.spec.yaml:1:22: error: plugin_spec_version: version v3 is "
            "not supported; write the spec as v2\n");
  EXPECT_EQ(Complaints("title: X\n"),
            "plugin.spec.yaml:1:1: error: name: the plugin has no name\n");
  EXPECT_EQ(Complaints("name: My Plugin\n"),
            "plugin.spec.yaml:1:7: error: name: a plugin's name is a "
            "lower-case letter, then lower-case letters, digits and "
            "underscores\n");
  EXPECT_EQ(Complaints("- a\n"),
            "plugin.spec.yaml:1:1: error: a spec is a map that starts with "
            "plugin_spec_version, not a list\n");
  EXPECT_THAT(Complaints(""), EndsWith("not null\n"));
  EXPECT_EQ(Complaints("name: x\nactions: [a]\ntriggers: {t: 1}\n"),
            "plugin.spec.yaml:2:10: error: actions: a map is needed here, not "
            "a list\n"
            "plugin.spec.yaml:3:15: error: triggers.t: a map is needed here, "
            "not an integer\n");
}

TEST(ReadPluginSpecTest, ThousandsOfTypesAreRefused) {
  std::string text = "name: x\ntypes:\n";
  for (int i = 0; i <= 1000; ++i) {
    text += "  t" + std::to_string(i) + ": {a: {type: t" +
            std::to_string(i + 1) + "}}\n";
  }
  EXPECT_EQ(Complaints(text),
            "plugin.spec.yaml:1003:3: error: types: a spec may have at most "
            "1000 types\n");
}

TEST(NearestNameTest, FindsMisspellingsOnly) {
  constexpr std::string_view kNames[] = {"title", "type", "tooltip"};
  EXPECT_EQ(NearestName("titel", kNames), "title");
  EXPECT_EQ(NearestName("TYPE", kNames), "type");
  EXPECT_EQ(NearestName("tip", kNames), "");
  EXPECT_EQ(NearestName("", kNames), "");
  EXPECT_EQ(NearestName(std::string(1000, 't'), kNames), "");
}

}  // namespace
}  // namespace insight::spec
