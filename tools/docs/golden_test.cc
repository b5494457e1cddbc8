// Whole pages.  testdata/README.md says how they came about.

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/testing/testdata.h"
#include "tools/docs/help_page.h"
#include "tools/spec/spec_reader.h"

namespace insight::docs {
namespace {

using ::insight::testing::ReadRunfile;
using ::insight::testing::ReadTestdata;

struct Golden {
  std::string_view name;
  std::string_view spec;
};

constexpr Golden kGolden[] = {
    {"kitchen_sink", "kitchen_sink.spec.yaml"},
    // A timestamp among the supported versions.
    {"markdown", "corpus/specs/markdown.plugin.spec.yaml"},
    // Text for a list; a connection; triggers.
    {"greynoise", "corpus/specs/greynoise.plugin.spec.yaml"},
    // Tasks and nested types.
    {"duo_admin", "corpus/specs/duo_admin.plugin.spec.yaml"},
    // Timestamps with offsets.
    {"freshdesk", "corpus/specs/freshdesk.plugin.spec.yaml"},
    // Lists of unknown elements; a list among the links.
    {"pagerduty", "corpus/specs/pagerduty.plugin.spec.yaml"},
};

class GoldenTest : public ::testing::TestWithParam<Golden> {
 protected:
  static std::string Page(Style style) {
    const std::string file =
        "tools/generator/testdata/" + std::string(GetParam().spec);
    return HelpPage(spec::ReadPluginSpec(ReadRunfile(file), file), style);
  }
};

TEST_P(GoldenTest, CorrectedPageIsTheExpectedOne) {
  EXPECT_EQ(Page(Style::kCorrected),
            ReadTestdata(std::string(GetParam().name) + ".md"));
}

TEST_P(GoldenTest, PythonPageIsTheExpectedOne) {
  EXPECT_EQ(Page(Style::kPython),
            ReadTestdata(std::string(GetParam().name) + ".python.md"));
}

INSTANTIATE_TEST_SUITE_P(Pages, GoldenTest, ::testing::ValuesIn(kGolden),
                         [](const auto& info) {
                           std::string name(info.param.name);
                           std::erase(name, '_');
                           return name;
                         });

}  // namespace
}  // namespace insight::docs
