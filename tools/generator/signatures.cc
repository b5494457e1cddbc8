#include "tools/generator/signatures.h"

#include <vector>

#include "tools/generator/code_text.h"

namespace insight::generator {
namespace {

std::string ReturnType(const StepModel& step) {
  switch (step.kind) {
    case StepKind::kAction:
      return step.output.cpp_name;
    case StepKind::kTrigger:
      return "void";
    case StepKind::kTask:
      return step.cpp_name + "Result";
  }
  return {};
}

}  // namespace

std::string StepDeclaration(const StepModel& step, bool has_connection) {
  std::vector<std::string> arguments = {"const " + step.input.cpp_name +
                                        "& input"};
  if (step.kind == StepKind::kTask) {
    arguments.push_back("const " + step.state_type + "& state");
    arguments.emplace_back("const Json& custom_config");
  }
  if (has_connection) arguments.emplace_back("Connection& connection");
  if (step.kind == StepKind::kTrigger) {
    arguments.push_back(step.cpp_name + "Sink& sink");
  }
  arguments.emplace_back("StepContext& context");
  return Declaration(ReturnType(step) + " " + step.cpp_name, arguments, ";");
}

std::string FileComment(const PluginModel& plugin, const std::string& what) {
  return Comment(what) + "\n//\n" +
         Comment("Generated from " + plugin.spec->file + ".  Do not edit.");
}

}  // namespace insight::generator
