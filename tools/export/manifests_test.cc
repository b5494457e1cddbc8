#include "tools/export/manifests.h"

#include <stdexcept>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/validator.h"
#include "sdk/testing/testdata.h"
#include "tools/spec/spec_reader.h"

namespace insight::exporting {
namespace {

using ::insight::testing::ReadTestdata;
using ::testing::HasSubstr;

spec::PluginSpec Plugin(const std::string& more = "") {
  return spec::ReadPluginSpec(
      "name: threat_feed\nvendor: Rapid7\nversion: 1.2.0\n" + more +
          "actions: {go: {title: Go}}\n",
      "plugin.spec.yaml");
}

// The published schema of one kind.
Schema KubernetesSchema(const std::string& definition) {
  Json schema = ParseJson(ReadTestdata("schemas/kubernetes.json"));
  schema["$ref"] = "#/definitions/" + definition;
  return Schema(std::move(schema));
}

std::string Violations(const Schema& schema, const Json& value) {
  std::string text;
  for (const Violation& violation : schema.Violations(value)) {
    text += violation.path + ": " + violation.message + '\n';
  }
  return text;
}

TEST(KubernetesManifestsTest, SatisfyThePublishedSchemas) {
  const Json manifests = KubernetesManifests(Plugin(), {});
  ASSERT_EQ(manifests.size(), 2u);
  EXPECT_EQ(Violations(KubernetesSchema("io.k8s.api.apps.v1.Deployment"),
                       manifests[0]),
            "");
  EXPECT_EQ(
      Violations(KubernetesSchema("io.k8s.api.core.v1.Service"), manifests[1]),
      "");
}

TEST(KubernetesManifestsTest, ThePublishedSchemasSeeAMisspeltMember) {
  Json deployment = KubernetesManifests(Plugin(), {})[0];
  Json& security = deployment["spec"]["template"]["spec"]["containers"][0]
                             ["securityContext"];
  security["readOnlyRootFileSystem"] = true;
  EXPECT_THAT(
      Violations(KubernetesSchema("io.k8s.api.apps.v1.Deployment"), deployment),
      HasSubstr("readOnlyRootFileSystem"));
}

// The Pod Security Standard "restricted", control by control.
TEST(KubernetesManifestsTest, PodsAreRestricted) {
  const Json pod =
      KubernetesManifests(Plugin(), {})[0]["spec"]["template"]["spec"];
  EXPECT_EQ(pod["securityContext"]["runAsNonRoot"], true);
  EXPECT_EQ(pod["securityContext"]["runAsUser"], 65534);
  EXPECT_EQ(pod["securityContext"]["seccompProfile"]["type"], "RuntimeDefault");
  EXPECT_EQ(pod["automountServiceAccountToken"], false);
  ASSERT_EQ(pod["containers"].size(), 1u);
  const Json& security = pod["containers"][0]["securityContext"];
  EXPECT_EQ(security["allowPrivilegeEscalation"], false);
  EXPECT_EQ(security["readOnlyRootFilesystem"], true);
  EXPECT_EQ(security["runAsNonRoot"], true);
  EXPECT_EQ(DumpJson(security["capabilities"]), R"({"drop": ["ALL"]})");
  for (const Json& volume : pod["volumes"]) {
    EXPECT_TRUE(volume.contains("emptyDir")) << volume["name"];
  }
}

TEST(KubernetesManifestsTest, OnlyTmpAndTheCacheCanBeWrittenTo) {
  const Json pod =
      KubernetesManifests(Plugin(), {})[0]["spec"]["template"]["spec"];
  EXPECT_EQ(DumpJson(pod["containers"][0]["volumeMounts"]),
            R"([{"name": "tmp", "mountPath": "/tmp"}, )"
            R"({"name": "cache", "mountPath": "/var/cache"}])");
  EXPECT_EQ(pod["volumes"].size(), 2u);
}

TEST(KubernetesManifestsTest, ProbesAskTheServersStatus) {
  const Json container = KubernetesManifests(
      Plugin(), {})[0]["spec"]["template"]["spec"]["containers"][0];
  for (const char* probe :
       {"startupProbe", "readinessProbe", "livenessProbe"}) {
    EXPECT_EQ(DumpJson(container[probe]["httpGet"]),
              R"({"path": "/api/v1/status", "port": "http"})")
        << probe;
  }
  EXPECT_EQ(container["ports"][0]["containerPort"], 10001);
}

TEST(KubernetesManifestsTest, TheServiceFindsThePodsOfEveryVersion) {
  const Json manifests = KubernetesManifests(Plugin(), {.port = 80});
  const Json& deployment = manifests[0]["spec"];
  const Json& service = manifests[1]["spec"];
  EXPECT_EQ(service["selector"], deployment["selector"]["matchLabels"]);
  EXPECT_FALSE(service["selector"].contains("app.kubernetes.io/version"));
  for (const auto& [key, value] : service["selector"].items()) {
    EXPECT_EQ(deployment["template"]["metadata"]["labels"][key], value);
  }
  EXPECT_EQ(service["ports"][0]["port"], 80);
  EXPECT_EQ(service["ports"][0]["targetPort"], "http");
}

TEST(KubernetesManifestsTest, OptionsHaveTheirPlaces) {
  const Json spec = KubernetesManifests(
      Plugin(), {.image = "registry.example.com/feed@sha256:0",
                 .replicas = 3,
                 .memory = "2Gi",
                 .cpu = "0.5"})[0]["spec"];
  EXPECT_EQ(spec["replicas"], 3);
  const Json& container = spec["template"]["spec"]["containers"][0];
  EXPECT_EQ(container["image"], "registry.example.com/feed@sha256:0");
  EXPECT_EQ(DumpJson(container["resources"]["limits"]),
            R"({"cpu": "0.5", "memory": "2Gi"})");
}

TEST(WorkloadNameTest, IsADnsLabel) {
  EXPECT_EQ(WorkloadName(Plugin()), "rapid7-threat-feed");
  spec::PluginSpec plugin = Plugin();
  plugin.vendor = "_A & B";
  plugin.name = "Feed_" + std::string(80, 'x');
  EXPECT_EQ(WorkloadName(plugin),
            ("a---b-feed-" + std::string(80, 'x')).substr(0, 63));
  plugin.vendor = "";
  plugin.name = "feed_";
  EXPECT_EQ(WorkloadName(plugin), "feed");
  plugin.name = "__";
  EXPECT_THROW((void)WorkloadName(plugin), std::runtime_error);
}

TEST(ComposeFileTest, SatisfiesThePublishedSchema) {
  const Schema schema =
      Schema::FromText(ReadTestdata("schemas/compose_spec.json"));
  EXPECT_EQ(Violations(schema, ComposeFile(Plugin(), {})), "");
  Json cached = ComposeFile(Plugin("enable_cache: true\n"), {.port = 80});
  EXPECT_EQ(Violations(schema, cached), "");
  cached["services"]["rapid7-threat-feed"]["readonly"] = true;
  EXPECT_THAT(Violations(schema, cached), HasSubstr("readonly"));
}

TEST(ComposeFileTest, RunsAsKubernetesDoes) {
  const Json service =
      ComposeFile(Plugin(), {})["services"]["rapid7-threat-feed"];
  EXPECT_EQ(service["image"], "rapid7/threat_feed:1.2.0");
  EXPECT_EQ(service["user"], "65534:65534");
  EXPECT_EQ(service["read_only"], true);
  EXPECT_EQ(DumpJson(service["cap_drop"]), R"(["ALL"])");
  EXPECT_EQ(DumpJson(service["ports"]), R"(["127.0.0.1:10001:10001"])");
  EXPECT_EQ(DumpJson(service["healthcheck"]["test"]),
            R"(["CMD", "/usr/local/bin/threat_feed", "http", "--check"])");
  EXPECT_EQ(DumpJson(service["deploy"]["resources"]["limits"]),
            R"({"cpus": "1", "memory": "512M"})");
  EXPECT_EQ(service["tmpfs"].size(), 2u);
}

TEST(ComposeFileTest, ACacheThatOutlivesContainersIsAVolume) {
  const Json file = ComposeFile(Plugin("enable_cache: true\n"), {});
  const Json& service = file["services"]["rapid7-threat-feed"];
  EXPECT_EQ(DumpJson(service["volumes"]), R"(["cache:/var/cache"])");
  EXPECT_EQ(service["tmpfs"].size(), 1u);
  EXPECT_TRUE(file["volumes"].contains("cache"));
}

TEST(LimitsTest, WrongOnesAreSaid) {
  for (const char* memory : {"512Mi", "2Gi"}) {
    EXPECT_EQ(CheckMemory(memory), "") << memory;
  }
  for (const char* memory : {"", "Mi", "512", "512M", "0Mi", "-1Gi", "1.5Gi"}) {
    EXPECT_NE(CheckMemory(memory), "") << memory;
  }
  for (const char* cpu : {"1", "16", "0.5", "1.25"}) {
    EXPECT_EQ(CheckCpu(cpu), "") << cpu;
  }
  for (const char* cpu : {"", "0", "0.0", ".5", "1.", "-1", "500m", "1.2.3"}) {
    EXPECT_NE(CheckCpu(cpu), "") << cpu;
  }
}

}  // namespace
}  // namespace insight::exporting
