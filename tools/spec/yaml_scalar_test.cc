#include "tools/spec/yaml_scalar.h"

#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::spec {
namespace {

// What PyYAML's safe_load() gives, as JSON.
struct {
  std::string_view text, json;
} constexpr kScalars[] = {
    {"", "null"},
    {"~", "null"},
    {"Null", "null"},
    {"yes", "true"},
    {"True", "true"},
    {"OFF", "false"},
    {"y", "\"y\""},
    {"tRue", "\"tRue\""},
    {"0", "0"},
    {"-17", "-17"},
    {"+5", "5"},
    {"12_000", "12000"},
    {"12168855_8380765161_2136280442", "1216885583807651612136280442"},
    {"010", "8"},
    {"08", "\"08\""},
    {"0x1F", "31"},
    {"-0b101", "-5"},
    {"1:30", "90"},
    {"190:20:30", "685230"},
    {"1:99", "\"1:99\""},
    {"1.", "1.0"},
    {".5", "0.5"},
    {"1e3", "\"1e3\""},
    {"1.0e3", "\"1.0e3\""},
    {"1.0e+3", "1000.0"},
    {"-1_0.5", "-10.5"},
    {"1:30.5", "90.5"},
    {".inf", "Infinity"},
    {"-.INF", "-Infinity"},
    {".NaN", "NaN"},
    {"1.0e+999", "Infinity"},
    {"1.0e-999", "0.0"},
    {"2.0.4", "\"2.0.4\""},
    {"2026-03-16", "\"2026-03-16\""},
    {"-", "\"-\""},
    {"1 2", "\"1 2\""},
};

TEST(ResolvePlainScalarTest, GivesWhatPyYamlGives) {
  for (const auto& [text, json] : kScalars) {
    EXPECT_EQ(DumpJson(ResolvePlainScalar(text)), json) << text;
  }
}

}  // namespace
}  // namespace insight::spec
