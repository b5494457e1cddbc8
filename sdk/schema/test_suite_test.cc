// The official JSON-Schema-Test-Suite finds what it expects, but for the
// deviations that testdata/test_suite_deviations.json names and justifies.

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/validator.h"
#include "sdk/testing/testdata.h"

namespace insight {
namespace {

const std::string kSuite =
    "../json_schema_test_suite/usr/share/json-schema-test-suite/tests/";

// "draft7/optional/ecmascript-regex.json: GROUP: TEST" -> why it is so.
using Deviations = std::map<std::string, std::string>;

Deviations ReadDeviations() {
  Deviations deviations;
  for (const Json& entry :
       ParseJson(testing::ReadTestdata("test_suite_deviations.json"))) {
    for (const Json& test : entry["tests"]) {
      deviations.emplace(test.get<std::string>(),
                         entry["reason"].get<std::string>());
    }
  }
  return deviations;
}

// Returns "valid", "invalid", or why the schema cannot be used.
std::string Verdict(const Json& schema, const Json& instance) {
  try {
    return Schema(schema).Violations(instance).empty() ? "valid" : "invalid";
  } catch (const SchemaException& e) {
    return e.what();
  }
}

class TestSuite : public ::testing::TestWithParam<std::string> {
 protected:
  void RunFolder(const std::string& folder) {
    const std::string path = kSuite + folder;
    for (const auto& entry :
         std::filesystem::directory_iterator(testing::RunfilePath(path))) {
      if (entry.path().extension() != ".json") continue;
      const std::string file = "/" + entry.path().filename().string();
      RunFile(folder + file, ParseJson(testing::ReadRunfile(path + file)));
    }
  }

  void RunFile(const std::string& file, const Json& groups) {
    for (const Json& group : groups) {
      for (const Json& test : group["tests"]) {
        const std::string name = file + ": " +
                                 group["description"].get<std::string>() +
                                 ": " + test["description"].get<std::string>();
        RunTest(name, group["schema"], test);
      }
    }
  }

  void RunTest(const std::string& name, const Json& schema, const Json& test) {
    const std::string expected =
        test["valid"].get<bool>() ? "valid" : "invalid";
    const std::string verdict = Verdict(schema, test["data"]);
    ++count_;
    if (deviations_.erase(name) == 0) {
      EXPECT_EQ(verdict, expected) << name;
    } else {
      ++deviating_;
      EXPECT_NE(verdict, expected) << name << " passes: take it off the list";
    }
  }

  Deviations deviations_ = ReadDeviations();
  int count_ = 0;
  int deviating_ = 0;
};

TEST_P(TestSuite, FindsWhatTheSuiteExpects) {
  RunFolder(GetParam());
  RunFolder(GetParam() + "/optional");
  EXPECT_GT(count_, 300);
  for (const auto& [name, reason] : deviations_) {
    EXPECT_FALSE(name.starts_with(GetParam() + "/"))
        << name << " is listed, but the suite has no such test";
  }
  std::printf("%s: %d tests, %d of them deviate as listed\n",
              GetParam().c_str(), count_, deviating_);
}

INSTANTIATE_TEST_SUITE_P(Drafts, TestSuite,
                         ::testing::Values("draft4", "draft7"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace insight
