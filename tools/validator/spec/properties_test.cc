#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

TEST(SpecPropertiesTest, AllKnownKeysAreFine) {
  EXPECT_EQ(
      Check(
          "SpecPropertiesValidator",
          "name: demo\n"
          "actions:\n"
          "  a:\n"
          "    title: A\n"
          "    description: B\n"
          "    help: C\n"
          "    action_type: d\n"
          "    input:\n"
          "      x: {title: X, type: string, description: Y, required: true,\n"
          "          default: a, enum: [a], order: 1, example: a,\n"
          "          excludeProduct: [], placeholder: p, tooltip: t}\n"),
      "");
}

TEST(SpecPropertiesTest, MisspeltKeysOfStepsAndFieldsAreErrors) {
  EXPECT_EQ(Check("SpecPropertiesValidator",
                  "name: demo\n"
                  "actions:\n"
                  "  a:\n"
                  "    titel: A\n"
                  "    input:\n"
                  "      x: {type: string, reuiqred: true}\n"),
            "plugin.spec.yaml:4:5: error: actions.a: there is no key \"titel\" "
            "here; did you mean \"title\"? [SpecPropertiesValidator]\n"
            "plugin.spec.yaml:6:25: error: actions.a.input.x: there is no key "
            "\"reuiqred\" here; did you mean \"required\"? "
            "[SpecPropertiesValidator]\n");
}

TEST(SpecPropertiesTest, AtTheTopAndInTypesTheyAreWarnings) {
  EXPECT_EQ(Check("SpecPropertiesValidator",
                  "name: demo\n"
                  "support_versions: []\n"
                  "types:\n"
                  "  t:\n"
                  "    x: {type: string, Title: X}\n"),
            "plugin.spec.yaml:2:1: warning: there is no key "
            "\"support_versions\" here; did you mean \"supported_versions\"? "
            "[SpecPropertiesValidator]\n"
            "plugin.spec.yaml:5:23: warning: types.t.x: there is no key "
            "\"Title\" here; did you mean \"title\"? "
            "[SpecPropertiesValidator]\n");
}

TEST(SpecPropertiesTest, SectionsOfTasksHaveKeysOfTheirOwn) {
  EXPECT_EQ(Check("SpecPropertiesValidator",
                  "name: demo\n"
                  "tasks:\n"
                  "  t:\n"
                  "    output:\n"
                  "      x: {type: string, persist_state: true, tooltip: t}\n"
                  "    state:\n"
                  "      y: {type: string, required: true}\n"
                  "    schedule: {type: string, enum: [], order: 1}\n"),
            "plugin.spec.yaml:5:46: error: tasks.t.output.x: there is no key "
            "\"tooltip\" here, in a task's output [SpecPropertiesValidator]\n"
            "plugin.spec.yaml:7:25: error: tasks.t.state.y: there is no key "
            "\"required\" here, in a task's state [SpecPropertiesValidator]\n"
            "plugin.spec.yaml:8:40: error: tasks.t.schedule: there is no key "
            "\"order\" here, in a task's schedule "
            "[SpecPropertiesValidator]\n");
}

TEST(SpecPropertiesTest, AScheduleMayBeAMapOfFields) {
  EXPECT_EQ(Check("SpecPropertiesValidator",
                  "name: demo\n"
                  "tasks:\n"
                  "  t:\n"
                  "    schedule:\n"
                  "      cron: {type: string, tooltip: t}\n"),
            "plugin.spec.yaml:5:28: error: tasks.t.schedule.cron: there is no "
            "key \"tooltip\" here, in a task's schedule "
            "[SpecPropertiesValidator]\n");
}

TEST(DuplicateKeyTest, OnlyKeysThatAreThereTwiceAreNamed) {
  EXPECT_EQ(Check("DuplicateKeyValidator", "name: demo\nsdk: {a: 1, b: 1}\n"),
            "");
  EXPECT_EQ(Check("DuplicateKeyValidator", "name: demo\nsdk: {a: 1, a: 2}\n"),
            "plugin.spec.yaml:2:13: warning: sdk.a: this key was there before, "
            "in line 2; the last one counts [DuplicateKeyValidator]\n");
}

TEST(RequiredTest, EachFieldSaysWhetherItIs) {
  EXPECT_EQ(Check("RequiredValidator",
                  "name: demo\n"
                  "connection:\n"
                  "  a: {type: string, required: false}\n"
                  "  b: {type: string}\n"
                  "actions:\n"
                  "  s:\n"
                  "    input:\n"
                  "      c: {type: string, required: 'true'}\n"
                  "    output:\n"
                  "      d: {type: string}\n"
                  "types:\n"
                  "  t:\n"
                  "    e: {type: string}\n"),
            "plugin.spec.yaml:4:3: error: connection.b: connection key 'b' is "
            "missing required field [RequiredValidator]\n"
            "plugin.spec.yaml:8:35: error: actions.s.input.c: required is "
            "neither true nor false; it is taken for true "
            "[RequiredValidator]\n"
            "plugin.spec.yaml:10:7: error: actions.s.output.d: output key 'd' "
            "is missing required field [RequiredValidator]\n"
            "plugin.spec.yaml:13:5: warning: types.t.e: t key 'e' is missing "
            "required field [RequiredValidator]\n");
}

TEST(OrderTest, IsThePlaceInTheSection) {
  EXPECT_EQ(Check("OrderValidator",
                  "name: demo\n"
                  "actions:\n"
                  "  s:\n"
                  "    input:\n"
                  "      a: {type: string, order: 1}\n"
                  "      b: {type: string, order: 3}\n"
                  "    output:\n"
                  "      c: {type: string, order: 1}\n"),
            "plugin.spec.yaml:6:32: warning: actions.s.input.b: order is "
            "ignored; the field is number 2 of its section "
            "[OrderValidator]\n");
}

}  // namespace
}  // namespace insight::validator
