#include "sdk/cli/info_text.h"

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

StepResult Nothing(StepCall&) { return {}; }

constexpr StepDef Step(StepKind kind, const char* name, const char* about) {
  return {.kind = kind,
          .name = name,
          .title = "",
          .description = about,
          .input_schema = "{}",
          .output_schema = "{}",
          .run = &Nothing};
}

constexpr StepDef kSteps[] = {
    Step(StepKind::kTask, "poll", "Polls"),
    Step(StepKind::kAction, "b", "Does b"),
    Step(StepKind::kAction, "a", "Does a"),
};

constexpr PluginDef kPlugin = {.name = "hello_world",
                               .title = "Hello World",
                               .vendor = "acme",
                               .version = "1.2.3",
                               .description = "Says hello",
                               .spec_yaml = "",
                               .connection = {},
                               .steps = kSteps};

TEST(InfoTextTest, ShowsWhatThereIsInTheOrderOfTheTable) {
  EXPECT_EQ(InfoText(kPlugin, /*color=*/false),
            "Name:        Hello World\n"
            "Vendor:      acme\n"
            "Version:     1.2.3\n"
            "Description: Says hello\n"
            "\n"
            "Actions (2):\n"
            "\u2514\u2500\u2500 b (Does b)\n"
            "\u2514\u2500\u2500 a (Does a)\n"
            "\n"
            "Tasks (1):\n"
            "\u2514\u2500\u2500 poll (Polls)\n"
            "\n");
}

TEST(InfoTextTest, ColorsNamesAndCounts) {
  PluginDef plugin = kPlugin;
  plugin.steps = plugin.steps.first(1);
  EXPECT_EQ(InfoText(plugin, /*color=*/true),
            "Name:        \033[92mHello World\033[0m\n"
            "Vendor:      \033[92macme\033[0m\n"
            "Version:     \033[92m1.2.3\033[0m\n"
            "Description: \033[92mSays hello\033[0m\n"
            "\n"
            "Tasks (\033[92m1\033[0m):\n"
            "\u2514\u2500\u2500 \033[92mpoll\033[0m (Polls\033[0m)\n"
            "\n");
}

TEST(InfoTextTest, APluginWithoutStepsHasNoSections) {
  PluginDef plugin = kPlugin;
  plugin.steps = {};
  EXPECT_EQ(InfoText(plugin, /*color=*/false),
            "Name:        Hello World\n"
            "Vendor:      acme\n"
            "Version:     1.2.3\n"
            "Description: Says hello\n"
            "\n");
}

}  // namespace
}  // namespace insight
