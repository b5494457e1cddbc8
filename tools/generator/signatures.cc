#include "tools/generator/signatures.h"

#include "tools/generator/code_text.h"

namespace insight::generator {

std::vector<StepParameter> StepParameters(const StepModel& step,
                                          bool has_connection) {
  std::vector<StepParameter> parameters = {
      {"const " + step.input.cpp_name + "&", "input"}};
  if (step.kind == StepKind::kTask) {
    parameters.push_back({"const " + step.state_type + "&", "state"});
    parameters.push_back({"const Json&", "custom_config"});
  }
  if (has_connection) parameters.push_back({"Connection&", "connection"});
  if (step.kind == StepKind::kTrigger) {
    parameters.push_back({step.cpp_name + "Sink&", "sink"});
  }
  parameters.push_back({"StepContext&", "context"});
  return parameters;
}

std::string StepReturnType(const StepModel& step) {
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

std::string StepDeclaration(const StepModel& step, bool has_connection) {
  std::vector<std::string> arguments;
  for (const StepParameter& parameter : StepParameters(step, has_connection)) {
    arguments.push_back(parameter.type + " " + parameter.name);
  }
  return Declaration(StepReturnType(step) + " " + step.cpp_name, arguments,
                     ";");
}

std::string FileComment(const PluginModel& plugin, const std::string& what) {
  return Comment(what) + "\n//\n" +
         Comment("Generated from " + plugin.spec->file + ".  Do not edit.");
}

}  // namespace insight::generator
