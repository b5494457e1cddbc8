#include <algorithm>
#include <string>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/schema/validator.h"
#include "tools/generator/schemas.h"
#include "tools/spec/plugin_spec.h"
#include "tools/validator/files/file_rules.h"
#include "tools/validator/files/test_messages.h"

namespace insight::validator {
namespace {

void CheckSyntax(const std::string& file, const std::string& text,
                 Findings& findings) {
  try {
    static_cast<void>(ParseJson(text));
  } catch (const JsonParseException& e) {
    findings.Add(
        {.position = {static_cast<int>(e.line()), static_cast<int>(e.column())},
         .text = "The following test files are not in proper JSON "
                 "format: " +
                 file + ": " + e.what(),
         .file = file});
  }
}

const spec::StepSpec* FindStep(const spec::PluginSpec& plugin,
                               const TestMessage& message) {
  const std::vector<spec::StepSpec>& steps =
      message.kind == "action"    ? plugin.actions
      : message.kind == "trigger" ? plugin.triggers
                                  : plugin.tasks;
  const auto step = std::find_if(
      steps.begin(), steps.end(),
      [&](const spec::StepSpec& each) { return each.name == message.step; });
  return step == steps.end() ? nullptr : &*step;
}

// Whether that part of the input is the {} with which samples start, to be
// filled in.
bool IsBlank(const Json& input, const std::string& path) {
  const Json::json_pointer pointer(path);
  return !pointer.empty() && input.contains(pointer) &&
         input.at(pointer) == Json::object();
}

void CheckMessage(const spec::PluginSpec& plugin, const TestMessage& message,
                  Findings& findings) {
  const auto complain = [&](std::string text) {
    findings.Add({.text = std::move(text), .file = message.file});
  };
  if (message.kind.empty()) {
    complain("body names no action, trigger or task");
    return;
  }
  const spec::StepSpec* step = FindStep(plugin, message);
  if (step == nullptr) {
    complain("there is no " + message.kind + " \"" + message.step + '"');
    return;
  }
  const Json* input = message.Section("input");
  // An empty input is null.
  if (input == nullptr || (input->is_null() && step->input.empty())) return;
  const Schema schema(generator::SectionSchema(step->input, plugin));
  for (const Violation& violation : schema.Violations(*input)) {
    spec::Problem problem{.text = "body.input" + violation.path +
                                  " does not fit the " + message.kind +
                                  "'s schema: " + violation.message,
                          .file = message.file};
    if (IsBlank(*input, violation.path)) {
      findings.AddWarning(std::move(problem));
    } else {
      findings.Add(std::move(problem));
    }
  }
}

}  // namespace

void CheckTestMessages(const PluginFolder& folder, Findings& findings) {
  for (const std::string& file : TestFiles(folder)) {
    const std::string* text = folder.Read(file);
    if (text != nullptr) CheckSyntax(file, *text, findings);
  }
  if (folder.plugin() == nullptr) return;
  for (const TestMessage& message : ReadTestMessages(folder)) {
    CheckMessage(*folder.plugin(), message, findings);
  }
}

}  // namespace insight::validator
