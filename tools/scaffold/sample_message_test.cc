#include "tools/scaffold/sample_message.h"

#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/spec/spec_reader.h"

namespace insight::scaffold {
namespace {

using generator::StepKind;

spec::PluginSpec Read(const std::string& rest) {
  return spec::ReadPluginSpec("name: x\n" + rest, "plugin.spec.yaml");
}

TEST(SampleMessageTest, AnActionsKeysAreInTheOrderThatUsersKnow) {
  const spec::PluginSpec spec = Read(
      "connection: {url: {type: string}}\n"
      "actions: {a: {input: {n: {type: integer}}}}\n");
  EXPECT_EQ(SampleMessage(spec, spec.actions[0], StepKind::kAction),
            "{\n"
            "  \"body\": {\n"
            "    \"action\": \"a\",\n"
            "    \"connection\": {\n"
            "      \"url\": \"\"\n"
            "    },\n"
            "    \"input\": {\n"
            "      \"n\": 0\n"
            "    },\n"
            "    \"meta\": {}\n"
            "  },\n"
            "  \"type\": \"action_start\",\n"
            "  \"version\": \"v1\"\n"
            "}\n");
}

TEST(SampleMessageTest, ATriggersHasADispatcher) {
  const spec::PluginSpec spec = Read("triggers: {t: {}}\n");
  EXPECT_EQ(SampleMessage(spec, spec.triggers[0], StepKind::kTrigger),
            "{\n"
            "  \"body\": {\n"
            "    \"connection\": null,\n"
            "    \"dispatcher\": {\n"
            "      \"url\": \"http://localhost:8000\",\n"
            "      \"webhook_url\": \"\"\n"
            "    },\n"
            "    \"input\": null,\n"
            "    \"meta\": {},\n"
            "    \"trigger\": \"t\"\n"
            "  },\n"
            "  \"type\": \"trigger_start\",\n"
            "  \"version\": \"v1\"\n"
            "}\n");
}

TEST(SampleMessageTest, ATasksHasAState) {
  const spec::PluginSpec spec = Read("tasks: {t: {state: {s: {type: int}}}}\n");
  EXPECT_EQ(SampleMessage(spec, spec.tasks[0], StepKind::kTask),
            "{\n"
            "  \"body\": {\n"
            "    \"connection\": null,\n"
            "    \"input\": null,\n"
            "    \"state\": {},\n"
            "    \"meta\": {},\n"
            "    \"task\": \"t\"\n"
            "  },\n"
            "  \"type\": \"task_start\",\n"
            "  \"version\": \"v1\"\n"
            "}\n");
}

// The input of a sample whose only field is `field`.
Json ValueOf(const std::string& field) {
  const spec::PluginSpec spec = Read(
      "types: {t: {a: {type: string}}}\n"
      "actions: {a: {input: {f: " +
      field + "}}}\n");
  return ParseJson(SampleMessage(spec, spec.actions[0],
                                 StepKind::kAction))["body"]["input"]["f"];
}

TEST(SampleMessageTest, ADefaultCountsEvenIfItIsEmpty) {
  EXPECT_EQ(ValueOf("{type: boolean, default: false}"), false);
  EXPECT_EQ(ValueOf("{type: integer, default: 0}"), 0);
  EXPECT_EQ(ValueOf("{type: string, enum: [a, b], default: b}"), "b");
  EXPECT_EQ(ValueOf("{type: boolean, default: null}"), true);
}

TEST(SampleMessageTest, AnEnumGivesItsFirstValue) {
  EXPECT_EQ(ValueOf("{type: string, enum: [a, b]}"), "a");
  EXPECT_EQ(ValueOf("{type: string, enum: []}"), "");
}

TEST(SampleMessageTest, EveryOtherTypeHasAConstant) {
  EXPECT_EQ(ValueOf("{type: '[]t'}"), Json::array());
  EXPECT_EQ(ValueOf("{type: t}"), Json::object());
  EXPECT_EQ(ValueOf("{type: object}"), Json::object());
  EXPECT_EQ(ValueOf("{type: array}"), Json::object());
  EXPECT_EQ(ValueOf("{type: boolean}"), true);
  EXPECT_EQ(ValueOf("{type: float}"), 0.0);
  EXPECT_EQ(ValueOf("{type: date}"), "");
  EXPECT_EQ(ValueOf("{type: file}"),
            Json::object({{"filename", "string"}, {"content", "bytes"}}));
  EXPECT_EQ(ValueOf("{type: credential_asymmetric_key}"),
            Json::object({{"privateKey", ""}}));
  EXPECT_EQ(ValueOf("{type: credential_token}"),
            Json::object({{"domain", ""}, {"token", ""}}));
}

}  // namespace
}  // namespace insight::scaffold
