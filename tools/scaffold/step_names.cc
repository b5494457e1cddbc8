#include "tools/scaffold/step_names.h"

#include <algorithm>
#include <map>

#include "tools/generator/names.h"

namespace insight::scaffold {
namespace {

using generator::NamePool;
using generator::StepKind;
using generator::StepModel;

bool IsPlain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_';
  });
}

std::string Stem(const std::string& wire) {
  return IsPlain(wire) ? wire : generator::FieldName(wire);
}

}  // namespace

std::string_view KindName(StepKind kind) {
  switch (kind) {
    case StepKind::kAction:
      return "action";
    case StepKind::kTrigger:
      return "trigger";
    case StepKind::kTask:
      return "task";
  }
  return "";
}

std::vector<StepNames> NameStepFiles(const generator::PluginModel& plugin) {
  std::map<StepKind, NamePool> sources;
  // tests/connection_test.cc is the connection's.
  NamePool tests("_", {"connection"});
  // Files in tests/ that insight_plugin() gives a meaning.
  NamePool samples("_", {"compare", "try"});
  std::vector<StepNames> names;
  for (const StepModel& step : plugin.steps) {
    const std::string stem = Stem(step.spec->name);
    NamePool& pool = sources.try_emplace(step.kind, "_").first->second;
    names.push_back({.source = std::string(KindName(step.kind)) + "s/" +
                               pool.Take(stem) + ".cc",
                     .test = "tests/" + tests.Take(stem) + "_test.cc",
                     .sample = "tests/" + samples.Take(stem) + ".json"});
  }
  return names;
}

}  // namespace insight::scaffold
