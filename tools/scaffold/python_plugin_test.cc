#include "tools/scaffold/python_plugin.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/testing/testdata.h"
#include "tools/spec/spec_reader.h"

namespace insight::scaffold {
namespace {

using ::insight::testing::ReadTestdata;
using ::insight::testing::TestdataPath;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

auto WorkIs(const std::string& path, const std::string& python_path,
            std::size_t lines) {
  return AllOf(Field(&HandWork::path, path),
               Field(&HandWork::python_path, python_path),
               Field(&HandWork::lines, lines));
}

class PythonPluginTest : public ::testing::Test {
 protected:
  const std::string directory_ = TestdataPath("python_plugin");
  const spec::PluginSpec spec_ = spec::ReadPluginSpec(
      ReadTestdata("python_plugin/plugin.spec.yaml"), "plugin.spec.yaml");
  const PluginSkeleton skeleton_ = MakePluginSkeleton(spec_, "plugins/feed");
};

TEST_F(PythonPluginTest, ListsHandWrittenCodeWithItsSize) {
  EXPECT_THAT(
      ReadPythonPlugin(directory_, skeleton_).work,
      ElementsAre(
          WorkIs("connection.cc", "icon_feed/connection/connection.py", 2),
          WorkIs("actions/lookup.cc", "icon_feed/actions/lookup/action.py", 3),
          WorkIs("util/helper.cc", "icon_feed/util/helper.py", 2),
          WorkIs("tests/lookup_test.cc", "unit_test/test_lookup.py", 1),
          WorkIs("tests/util.h", "unit_test/util.py", 2)));
}

TEST_F(PythonPluginTest, TakesSamplesFixturesAndIconsOver) {
  EXPECT_THAT(
      ReadPythonPlugin(directory_, skeleton_).taken,
      ElementsAre(TextFile{"icon.png", "\211PNG"},
                  TextFile{"tests/lookup.json",
                           ReadTestdata("python_plugin/tests/lookup.json")},
                  TextFile{"tests/testdata/responses/lookup.json.resp",
                           "{\"found\": true}\n"}));
}

TEST_F(PythonPluginTest, RequirementsComeWithoutComments) {
  EXPECT_THAT(ReadPythonPlugin(directory_, skeleton_).requirements,
              ElementsAre("requests==2.32.0", "parameterized==0.9.0", "pytz"));
}

TEST_F(PythonPluginTest, IsKnownByItsProgramOrItsSetup) {
  EXPECT_TRUE(IsPythonPlugin(directory_));
  EXPECT_FALSE(IsPythonPlugin(directory_ + "/unit_test"));
}

TEST_F(PythonPluginTest, AFolderThatHoldsNothingGivesNothing) {
  const PythonPlugin plugin =
      ReadPythonPlugin(directory_ + "/unit_test/responses", skeleton_);
  EXPECT_THAT(plugin.work, IsEmpty());
  EXPECT_THAT(plugin.taken, IsEmpty());
}

TEST_F(PythonPluginTest, AFolderThatCannotBeReadIsNamed) {
  const std::string missing = directory_ + "/missing";
  EXPECT_THAT([&] { (void)ReadPythonPlugin(missing, skeleton_); },
              ::testing::ThrowsMessage<std::runtime_error>(
                  "cannot read " + missing + ": No such file or directory"));
}

}  // namespace
}  // namespace insight::scaffold
