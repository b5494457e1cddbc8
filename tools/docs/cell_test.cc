#include "tools/docs/cell.h"

#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/spec/problem.h"
#include "tools/spec/timestamp.h"
#include "tools/spec/yaml_parser.h"

namespace insight::docs {
namespace {

Json FromYaml(std::string_view yaml) {
  spec::Problems problems;
  return spec::ToJsonWithTimestamps(
      spec::ParseYaml("v: " + std::string(yaml), "f", problems))["v"];
}

std::string Cell(std::string_view yaml) { return CellText(FromYaml(yaml)); }

TEST(CellTextTest, ScalarsArePythonsStr) {
  EXPECT_EQ(Cell("null"), "None");
  EXPECT_EQ(Cell("true"), "True");
  EXPECT_EQ(Cell("'true'"), "true");
  EXPECT_EQ(Cell("1_000"), "1000");
  EXPECT_EQ(Cell("1.50"), "1.5");
  EXPECT_EQ(Cell("a | b"), "a | b");
}

TEST(CellTextTest, TimestampsArePythonsStrToo) {
  EXPECT_EQ(Cell("2021-01-01"), "2021-01-01");
  EXPECT_EQ(Cell("2021-01-01T00:00:00Z"), "2021-01-01 00:00:00+00:00");
  EXPECT_EQ(Cell("'2021-01-01T00:00:00Z'"), "2021-01-01T00:00:00Z");
}

TEST(CellTextTest, MapsArePythonsRepr) {
  EXPECT_EQ(Cell("{b: [true, 1.0], a: \"it's\"}"),
            "{'b': [True, 1.0], 'a': \"it's\"}");
  EXPECT_EQ(Cell("{day: 2021-01-05}"), "{'day': datetime.date(2021, 1, 5)}");
  EXPECT_EQ(Cell("{}"), "{}");
}

TEST(CellTextTest, ListsAreJsonWithPythonsBooleans) {
  EXPECT_EQ(Cell("[a, 1, {b: false}, true]"),
            R"(["a", 1, {"b": False}, True])");
  EXPECT_EQ(Cell("[\"\u00e9\\n\", 2021-01-05]"),
            "[\"\\u00e9\\n\", \"2021-01-05\"]");
}

TEST(CellTextTest, WordsInListsAreBooleansUnlessAWordFollows) {
  EXPECT_EQ(Cell("['true', 'so true', 'true story', 'true - false']"),
            R"(["True", "so True", "true story", "True - False"])");
  EXPECT_EQ(Cell("[untrue, truer, true_, 'false.']"),
            R"(["untrue", "truer", "true_", "False."])");
}

TEST(StrTextTest, IsPythonsStrOfListsToo) {
  EXPECT_EQ(StrText(FromYaml("[true, a, 2021-01-05]")),
            "[True, 'a', datetime.date(2021, 1, 5)]");
  EXPECT_EQ(StrText(FromYaml("2021-01-05")), "2021-01-05");
  EXPECT_EQ(StrText(FromYaml("a")), "a");
}

TEST(WithTimestampsAsTextTest, LeavesWhatJsonHas) {
  EXPECT_EQ(DumpJson(WithTimestampsAsText(
                FromYaml("{a: [2021-01-05T01:02:03Z, x], b: 2}"))),
            R"({"a": ["2021-01-05 01:02:03+00:00", "x"], "b": 2})");
}

}  // namespace
}  // namespace insight::docs
