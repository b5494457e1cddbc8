#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

constexpr const char* kSpec = "name: demo\n";

std::string CheckFile(std::string_view rule, const std::string& file,
                      const std::string& text) {
  return CheckFolder(
      rule, {{"plugin.spec.yaml", kSpec}, {"setup.py", ""}, {file, text}});
}

TEST(VersionPinTest, EachRequirementHasAVersion) {
  for (const std::string requirement :
       {"ldap3===2.9.1", "ldap3==2.9.1", "ldap3<2.9.1", "ldap3<=2.9.1",
        "ldap3>2.9.1", "ldap3>=2.9.1", "ldap3!=2.9.1", "ldap3~=2.9.1",
        "ldap3==2.9.1\nlxml==3.7.1\n", "git+git://example.com/x.git",
        "# Nothing\n\n", "--hash=sha256:0", ""}) {
    EXPECT_EQ(CheckFile("VersionPinValidator", "requirements.txt", requirement),
              "")
        << requirement;
  }
  for (const std::string requirement :
       {"ldap3", "ldap3=2.6", "?ldap3", "ldap3xxxx2.9.1",
        "ldap3  # lxml==3.7.1"}) {
    EXPECT_EQ(CheckFile("VersionPinValidator", "requirements.txt",
                        "lxml==3.7.1\n" + requirement),
              "requirements.txt:2:1: error: All Python dependencies must be "
              "version pinned. Please update all modules in requirements.txt "
              "with a specific version pin [VersionPinValidator]\n")
        << requirement;
  }
}

TEST(VersionPinTest, CppPluginsHaveNone) {
  EXPECT_EQ(CheckFolder("VersionPinValidator", {{"plugin.spec.yaml", kSpec},
                                                {"requirements.txt", "x"}}),
            "");
}

TEST(DockerfileParentTest, StagesStartFromKnownImages) {
  const std::string add = "ADD ./plugin.spec.yaml /plugin.spec.yaml\n";
  EXPECT_EQ(CheckFile("DockerfileParentValidator", "Dockerfile",
                      "FROM --platform=linux/amd64 "
                      "rapid7/insightconnect-python-3-plugin:6.3.1 AS builder\n"
                      "FROM builder\n" +
                          add),
            "");
  EXPECT_EQ(CheckFile("DockerfileParentValidator", "Dockerfile",
                      "# A comment\nFROM python:3.11\n" + add),
            "Dockerfile:2:1: error: Unrecognized parent Dockerfile: python "
            "[DockerfileParentValidator]\n");
  EXPECT_EQ(CheckFile("DockerfileParentValidator", "Dockerfile",
                      "FROM komand/python-3-plugin:2\n"),
            "Dockerfile:1:1: error: Dockerfile is missing the line: ADD "
            "./plugin.spec.yaml /plugin.spec.yaml "
            "[DockerfileParentValidator]\n");
}

Files RuntimePlugin(const std::string& requirement, const std::string& image) {
  return {{"plugin.spec.yaml", kSpec},
          {"setup.py", "setup(install_requires=['" + requirement + "'],)\n"},
          {"Dockerfile", "FROM " + image + ":6.3.1\n"}};
}

TEST(RuntimeTest, NeedsItsImages) {
  EXPECT_EQ(CheckFolder("RuntimeValidator",
                        RuntimePlugin("insightconnect-plugin-runtime",
                                      "rapid7/insightconnect-python-3-plugin")),
            "");
  EXPECT_EQ(
      CheckFolder("RuntimeValidator",
                  RuntimePlugin("insightconnect-plugin-runtime",
                                "rapid7/insightconnect-python-3-38-plugin")),
      "Dockerfile:1:1: error: insightconnect-plugin-runtime needs the "
      "image rapid7/insightconnect-python-3-slim-plugin or "
      "rapid7/insightconnect-python-3-plugin, not "
      "rapid7/insightconnect-python-3-38-plugin [RuntimeValidator]\n");
}

TEST(RuntimeTest, IsTheOnlyRequirement) {
  EXPECT_EQ(CheckFolder("RuntimeValidator",
                        RuntimePlugin("komand", "komand/python-3-plugin")),
            "setup.py:1:1: error: Komand is no longer used in setup.py. Use "
            "insightconnect-plugin-runtime instead. [RuntimeValidator]\n");
  EXPECT_EQ(CheckFolder("RuntimeValidator",
                        RuntimePlugin("insightconnect-plugin-runtime==5",
                                      "rapid7/insightconnect-python-3-plugin")),
            "setup.py:1:1: error: install_requires must be "
            "'insightconnect-plugin-runtime', not "
            "'insightconnect-plugin-runtime==5' [RuntimeValidator]\n");
}

TEST(RuntimeTest, KomandIsNotImported) {
  EXPECT_EQ(CheckFile("RuntimeValidator", "icon_demo/actions/a/action.py",
                      "import insightconnect_plugin_runtime\n"
                      "# import komand\n"
                      "from komand.exceptions import X\n"),
            "icon_demo/actions/a/action.py:3:1: error: Komand import found. "
            "Komand is no longer used here. Use insightconnect-plugin-runtime "
            "instead. [RuntimeValidator]\n");
}

TEST(RuntimeTest, CloudReadyActionsDoNotCache) {
  const Files files = {
      {"plugin.spec.yaml", "name: demo\ncloud_ready: true\n"},
      {"setup.py", ""},
      {"icon_demo/util/x.py", "open_cachefile(1)\n"},
      {"icon_demo/actions/a/action.py", "'cache'\nx = open_cachefile(1)\n"}};
  EXPECT_EQ(CheckFolder("RuntimeValidator", files),
            "icon_demo/actions/a/action.py:2:5: error: Cloud ready plugins "
            "cannot contain caching: open_cachefile [RuntimeValidator]\n");
}

// MD5 of "name: demo\n", "setup", "bin" and "a".
constexpr const char* kSpecHash = "0d743e4644f0660c78f4ba79e2ef3f22";
constexpr const char* kSetupHash = "a0f848942ce863cf53c0fa6cc684007d";
constexpr const char* kBinHash = "c1111bd512b29e821b120b86446026b8";
constexpr const char* kSchemaHash = "0cc175b9c0f1b6a831c399e269772661";

Files CheckedPlugin(const std::string& checksum) {
  return {{"plugin.spec.yaml", kSpec},
          {"setup.py", "setup"},
          {"bin/icon_demo", "bin"},
          {"icon_demo/actions/x/schema.py", "a"},
          {"icon_demo/triggers/x/schema.py", "a"},
          {".CHECKSUM", checksum}};
}

std::string Checksum(const std::string& spec, const std::string& schema) {
  return R"({"spec": ")" + spec + R"(", "manifest": ")" + kBinHash +
         R"(", "setup": ")" + kSetupHash + R"(", "schemas": [)" +
         R"({"identifier": "x/schema.py", "hash": ")" + kSchemaHash +
         R"("}, {"identifier": "x/schema.py", "hash": ")" + schema + R"("}]})";
}

TEST(RegenerationTest, HashesAreThoseOfTheFiles) {
  EXPECT_EQ(CheckFolder("RegenerationValidator",
                        CheckedPlugin(Checksum(kSpecHash, kSchemaHash))),
            "");
}

TEST(RegenerationTest, EachFileThatDiffersIsNamed) {
  const std::string start =
      ".CHECKSUM:1:1: error: Hashes between provided plugin and checksum were "
      "not equal. Mismatched files: ";
  EXPECT_EQ(
      CheckFolder("RegenerationValidator", CheckedPlugin(Checksum("0", "1"))),
      start + "plugin.spec.yaml [RegenerationValidator]\n" + start +
          "icon_demo/triggers/x/schema.py [RegenerationValidator]\n");
}

TEST(RegenerationTest, ChecksumsOfAnyShapeAreTaken) {
  EXPECT_EQ(CheckFolder("RegenerationValidator", CheckedPlugin("[]")),
            ".CHECKSUM:1:1: error: a checksum file is an object "
            "[RegenerationValidator]\n");
  EXPECT_EQ(CheckFolder("RegenerationValidator", CheckedPlugin("{")),
            ".CHECKSUM:1:2: error: a checksum file is JSON: Expecting property "
            "name enclosed in double quotes: line 1 column 2 (char 1) "
            "[RegenerationValidator]\n");
  EXPECT_NE(CheckFolder("RegenerationValidator",
                        CheckedPlugin(R"({"schemas": [1, {"hash": []}]})")),
            "");
}

TEST(RegenerationTest, WithoutAChecksumNothingIsCompared) {
  EXPECT_EQ(CheckFile("RegenerationValidator", "x", ""), "");
}

}  // namespace
}  // namespace insight::validator
