#include "sdk/cli/sample_message.h"

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/step/step_def.h"

namespace insight {
namespace {

StepResult Nothing(StepCall&) { return {}; }

constexpr char kName[] =
    R"({"type": "object", "properties": {"name": {"type": "string"}}})";

constexpr StepDef Step(StepKind kind, const char* name,
                       std::string_view state) {
  return {.kind = kind,
          .name = name,
          .title = "",
          .description = "",
          .input_schema = kName,
          .output_schema = "{}",
          .state_schema = state,
          .run = &Nothing};
}

constexpr StepDef kSteps[] = {
    Step(StepKind::kAction, "act", ""),
    Step(StepKind::kAction, "both", ""),
    Step(StepKind::kTrigger, "fire", ""),
    Step(StepKind::kTask, "poll", kName),
    Step(StepKind::kTask, "stateless", ""),
    Step(StepKind::kTask, "both", ""),
};

PluginDef Plugin(std::string_view connection_schema) {
  PluginDef plugin = {.name = "p",
                      .title = "P",
                      .vendor = "v",
                      .version = "1.0.0",
                      .description = "",
                      .spec_yaml = "",
                      .connection = {},
                      .steps = kSteps};
  plugin.connection.schema = connection_schema;
  return plugin;
}

std::string SampleText(const char* step) {
  const std::optional<Json> sample = SampleMessage(Plugin(kName), step);
  return sample ? DumpJson(*sample) : "none";
}

TEST(SampleMessageTest, HasAllThatAnActionNeeds) {
  EXPECT_EQ(SampleText("act"),
            R"({"body": {"action": "act", "meta": {}, "input": {"name": ""}, )"
            R"("connection": {"name": ""}}, "type": "action_start", )"
            R"("version": "v1"})");
}

TEST(SampleMessageTest, ATriggerHasADispatcher) {
  EXPECT_EQ(SampleText("fire"),
            R"({"body": {"trigger": "fire", "meta": {}, )"
            R"("input": {"name": ""}, "dispatcher": )"
            R"({"url": "http://localhost:8000", "webhook_url": ""}, )"
            R"("connection": {"name": ""}}, "type": "trigger_start", )"
            R"("version": "v1"})");
}

TEST(SampleMessageTest, ATaskHasAState) {
  EXPECT_EQ(SampleText("poll"),
            R"({"body": {"task": "poll", "meta": {}, "input": {"name": ""}, )"
            R"("connection": {"name": ""}, "state": {"name": ""}}, )"
            R"("type": "task_start", "version": "v1"})");
  EXPECT_EQ((*SampleMessage(Plugin(kName), "stateless"))["body"]["state"],
            Json::object());
}

TEST(SampleMessageTest, ATaskIsFoundBeforeAnActionOfItsName) {
  EXPECT_EQ((*SampleMessage(Plugin(kName), "both"))["type"], "task_start");
}

TEST(SampleMessageTest, WithoutConnectionTheSampleHasNone) {
  EXPECT_TRUE(
      (*SampleMessage(Plugin("{}"), "act"))["body"]["connection"].is_null());
  EXPECT_TRUE(
      (*SampleMessage(Plugin(""), "act"))["body"]["connection"].is_null());
}

TEST(SampleMessageTest, AnUnknownNameHasNone) {
  EXPECT_EQ(SampleText("nope"), "none");
}

}  // namespace
}  // namespace insight
