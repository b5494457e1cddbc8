// The real specs under testdata/corpus.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tools/generator/generator.h"
#include "tools/generator/schemas.h"
#include "tools/spec/spec_reader.h"

namespace insight::generator {
namespace {

using ::insight::testing::ReadTestdata;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kWithSchemas[] = {
    "abuseipdb",
    "awk",
    "aws_securityhub",
    "base64",
    "basename",
    "compression",
    "csv",
    "datetime",
    "dig",
    "duo_admin",
    "easyvista",
    "extractit",
    "freshdesk",
    "get_url",
    "github",
    "greynoise",
    "hashit",
    "html",
    "infoblox",
    "jira",
    "jq",
    "markdown",
    "math",
    "microsoft_teams",
    "mimecast_v2",
    "okta",
    "pagerduty",
    "rapid7_insightidr",
    "rdap",
    "redis",
    "rest",
    "sed",
    "sentinelone",
    "servicenow",
    "sleep",
    "smb",
    "string",
    "subnet",
    "thehive",
    "tr",
    "type_converter",
    "typo_squatter",
    "urlscan",
    "whois",
    "zoom",
};

constexpr std::string_view kWithoutSchemas[] = {
    "diff",        "dirname",     "grep",   "haveibeenpwned",   "ipify",
    "json_edit",   "smtp",        "statsd", "syslog_forwarder", "uniq",
    "url_encoder", "wazuh_ossec",
};

spec::PluginSpec ReadSpec(std::string_view name) {
  const std::string file = std::string(name) + ".plugin.spec.yaml";
  return spec::ReadPluginSpec(ReadTestdata("corpus/specs/" + file), file);
}

// The steps in the order of `order`, which was that of a directory.
Json Reordered(const Json& schemas, const Json& order) {
  Json reordered = schemas;
  for (const char* kind : {"actions", "triggers", "tasks"}) {
    if (!order.contains(kind) || !schemas.contains(kind)) continue;
    EXPECT_EQ(schemas[kind].size(), order[kind].size()) << kind;
    Json& steps = reordered[kind] = Json::object();
    for (const auto& [name, schema] : order[kind].items()) {
      steps[name] = schemas[kind].value(name, Json());
    }
  }
  return reordered;
}

class SchemaTest : public ::testing::TestWithParam<std::string_view> {};

TEST_P(SchemaTest, IsTheRecordedOneKeyOrderIncluded) {
  const Json recorded = ParseJson(
      ReadTestdata("corpus/schemas/" + std::string(GetParam()) + ".json"));
  const Json ours = Reordered(PluginSchemas(ReadSpec(GetParam())), recorded);
  EXPECT_EQ(DumpIndentedJson(ours), DumpIndentedJson(recorded));
}

std::string Name(const ::testing::TestParamInfo<std::string_view>& info) {
  std::string name(info.param);
  std::erase(name, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Corpus, SchemaTest, ::testing::ValuesIn(kWithSchemas),
                         Name);

TEST(SchemasTextTest, IsTheRecordedFileByteForByte) {
  for (const std::string_view name : {"tr", "sleep", "hashit", "mimecast_v2"}) {
    EXPECT_EQ(PluginSchemasText(ReadSpec(name)),
              ReadTestdata("corpus/schemas/" + std::string(name) + ".json"));
  }
}

class GenerateTest : public ::testing::TestWithParam<std::string_view> {};

TEST_P(GenerateTest, MakesCodeOfEveryRealSpec) {
  const spec::PluginSpec spec = ReadSpec(GetParam());
  GeneratedFiles files = Generate(spec);
  EXPECT_THAT(files["schema.h"], StartsWith("// Inputs and outputs of"));
  for (const auto* steps : {&spec.actions, &spec.triggers, &spec.tasks}) {
    for (const spec::StepSpec& step : *steps) {
      EXPECT_THAT(files["plugin_main.cc"],
                  HasSubstr(".name = \"" + step.name + "\","));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Corpus, GenerateTest,
                         ::testing::ValuesIn(kWithSchemas), Name);
INSTANTIATE_TEST_SUITE_P(CorpusWithoutSchemas, GenerateTest,
                         ::testing::ValuesIn(kWithoutSchemas), Name);

}  // namespace
}  // namespace insight::generator
