#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/testing/testdata.h"
#include "tools/sbom/bill.h"
#include "tools/sbom/content_uuid.h"
#include "tools/sbom/cyclonedx.h"
#include "tools/sbom/document_check.h"
#include "tools/sbom/embedded_source.h"
#include "tools/sbom/package_set_json.h"
#include "tools/sbom/purl.h"
#include "tools/sbom/sbom_exception.h"
#include "tools/sbom/spdx.h"

namespace insight::tool {
namespace {

using ::insight::testing::ReadTestdata;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::ThrowsMessage;

const std::set<std::string> kLicenses = {"MIT", "Zlib"};

Json CycloneDxSchema() {
  const std::string jsf = "jsf-0.82.SNAPSHOT.schema.json";
  const std::string spdx = "spdx.SNAPSHOT.schema.json";
  return Bundle(
      ParseJson(ReadTestdata("cyclonedx/bom-1.6.SNAPSHOT.schema.json")),
      {{jsf, ParseJson(ReadTestdata("cyclonedx/" + jsf))},
       {spdx, ParseJson(ReadTestdata("cyclonedx/" + spdx))}});
}

Json SpdxSchema() { return ParseJson(ReadTestdata("spdx-2.3.schema.json")); }

Component Library(const std::string& name, const std::string& license) {
  return {.name = name,
          .version = "1",
          .purl = "pkg:deb/debian/" + name + "@1",
          .supplier = "Debian",
          .license = license,
          .sha256 = std::string(64, 'a'),
          .description = "A library"};
}

Bill ProgramBill() {
  Bill bill;
  bill.plugin = {.name = "jira",
                 .version = "6.7.1",
                 .purl = "pkg:generic/rapid7/jira@6.7.1",
                 .supplier = "rapid7",
                 .license = "MIT"};
  PackageSet set;
  set.packages = {Library("zlib", "Zlib"), Library("bzip2", "LicenseRef-b")};
  set.license_texts = {{"LicenseRef-b", "Do what you like."}};
  AddLinked(set, bill);
  return bill;
}

Bill ImageBill() {
  Bill bill = ProgramBill();
  bill.image = {.name = "rapid7/jira", .version = "6.7.1-alpine"};
  PackageSet set;
  set.system = {.name = "alpine", .version = "3.18.9"};
  set.packages = {{.name = "musl",
                   .version = "1.2.4-r2",
                   .purl = "pkg:apk/alpine/musl@1.2.4-r2"}};
  AddInstalled(set, bill);
  return bill;
}

TEST(CycloneDxTest, ABillSatisfiesThePublishedSchema) {
  const Json schema = CycloneDxSchema();
  for (const Bill& bill : {ProgramBill(), ImageBill()}) {
    const Json document = ParseJson(ToCycloneDx(bill));
    EXPECT_THAT(SchemaProblems(schema, document), IsEmpty());
    EXPECT_THAT(CycloneDxProblems(document, kLicenses), IsEmpty());
  }
}

TEST(CycloneDxTest, WhatIsLinkedAndInstalledIsThereOnce) {
  Bill bill = ImageBill();
  PackageSet set;
  set.packages = {Library("zlib", "Zlib")};
  AddInstalled(set, bill);
  const Json document = ParseJson(ToCycloneDx(bill));
  EXPECT_THAT(CycloneDxProblems(document, kLicenses), IsEmpty());
  const std::string reference = "pkg:deb/debian/zlib@1";
  int count = 0;
  for (const Json& component : document["components"]) {
    if (component["bom-ref"] != reference) continue;
    ++count;
    ASSERT_EQ(component["properties"].size(), 2u);
    EXPECT_EQ(component["properties"][0]["value"], "statically linked");
    EXPECT_EQ(component["properties"][1]["value"], "installed package");
  }
  EXPECT_EQ(count, 1);
  for (const Json& dependency : document["dependencies"]) {
    EXPECT_THAT(dependency["dependsOn"], Contains(reference));
  }
}

TEST(CycloneDxTest, ThePublishedSchemaRefusesABrokenBill) {
  const Json schema = CycloneDxSchema();
  const Json whole = ParseJson(ToCycloneDx(ProgramBill()));
  const auto expect_refused = [&](const char* pointer, const Json& value) {
    Json broken = whole;
    broken[Json::json_pointer(pointer)] = value;
    EXPECT_THAT(SchemaProblems(schema, broken), Not(IsEmpty())) << pointer;
  };
  expect_refused("/bomFormat", "SPDX");
  expect_refused("/serialNumber", "1");
  expect_refused("/components/0/type", "lib");
  expect_refused("/components/0/hashes/0/content", "abc");
  expect_refused("/components/0/hashes/0/alg", "CRC");
  expect_refused("/components/0/frob", 1);
  // By the two other files that the schema refers to.
  expect_refused("/components/0/licenses/0",
                 Json::object({{"license", {{"id", "No-Such-License"}}}}));
  expect_refused("/signature", Json::object({{"algorithm", 1}}));
}

TEST(CycloneDxTest, TheSubjectDependsOnWhatIsLinkedIntoIt) {
  const Json document = ParseJson(ToCycloneDx(ProgramBill()));
  EXPECT_EQ(document["metadata"]["component"]["type"], "application");
  EXPECT_EQ(document["dependencies"][0]["ref"],
            "pkg:generic/rapid7/jira@6.7.1");
  EXPECT_EQ(document["dependencies"][0]["dependsOn"],
            Json({"pkg:deb/debian/bzip2@1", "pkg:deb/debian/zlib@1"}));
  EXPECT_EQ(document["components"][0]["properties"][0]["value"],
            "statically linked");
}

TEST(CycloneDxTest, AnImageHoldsThePluginTheSystemAndItsPackages) {
  const Json document = ParseJson(ToCycloneDx(ImageBill()));
  EXPECT_EQ(document["metadata"]["component"]["type"], "container");
  EXPECT_EQ(document["dependencies"][0]["dependsOn"],
            Json({"pkg:generic/rapid7/jira@6.7.1", "alpine@3.18.9",
                  "pkg:apk/alpine/musl@1.2.4-r2"}));
}

TEST(SpdxTest, ABillSatisfiesTheSchema) {
  const Json schema = SpdxSchema();
  for (const Bill& bill : {ProgramBill(), ImageBill()}) {
    const Json document = ParseJson(ToSpdx(bill));
    EXPECT_THAT(SchemaProblems(schema, document), IsEmpty());
    EXPECT_THAT(SpdxProblems(document, kLicenses), IsEmpty());
  }
}

TEST(SpdxTest, TheSchemaRefusesABrokenBill) {
  const Json schema = SpdxSchema();
  const Json whole = ParseJson(ToSpdx(ProgramBill()));
  const auto expect_refused = [&](const char* pointer, const Json& value) {
    Json broken = whole;
    broken[Json::json_pointer(pointer)] = value;
    EXPECT_THAT(SchemaProblems(schema, broken), Not(IsEmpty())) << pointer;
  };
  expect_refused("/spdxVersion", "SPDX-9");
  expect_refused("/creationInfo/created", "yesterday");
  expect_refused("/packages/0/SPDXID", "plugin");
  expect_refused("/packages/1/checksums/0/checksumValue", "abc");
  expect_refused("/packages/1/externalRefs/0/referenceLocator", "zlib");
  expect_refused("/relationships/0/relationshipType", "LINKS");
  expect_refused("/frob", 1);
}

TEST(SpdxTest, RelationshipsSayWhatIsLinkedAndWhatIsContained) {
  std::multiset<std::string> types;
  const Json document = ParseJson(ToSpdx(ImageBill()));
  for (const Json& relationship : document["relationships"]) {
    types.insert(relationship["relationshipType"]);
  }
  EXPECT_THAT(types, ElementsAre("CONTAINS", "CONTAINS", "CONTAINS",
                                 "DESCRIBES", "STATIC_LINK", "STATIC_LINK"));
}

TEST(SpdxTest, AnUnknownLicenseIsNoAssertion) {
  const Json document = ParseJson(ToSpdx(ImageBill()));
  EXPECT_EQ(document["packages"].back()["name"], "musl");
  EXPECT_EQ(document["packages"].back()["licenseDeclared"], "NOASSERTION");
}

TEST(FormatsTest, TheSameBillIsTheSameBytes) {
  EXPECT_EQ(ToCycloneDx(ImageBill()), ToCycloneDx(ImageBill()));
  EXPECT_EQ(ToSpdx(ImageBill()), ToSpdx(ImageBill()));
}

TEST(FormatsTest, AnotherBillHasAnotherSerialNumberAndNamespace) {
  Bill other = ImageBill();
  other.installed.front().version = "1.2.4-r3";
  EXPECT_NE(ParseJson(ToCycloneDx(ImageBill()))["serialNumber"],
            ParseJson(ToCycloneDx(other))["serialNumber"]);
  EXPECT_NE(ParseJson(ToSpdx(ImageBill()))["documentNamespace"],
            ParseJson(ToSpdx(other))["documentNamespace"]);
}

TEST(DocumentCheckTest, DanglingAndDoubleReferencesAreFound) {
  Json document = ParseJson(ToCycloneDx(ProgramBill()));
  document["dependencies"][0]["dependsOn"].push_back("nobody");
  document["components"].push_back(document["components"][0]);
  EXPECT_THAT(CycloneDxProblems(document, kLicenses),
              ElementsAre("pkg:deb/debian/bzip2@1 is there twice",
                          "nobody is referred to, but is not there"));
}

TEST(DocumentCheckTest, UnknownAndUnexplainedLicensesAreFound) {
  Bill bill = ProgramBill();
  bill.license_texts.clear();
  bill.linked.back().license = "(MIT OR Frob-1.0) AND Zlib";
  EXPECT_THAT(CycloneDxProblems(ParseJson(ToCycloneDx(bill)), kLicenses),
              ElementsAre("pkg:deb/debian/zlib@1: unknown license Frob-1.0"));
  EXPECT_THAT(
      SpdxProblems(ParseJson(ToSpdx(bill)), kLicenses),
      ElementsAre("SPDXRef-linked-1-bzip2: unknown license LicenseRef-b",
                  "SPDXRef-linked-2-zlib: unknown license Frob-1.0"));
}

TEST(BillTest, ComponentsAreSortedAndThereOnce) {
  PackageSet set;
  set.packages = {Library("b", "MIT"), Library("a", "MIT")};
  Bill bill;
  AddInstalled(set, bill);
  AddInstalled(set, bill);
  EXPECT_THAT(bill.installed,
              ElementsAre(Library("a", "MIT"), Library("b", "MIT")));
}

TEST(PackageSetJsonTest, ASetIsReadAsItWasWritten) {
  PackageSet set;
  set.packages = {Library("a", "MIT")};
  set.system = {.name = "debian", .version = "12"};
  set.license_texts = {{"LicenseRef-x", "Jörg says: \"yes\"."}};
  const PackageSet read = ParsePackageSet(ToJsonText(set), "set.json");
  EXPECT_EQ(read.packages, set.packages);
  EXPECT_EQ(read.system, set.system);
  EXPECT_EQ(read.license_texts, set.license_texts);
  EXPECT_THAT([] { (void)ParsePackageSet("{}", "set.json"); },
              ThrowsMessage<SbomException>(HasSubstr("set.json")));
}

TEST(PurlTest, PartsAreEncodedAndQualifiersSorted) {
  EXPECT_EQ(
      ToText({.type = "deb",
              .name_space = "debian",
              .name = "libstdc++6",
              .version = "1:2~3",
              .qualifiers = {{"distro", "debian-12"},
                             {"arch", "amd64"},
                             {"upstream", ""}}}),
      "pkg:deb/debian/libstdc%2B%2B6@1%3A2~3?arch=amd64&distro=debian-12");
}

TEST(ContentUuidTest, IsOfVersionEightAndOfTheContent) {
  EXPECT_THAT(ContentUuid("a"),
              MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]"
                           "{3}-[0-9a-f]{12}"));
  EXPECT_EQ(ContentUuid("a"), ContentUuid("a"));
  EXPECT_NE(ContentUuid("a"), ContentUuid("b"));
}

TEST(EmbeddedSourceTest, HoldsBothDocumentsAsTheyAre) {
  const std::string source = EmbeddedSource("{\"a\": \"\\n\"}\n", "{}\n");
  EXPECT_THAT(source, HasSubstr("R\"sbom({\"a\": \"\\n\"}\n)sbom\""));
  EXPECT_THAT(source, HasSubstr("R\"sbom({}\n)sbom\""));
  EXPECT_THROW((void)EmbeddedSource(")sbom\"", ""), SbomException);
}

}  // namespace
}  // namespace insight::tool
