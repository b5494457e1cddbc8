// Real specs: those of Rapid7's public plugins that tools/generator keeps.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/testdata.h"
#include "tools/spec/problem.h"
#include "tools/spec/text_file.h"
#include "tools/validator/checking.h"
#include "tools/validator/validator.h"

namespace insight::validator {
namespace {

namespace fs = std::filesystem;

using ::insight::testing::RunfilePath;
using ::testing::ElementsAre;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr std::string_view kSpecSuffix = ".plugin.spec.yaml";

// Names of plugins and paths of their specs.
std::map<std::string, std::string> CorpusSpecs() {
  std::map<std::string, std::string> specs;
  for (const fs::directory_entry& entry : fs::directory_iterator(
           RunfilePath("tools/generator/testdata/corpus/specs"))) {
    const std::string file = entry.path().filename().string();
    if (!file.ends_with(kSpecSuffix)) continue;
    specs[file.substr(0, file.size() - kSpecSuffix.size())] =
        entry.path().string();
  }
  return specs;
}

// The figures of chapter 6.8 of the contract are about all 255 plugins; these
// specs are some of them.  No rule fails that passes everywhere there, but for
// TypeValidator, which Python does not have.
TEST(CorpusTest, RulesFindErrorsInThesePluginsAlone) {
  std::map<std::string, std::set<std::string>> failing;
  for (const auto& [name, path] : CorpusSpecs()) {
    const PluginFolder folder("", path);
    for (const spec::Problem& problem : ProblemsOf(Validate(folder, {}))) {
      if (problem.severity == spec::Severity::kWarning) continue;
      failing[problem.rule].insert(name);
    }
  }
  EXPECT_THAT(
      failing,
      ElementsAre(
          Pair("CloudReadyValidator",
               ElementsAre("dig", "html", "jq", "whois")),
          Pair("EncodingValidator", ElementsAre("servicenow")),
          Pair("ExampleInputValidator",
               ElementsAre("diff", "dirname", "haveibeenpwned", "json_edit",
                           "smtp", "statsd", "syslog_forwarder", "uniq",
                           "wazuh_ossec")),
          Pair("HelpInputOutputValidator",
               ElementsAre("diff", "dirname", "grep", "haveibeenpwned", "ipify",
                           "smtp", "statsd", "uniq", "url_encoder",
                           "wazuh_ossec")),
          Pair("SupportedVersionValidator",
               ElementsAre("diff", "dirname", "grep", "haveibeenpwned", "ipify",
                           "json_edit", "smtp", "statsd", "syslog_forwarder",
                           "uniq", "url_encoder", "wazuh_ossec")),
          Pair("TypeValidator",
               ElementsAre("jira", "pagerduty", "rapid7_insightidr"))));
}

// Each warning of the reader's is what a rule is about.
TEST(CorpusTest, WhatTheReaderWarnsOfIsFoundByRules) {
  std::vector<std::string> specs = {
      RunfilePath("tools/generator/testdata/kitchen_sink.spec.yaml")};
  for (const auto& [name, path] : CorpusSpecs()) specs.push_back(path);
  ASSERT_THAT(specs, SizeIs(58));
  for (const std::string& path : specs) {
    const PluginFolder folder("", path);
    std::set<spec::Position> found;
    for (const Finding& finding : Validate(folder, {})) {
      found.insert(finding.problem.position);
    }
    for (const spec::Problem& warning : folder.reader_problems()) {
      EXPECT_TRUE(found.contains(warning.position))
          << spec::FormatProblems(path, {warning});
    }
  }
}

// Lines that are missing, cut or moved make specs of shapes that nobody thinks
// of.
TEST(CorpusTest, NoDamageToASpecBreaksARule) {
  const std::string spec = spec::ReadTextFile(
      RunfilePath("tools/generator/testdata/kitchen_sink.spec.yaml"));
  std::size_t begin = 0;
  while (begin < spec.size()) {
    const std::size_t end = spec.find('\n', begin) + 1;
    const std::string without = spec.substr(0, begin) + spec.substr(end);
    const std::size_t colon = spec.find(':', begin);
    for (const std::string& damaged :
         {without, spec.substr(0, (begin + end) / 2),
          spec.substr(0, begin) + "  " + spec.substr(begin),
          spec.substr(0, colon + 1) + " [x]" + spec.substr(end - 1)}) {
      static_cast<void>(
          CheckFolder({.all = true}, {{"plugin.spec.yaml", damaged},
                                      {"help.md", damaged},
                                      {"tests/x.json", damaged}}));
    }
    begin = end;
  }
}

}  // namespace
}  // namespace insight::validator
