#include "tools/scaffold/step_skeleton.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/generator/names.h"
#include "tools/generator/signatures.h"
#include "tools/scaffold/includes.h"
#include "tools/scaffold/required_values.h"
#include "tools/scaffold/skeleton_mark.h"
#include "tools/scaffold/step_names.h"

namespace insight::scaffold {
namespace {

using generator::CodePrinter;
using generator::Comment;
using generator::EnumModel;
using generator::FieldModel;
using generator::PluginModel;
using generator::StepKind;
using generator::StepModel;

constexpr std::size_t kColumns = 80;
constexpr std::size_t kIndent = 2;

class StepEmitter {
 public:
  StepEmitter(const PluginModel& plugin, const StepModel& step)
      : plugin_(plugin), step_(step) {}

  std::string Emit() && {
    out_.Emit({{"standard_includes", [&] { EmitBlock(StandardIncludes()); }},
               {"includes", ProjectIncludes()},
               {"plugin", plugin_.cpp_namespace},
               {"comment", Comment(step_.spec->description)},
               {"function", Definition()},
               {"inputs", [&] { EmitInputs(); }},
               {"body", [&] { EmitBody(); }}},
              R"(
                $standard_includes$
                $includes$

                namespace insight::plugins::$plugin$ {

                $comment$
                $function$
                  $inputs$
                  $body$
                }

                }  // namespace insight::plugins::$plugin$
              )");
    return MarkAsSkeleton(std::move(out_).Take());
  }

 private:
  // Names that are not used are in comments, from where an author takes them.
  [[nodiscard]] std::string Definition() const {
    std::vector<std::string> arguments;
    for (const generator::StepParameter& parameter :
         generator::StepParameters(step_, plugin_.has_connection)) {
      const std::string& name = parameter.name;
      const bool is_used = name == "context" || name == "sink" ||
                           name == "state" ||
                           (name == "input" && !step_.input.fields.empty());
      arguments.push_back(parameter.type + " " +
                          (is_used ? name : "/*" + name + "*/"));
    }
    return generator::Declaration(
        generator::StepReturnType(step_) + " " + step_.cpp_name, arguments,
        " {");
  }

  [[nodiscard]] std::string StandardIncludes() const {
    std::string code;
    for (const std::string& line : Inputs()) code += line + '\n';
    std::set<std::string> headers = StandardHeadersOf(code);
    if (step_.kind == StepKind::kTrigger) {
      headers.insert("chrono");
      if (!step_.output.fields.empty()) headers.insert("utility");
    }
    return FormatStandardIncludes(headers);
  }

  [[nodiscard]] std::string ProjectIncludes() const {
    std::set<std::string> headers = PluginHeaders(plugin_);
    headers.insert({"sdk/log/logger.h", "sdk/step/step_context.h"});
    if (step_.kind == StepKind::kTrigger) {
      headers.insert("sdk/step/cancellation.h");
    }
    return FormatPluginIncludes(plugin_, headers);
  }

  // A line for each input, which binds it to a name.
  [[nodiscard]] std::vector<std::string> Inputs() const {
    generator::NamePool names(
        "_", {"connection", "context", "custom_config", "event", "input",
              "output", "result", "sink", "state"});
    std::vector<std::string> lines;
    for (const FieldModel& field : step_.input.fields) {
      lines.push_back(Binding(field, names.Take(field.cpp_name)));
    }
    return lines;
  }

  [[nodiscard]] std::string Binding(const FieldModel& field,
                                    const std::string& name) const {
    const std::string start = "[[maybe_unused]] const ";
    const std::string reference = IsSmall(field) ? "" : "&";
    const std::string value = "input." + field.cpp_name;
    for (const std::string& type : {field.cpp_type, std::string("auto")}) {
      const std::string left = start + type + reference + " " + name;
      if (kIndent + left.size() + 2 <= kColumns) return Assignment(left, value);
    }
    return start + "auto" + reference + "\n    " + name + " =\n        " +
           value + ";";
  }

  // Whether it is copied rather than referred to.
  [[nodiscard]] bool IsSmall(const FieldModel& field) const {
    const std::string& type = field.cpp_type;
    return type == "bool" || type == "std::int64_t" || type == "Number" ||
           std::any_of(plugin_.enums.begin(), plugin_.enums.end(),
                       [&](const EnumModel& e) { return e.cpp_name == type; });
  }

  // Lines with an empty one after them; nothing if there are none.
  void EmitBlock(const std::string& lines) {
    if (lines.empty()) return;
    out_.Emit({{"lines", lines}}, "$lines$");
    out_.BlankLine();
  }

  void EmitInputs() {
    std::string lines;
    for (const std::string& line : Inputs()) {
      lines += (lines.empty() ? "" : "\n") + line;
    }
    EmitBlock(lines);
  }

  void EmitBody() {
    out_.Emit({{"kind", std::string(KindName(step_.kind))}}, R"(
      context.log().Warning("This $kind$ is a skeleton: its output is made up.");
    )");
    switch (step_.kind) {
      case StepKind::kAction:
        EmitAction();
        break;
      case StepKind::kTrigger:
        EmitTrigger();
        break;
      case StepKind::kTask:
        EmitTask();
        break;
    }
  }

  void EmitAction() {
    if (step_.output.fields.empty()) {
      out_.Emit({}, "return {};");
      return;
    }
    out_.Emit({{"Output", step_.output.cpp_name},
               {"values", [&] { EmitValues("output"); }}},
              R"(
                $Output$ output;
                $values$
                return output;
              )");
  }

  void EmitTrigger() {
    const auto emit_send = [&] {
      if (step_.output.fields.empty()) {
        out_.Emit({}, "sink.Send({});");
        return;
      }
      out_.Emit({{"Event", step_.output.cpp_name},
                 {"values", [&] { EmitValues("event"); }}},
                R"(
                  $Event$ event;
                  $values$
                  sink.Send(std::move(event));
                )");
    };
    out_.Emit({{"send", emit_send}}, R"(
      do {
        $send$
      } while (!context.cancellation().WaitFor(std::chrono::seconds(5)));
    )");
  }

  void EmitTask() {
    out_.Emit({{"Step", step_.cpp_name}}, R"(
      $Step$Result result;
      result.output = {};
      result.state = state;
      result.has_more_pages = false;
      result.status_code = 200;
      result.error = nullptr;
      return result;
    )");
  }

  void EmitValues(const std::string& variable) {
    for (const std::string& line :
         RequiredValues(plugin_, step_.output, step_.spec->output, variable)) {
      out_.Emit({{"line", line}}, "$line$");
    }
    std::string optional;
    for (const FieldModel& field : step_.output.fields) {
      if (field.required) continue;
      optional += (optional.empty() ? "Optional: " : ", ") + field.cpp_name;
    }
    if (optional.empty()) return;
    out_.Emit({{"comment", Comment(optional + ".", out_.indent())}},
              "$comment$");
  }

  const PluginModel& plugin_;
  const StepModel& step_;
  CodePrinter out_;
};

}  // namespace

std::string StepSkeleton(const PluginModel& plugin, const StepModel& step) {
  return StepEmitter(plugin, step).Emit();
}

}  // namespace insight::scaffold
