#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

std::string CheckSource(std::string_view rule, const std::string& source) {
  return CheckFolder(
      rule, {{"plugin.spec.yaml", "name: demo\n"}, {"util/x.cc", source}});
}

std::string CheckPythonSource(std::string_view rule,
                              const std::string& source) {
  return CheckFolder(rule, {{"plugin.spec.yaml", "name: demo\n"},
                            {"setup.py", ""},
                            {"icon_demo/actions/x/action.py", source}});
}

TEST(PasswordTest, IsNoTypeForAConnection) {
  EXPECT_EQ(Check("PasswordValidator",
                  "name: demo\n"
                  "connection:\n"
                  "  a: {type: credential_secret_key}\n"
                  "actions:\n"
                  "  s: {input: {p: {type: password}}}\n"),
            "");
  EXPECT_EQ(Check("PasswordValidator",
                  "name: demo\n"
                  "connection:\n"
                  "  a: {type: password}\n"),
            "plugin.spec.yaml:3:13: error: connection.a: Remove credentials "
            "using type 'password' in plugin spec connection. "
            "[PasswordValidator]\n");
}

constexpr const char* kSecretSpec =
    "name: demo\n"
    "connection:\n"
    "  key: {type: credential_secret_key}\n"
    "  url: {type: string}\n"
    "actions:\n"
    "  s: {input: {p: {type: password}, q: {type: string}}}\n";

std::string CheckMessage(std::string_view rule, const std::string& message) {
  return CheckFolder(
      rule, {{"plugin.spec.yaml", kSecretSpec}, {"tests/s.json", message}});
}

TEST(CredentialsTest, BlankOnesAreFine) {
  EXPECT_EQ(CheckMessage("CredentialsValidator",
                         R"({"body": {"action": "s", "connection":
                             {"key": {"secretKey": ""}, "url": "https://x"},
                             "input": {"p": null, "q": "text"}}})"),
            "");
}

TEST(CredentialsTest, AnyCredentialAndPasswordIsFound) {
  EXPECT_EQ(CheckMessage("CredentialsValidator",
                         R"({"body": {"action": "s", "connection":
                             {"key": {"secretKey": "hush"},
                              "credentials": {"a": {"b": "c"}}},
                             "input": {"p": "psst", "q": "text"}}})"),
            "tests/s.json:1:1: error: Remove credentials from the following "
            "files: tests/s.json has body.connection.key "
            "[CredentialsValidator]\n"
            "tests/s.json:1:1: error: Remove credentials from the following "
            "files: tests/s.json has body.connection.credentials "
            "[CredentialsValidator]\n"
            "tests/s.json:1:1: error: Remove credentials from the following "
            "files: tests/s.json has body.input.p [CredentialsValidator]\n");
}

TEST(CredentialsTest, MessagesOfAnyShapeAreTaken) {
  for (const std::string message :
       {"", "[]", "{}", R"({"body": 5})", R"({"body": {"connection": [1]}})",
        R"({"body": {"action": 5, "input": "x"}})", "5"}) {
    EXPECT_EQ(CheckMessage("CredentialsValidator", message), "") << message;
  }
}

TEST(ConfidentialTest, MailboxesAreExamples) {
  EXPECT_EQ(CheckFolder("ConfidentialValidator",
                        {{"plugin.spec.yaml", "name: demo\n"},
                         {"help.md",
                          "user@example.com, user7@example.com\n"
                          "to joe@corp.example\n"},
                         {"tests/a.json", "{\"a\": \"user@example.org\"}"},
                         {"tests/cases/b.json", "{\"a\": \"x@example.org\"}"}}),
            "help.md:2:4: warning: Please use 'user@example.com' when "
            "including emails, not joe@corp.example [ConfidentialValidator]\n"
            "tests/a.json:1:8: warning: Please use 'user@example.com' when "
            "including emails, not user@example.org "
            "[ConfidentialValidator]\n");
}

TEST(CloudReadyTest, OthersMayDoAnything) {
  EXPECT_EQ(Check("CloudReadyValidator",
                  "name: demo\n"
                  "enable_cache: true\n"
                  "sdk: {user: root, packages: [a]}\n"),
            "");
}

TEST(CloudReadyTest, NeedsNoCacheButForTriggers) {
  EXPECT_EQ(Check("CloudReadyValidator",
                  "name: demo\ncloud_ready: true\nenable_cache: true\n"),
            "plugin.spec.yaml:3:15: error: enable_cache: 'enable_cache' must "
            "be set to 'false' for a Cloud Ready plugin without triggers. "
            "[CloudReadyValidator]\n");
  EXPECT_EQ(Check("CloudReadyValidator",
                  "name: demo\ncloud_ready: true\nenable_cache: true\n"
                  "triggers: {t: {title: T}}\n"),
            "");
}

TEST(CloudReadyTest, NeedsNeitherPackagesNorAnotherUser) {
  EXPECT_EQ(Check("CloudReadyValidator",
                  "name: demo\n"
                  "cloud_ready: true\n"
                  "sdk:\n"
                  "  user: root\n"
                  "  packages: [nmap]\n"
                  "  custom_cmd: [ENV A=apt_x, RUN apt-get install nmap]\n"),
            "plugin.spec.yaml:4:9: error: sdk.user: Plugin 'USER' must be set "
            "to 'nobody' to be Cloud Ready. [CloudReadyValidator]\n"
            "plugin.spec.yaml:5:13: error: sdk.packages: Cloud Ready plugin "
            "can't have container/OS level dependencies (eg apt or apk "
            "installs). [CloudReadyValidator]\n"
            "plugin.spec.yaml:6:29: error: sdk.custom_cmd: Cloud Ready plugin "
            "can't have container/OS level dependencies (eg apt or apk "
            "installs). [CloudReadyValidator]\n");
}

TEST(CloudReadyTest, StartsNoPrograms) {
  EXPECT_EQ(
      CheckFolder("CloudReadyValidator",
                  {{"plugin.spec.yaml", "name: demo\ncloud_ready: true\n"},
                   {"util/x.cc",
                    "// system(\n  f(ecosystem(1));\n"
                    "  popen (\"ls\");\n"}}),
      "util/x.cc:3:3: error: A Cloud Ready plugin cannot have any calls to "
      "system-level command-line utilities. [CloudReadyValidator]\n");
}

TEST(CloudReadyTest, OfPythonTheDockerfileIsReadToo) {
  const Files good = {
      {"plugin.spec.yaml", "name: demo\ncloud_ready: true\n"},
      {"setup.py", ""},
      {"Dockerfile",
       "FROM --platform=linux/amd64 "
       "rapid7/insightconnect-python-3-slim-plugin:6.3.1\nUSER nobody\n"},
      {"icon_demo/util/x.py", "# os.system(\nsystem(1)\n"}};
  EXPECT_EQ(CheckFolder("CloudReadyValidator", good), "");
  Files bad = good;
  bad["Dockerfile"] =
      "FROM komand/python-3-plugin:2\nRUN apk add x\nUSER root\n";
  bad["icon_demo/util/x.py"] = "import os\nos.system('ls')\n";
  EXPECT_EQ(
      CheckFolder("CloudReadyValidator", bad),
      "Dockerfile:1:1: error: The python runtime must be in 4+ version to be "
      "Cloud Ready. [CloudReadyValidator]\n"
      "Dockerfile:1:1: error: Plugin 'USER' must be set to 'nobody' in "
      "Dockerfile to be Cloud Ready. [CloudReadyValidator]\n"
      "Dockerfile:2:5: error: Cloud Ready plugin can't have container/OS level "
      "dependencies (eg apt or apk installs). [CloudReadyValidator]\n"
      "icon_demo/util/x.py:2:1: error: A Cloud Ready plugin cannot have any "
      "calls to system-level command-line utilities. "
      "[CloudReadyValidator]\n");
}

TEST(CloudReadyTokenTest, IsNotSupportedInTheCloud) {
  const std::string token =
      "name: demo\nconnection: {a: {type: credential_token}}\n";
  EXPECT_EQ(Check("CloudReadyConnectionCredentialTokenValidator", token), "");
  EXPECT_EQ(Check("CloudReadyConnectionCredentialTokenValidator",
                  token + "cloud_ready: true\n"),
            "plugin.spec.yaml:2:24: error: connection.a: Cloud plugin "
            "connection does not support credential_token yet. "
            "[CloudReadyConnectionCredentialTokenValidator]\n");
}

TEST(EnableCacheTest, TriggersNeedIt) {
  EXPECT_EQ(Check("EnableCacheValidator", "name: demo\ntriggers: {}\n"), "");
  EXPECT_EQ(Check("EnableCacheValidator",
                  "name: demo\nenable_cache: true\n"
                  "triggers: {t: {title: T}}\n"),
            "");
  EXPECT_EQ(
      Check("EnableCacheValidator", "name: demo\ntriggers: {t: {title: T}}\n"),
      "plugin.spec.yaml:2:1: warning: enable_cache: 'enable_cache' must "
      "be set to 'true' for a plugin with triggers. "
      "[EnableCacheValidator]\n");
  EXPECT_EQ(Check("EnableCacheValidator",
                  "name: demo\nenable_cache: 'true'\n"
                  "triggers: {t: {title: T}}\n"),
            "plugin.spec.yaml:2:15: warning: enable_cache: 'enable_cache' must "
            "be set to 'true' for a plugin with triggers. "
            "[EnableCacheValidator]\n");
}

TEST(PrintTest, CppLogs) {
  EXPECT_EQ(CheckSource("PrintValidator",
                        "// printf(\n"
                        "std::snprintf(a, 1, \"std::cout\");\n"
                        "fprintf(stderr, \"\");\n"
                        "std::cerr << 1;\n"),
            "");
  for (const std::string source : {"std::cout << 1;", "std::printf(\"\");",
                                   "puts(\"\");", "fprintf(stdout, \"\");"}) {
    EXPECT_NE(CheckSource("PrintValidator", source), "") << source;
  }
  EXPECT_EQ(CheckSource("PrintValidator", "\n  std::cout << 1;\n"),
            "util/x.cc:2:3: error: One or more files use print statements, "
            "update to use the logger: stdout is for replies alone "
            "[PrintValidator]\n");
}

TEST(PrintTest, PythonLogs) {
  EXPECT_EQ(CheckPythonSource("PrintValidator",
                              "pprint(1)\nx.print(2)\n# print(3)\n"),
            "");
  EXPECT_EQ(CheckFolder("PrintValidator", {{"plugin.spec.yaml", "name: demo\n"},
                                           {"setup.py", ""},
                                           {"icon_demo/x.py", "print(1)"}}),
            "");
  EXPECT_EQ(CheckPythonSource("PrintValidator", "def f():\n    print (1)\n"),
            "icon_demo/actions/x/action.py:2:5: error: One or more files use "
            "print statements, update to use the logger: stdout is for replies "
            "alone [PrintValidator]\n");
}

TEST(ExceptionTest, CppThrowsWhatHelps) {
  EXPECT_EQ(CheckSource("ExceptionValidator",
                        "throw PluginException(1);\n"
                        "throw insight::ConnectionTestException(1);\n"
                        "throw std::bad_alloc();\nthrow;\n// throw Fit();\n"),
            "");
  EXPECT_EQ(CheckSource("ExceptionValidator",
                        "if (x) throw std::runtime_error(\"\");\n"),
            "util/x.cc:1:14: warning: Use of 'PluginException' or "
            "'ConnectionTestException' is recommended when raising an "
            "exception, not std::runtime_error [ExceptionValidator]\n");
}

TEST(ExceptionTest, PythonRaisesWhatHelps) {
  EXPECT_EQ(CheckPythonSource("ExceptionValidator",
                              "raise PluginException(a)\nraise\nraise error\n"),
            "");
  EXPECT_EQ(CheckPythonSource("ExceptionValidator", "raise ValueError(1)\n"),
            "icon_demo/actions/x/action.py:1:7: warning: Use of "
            "'PluginException' or 'ConnectionTestException' is recommended "
            "when raising an exception, not ValueError "
            "[ExceptionValidator]\n");
}

}  // namespace
}  // namespace insight::validator
