#include "tools/generator/generator.h"

#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/testdata.h"
#include "tools/generator/golden.h"
#include "tools/spec/problem.h"

namespace insight::generator {
namespace {

using ::insight::spec::SpecException;
using ::insight::testing::ReadTestdata;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;
using ::testing::ThrowsMessage;
using ::testing::UnorderedElementsAre;

GeneratedFiles GenerateKitchenSink() {
  return Generate(ReadTestdata("kitchen_sink.spec.yaml"), kGoldenSpec,
                  GoldenOptions());
}

TEST(GoldenTest, EveryFileIsWhatIsCheckedIn) {
  const GeneratedFiles files = GenerateKitchenSink();
  EXPECT_THAT(files, UnorderedElementsAre(Key("schema.h"), Key("schema.cc"),
                                          Key("plugin_main.cc")));
  for (const auto& [name, text] : files) {
    EXPECT_EQ(text, ReadTestdata("golden/" + name))
        << "If the change is meant, run\n"
           "  tools/bazelw run //tools/generator:update_golden\n"
           "and review the difference.";
  }
}

TEST(GenerateTest, TheSameSpecGivesTheSameBytes) {
  EXPECT_EQ(GenerateKitchenSink(), GenerateKitchenSink());
}

TEST(GenerateTest, AllProblemsAreReportedAtOnceEachWithItsPosition) {
  EXPECT_THAT(
      [] {
        static_cast<void>(
            Generate("name: x\n"
                     "actions:\n"
                     "  a:\n"
                     "    input:\n"
                     "      limit: {type: integer, default: ten}\n"
                     "      kind: {type: '[]vedict'}\n"));
      },
      ThrowsMessage<SpecException>(
          "plugin.spec.yaml:5:39: warning: actions.a.input.limit: default "
          "\"ten\" is not an integer\n"
          "plugin.spec.yaml:6:20: error: actions.a.input.kind: there is no "
          "type \"vedict\" for the elements of a list\n"));
}

TEST(GenerateTest, OnlyAPluginWhoseSpecSaysObjectPaysForJson) {
  const std::string with =
      "name: x\nactions: {a: {input: {b: {type: object}}}}";
  const std::string without =
      "name: x\nactions: {a: {input: {b: {type: date}}}}";
  EXPECT_THAT(Generate(with)["schema.h"], HasSubstr("sdk/json/json.h\""));
  EXPECT_THAT(Generate(without)["schema.h"],
              Not(HasSubstr("sdk/json/json.h\"")));
}

TEST(GenerateTest, APluginWithoutAConnectionKnowsNone) {
  GeneratedFiles files = Generate("name: x\nactions: {a: {title: A}}");
  EXPECT_THAT(files["schema.h"], Not(HasSubstr("Connection")));
  EXPECT_THAT(files["plugin_main.cc"], Not(HasSubstr("Connect(")));
}

TEST(GenerateTest, APluginWithoutStepsIsAPlugin) {
  EXPECT_THAT(Generate("name: x")["plugin_main.cc"], HasSubstr(".steps = {},"));
}

// A type that contains itself in three ways, none of which must recurse.
TEST(GenerateTest, AFieldThatLeadsBackToItsStructIsJson) {
  const std::string header = Generate(
      "name: x\n"
      "types:\n"
      "  a: {b: {type: b, required: true}, self: {type: a}}\n"
      "  b: {list: {type: '[]a'}}\n"
      "actions: {s: {input: {a: {type: a}}}}\n")["schema.h"];
  EXPECT_THAT(header, HasSubstr("  B b = {};\n"));
  EXPECT_THAT(header, HasSubstr("  std::optional<Json> self = {};\n"));
  EXPECT_THAT(header,
              HasSubstr("  std::optional<std::vector<Json>> list = {};\n"));
}

TEST(GenerateTest, AnOpenOutputHasAFieldForTheMembersThatTheSpecDoesNotName) {
  const std::string spec =
      "name: x\n"
      "actions: {s: {input: {a: {type: string}}, output: {b: {type: string}}}}"
      "\n";
  EXPECT_THAT(Generate(spec, "x", {.open_types = {"s.output"}})["schema.h"],
              HasSubstr("  Json more_members = {};\n"));
  EXPECT_THAT([&] { (void)Generate(spec, "x", {.open_types = {"s.input"}}); },
              ThrowsMessage<std::invalid_argument>(
                  "there is no type \"s.input\" that could be open"));
}

TEST(GenerateTest, AnOpenTypeHasAFieldForTheMembersThatTheSpecDoesNotName) {
  const std::string spec =
      "name: x\n"
      "types: {t: {more_members: {type: string, required: true}}}\n"
      "actions: {s: {output: {t: {type: t}}}}\n";
  const std::string header =
      Generate(spec, "x", {.open_types = {"t"}})["schema.h"];
  EXPECT_THAT(header, HasSubstr("  std::string more_members = {};\n"));
  EXPECT_THAT(header, HasSubstr("  Json more_members_2 = {};\n"));
  EXPECT_THAT(header, HasSubstr("sdk/json/json.h\""));
  EXPECT_THAT(Generate(spec)["schema.h"], Not(HasSubstr("Json more_members")));
  EXPECT_THAT([&] { (void)Generate(spec, "x", {.open_types = {"u"}}); },
              ThrowsMessage<std::invalid_argument>(
                  "there is no type \"u\" that could be open"));
}

}  // namespace
}  // namespace insight::generator
