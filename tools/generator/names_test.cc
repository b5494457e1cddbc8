#include "tools/generator/names.h"

#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::generator {
namespace {

using ::testing::ElementsAre;

struct {
  std::string_view wire, field, type;
} constexpr kHostileNames[] = {
    {"api_key", "api_key", "ApiKey"},
    {"createIncident", "create_incident", "CreateIncident"},
    {"delete", "delete_", "Delete"},
    {"requires", "requires_", "Requires"},
    {"errno", "errno_", "Errno"},
    {"Area Code", "area_code", "AreaCode"},
    {"@odata.context", "odata_context", "OdataContext"},
    {"$id", "id", "Id"},
    {"Time(ms)", "time_ms", "TimeMs"},
    {"lookup_IP_address", "lookup_ip_address", "LookupIpAddress"},
    {"HTTPServer", "http_server", "HttpServer"},
    {"sourceIPs", "source_ips", "SourceIps"},
    {"IPv6Address", "ipv6_address", "Ipv6Address"},
    {"sha256Hash", "sha256_hash", "Sha256Hash"},
    {"WAZUH-MODULESD", "wazuh_modulesd", "WazuhModulesd"},
    {"__x__", "x", "X"},
    {"2fa_code", "n2fa_code", "N2faCode"},
    {"+", "unnamed", "Unnamed"},
    {"\xC3\xA9t\xC3\xA9", "t", "T"},
};

TEST(NamesTest, AWireNameBecomesAFieldAndAType) {
  for (const auto& [wire, field, type] : kHostileNames) {
    EXPECT_EQ(FieldName(wire), field) << wire;
    EXPECT_EQ(TypeName(wire), type) << wire;
  }
}

TEST(NamesTest, AnEnumeratorIsAConstant) {
  EXPECT_EQ(EnumeratorName("gzip"), "kGzip");
  EXPECT_EQ(EnumeratorName("IN_PROGRESS"), "kInProgress");
}

TEST(NamesTest, ANamespaceHidesNothingThatTheCodeNeeds) {
  EXPECT_EQ(NamespaceName("jira"), "jira");
  EXPECT_EQ(NamespaceName("string"), "string");
  EXPECT_EQ(NamespaceName("switch"), "switch_");
  EXPECT_EQ(NamespaceName("std"), "std_");
  EXPECT_EQ(NamespaceName("insight"), "insight_");
}

TEST(FieldNamesTest, ACollisionGetsANumberInSpecOrder) {
  EXPECT_THAT(FieldNames({"ipv4addrs", "ipv4addrs+", "ipv4addrs-"}),
              ElementsAre("ipv4addrs", "ipv4addrs_2", "ipv4addrs_3"));
  EXPECT_THAT(FieldNames({"_id", "id"}), ElementsAre("id", "id_2"));
  EXPECT_THAT(FieldNames({"_id", "id", "id_2"}),
              ElementsAre("id", "id_2", "id_2_2"));
  EXPECT_THAT(FieldNames({"delete", "Delete"}),
              ElementsAre("delete_", "delete_2"));
}

TEST(NamePoolTest, ANameIsTakenWithItsVariants) {
  NamePool pool("", {"Connection"});
  EXPECT_EQ(pool.Take("Connection"), "Connection2");
  EXPECT_EQ(pool.TakeWith("Get", {"Input", "Output"}), "Get");
  EXPECT_EQ(pool.Take("GetInput"), "GetInput2");
  EXPECT_EQ(pool.TakeWith("Get", {"Input", "Output"}), "Get2");
  EXPECT_EQ(pool.Take("SetOutput"), "SetOutput");
  EXPECT_EQ(pool.TakeWith("Set", {"Input", "Output"}), "Set2");
}

}  // namespace
}  // namespace insight::generator
