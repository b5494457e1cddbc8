#include "tools/generator/main_emitter.h"

#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/generator/schemas.h"
#include "tools/generator/signatures.h"

namespace insight::generator {
namespace {

using spec::StepSpec;

class MainEmitter {
 public:
  explicit MainEmitter(const PluginModel& plugin)
      : plugin_(plugin), spec_(*plugin.spec) {}

  std::string Emit() && {
    out_.Emit(
        {{"comment",
          FileComment(plugin_, "The program of the plugin \"" + spec_.name +
                                   "\": the table of its steps.")},
         {"header", plugin_.header},
         {"plugin", plugin_.cpp_namespace},
         {"delivery_header", plugin_.Has(StepKind::kTrigger)
                                 ? "#include \"sdk/runtime/delivery.h\""
                                 : ""},
         {"task_configs_header", plugin_.Has(StepKind::kTask)
                                     ? "#include \"sdk/runtime/task_configs.h\""
                                     : ""},
         {"content", [&] { EmitContent(); }}},
        R"(
                $comment$

                #include <string_view>
                #include <utility>

                #include "$header$"
                #include "sdk/codec/codec.h"
                #include "sdk/json/json.h"
                #include "sdk/main/run_plugin.h"
                $delivery_header$
                $task_configs_header$
                #include "sdk/step/step_def.h"

                namespace insight::plugins::$plugin$ {
                namespace {

                $content$

                }  // namespace
                }  // namespace insight::plugins::$plugin$

                int main(int argc, char** argv) {
                  return insight::RunPlugin(insight::plugins::$plugin$::kPlugin,
                                            argc, argv);
                }
              )");
    return std::move(out_).Take();
  }

 private:
  void EmitContent() {
    EmitText("kSpec", "The spec as it is.", spec_.text);
    if (plugin_.has_connection) {
      EmitSchema("kConnectionSchema", SectionSchema(spec_.connection, spec_));
    }
    for (const StepModel& step : plugin_.steps) EmitSchemas(step);
    EmitConnectionFunctions();
    for (const StepModel& step : plugin_.steps) EmitThunk(step);
    EmitTable();
    EmitPlugin();
  }

  void EmitText(const std::string& name, const std::string& comment,
                const std::string& text) {
    out_.BlankLine();
    out_.Emit({{"comment", Comment(comment)}, {"kName", name}}, R"(
      $comment$
      constexpr std::string_view $kName$ =
    )");
    // An empty text has no lines and so no literal.
    out_.Verbatim((text.empty() ? "\"\"" : TextLiteral(text)) + ";");
  }

  void EmitSchema(const std::string& name, const Json& schema) {
    EmitText(name, "", DumpJson(schema));
  }

  void EmitSchemas(const StepModel& step) {
    const StepSpec& spec = *step.spec;
    const std::string prefix = "k" + step.cpp_name;
    EmitSchema(prefix + "InputSchema", SectionSchema(spec.input, spec_));
    if (step.kind == StepKind::kTask) {
      EmitSchema(prefix + "StateSchema", SectionSchema(spec.state, spec_));
      EmitSchema(prefix + "OutputSchema", TaskOutputSchema(spec.output, spec_));
    } else {
      EmitSchema(prefix + "OutputSchema", SectionSchema(spec.output, spec_));
    }
  }

  void EmitConnectionFunctions() {
    out_.BlankLine();
    if (!plugin_.has_connection) {
      out_.Emit({}, R"(
        // Without a connection there is nothing that could fail.
        ConnectionTestResult TestPlugin(const AnyConnection&, const Json&,
                                        StepContext&) {
          return {.output = NewJson(Json::object({{"success", true}}))};
        }
      )");
      return;
    }
    out_.Emit({}, R"(
      AnyConnection ConnectPlugin(Json& params, Logger& log) {
        return Connect(FromJson<ConnectionInput>(params, "connection"), log);
      }

      Connection& Cast(const AnyConnection& connection) {
        return *static_cast<Connection*>(connection.get());
      }

      ConnectionTestResult TestPlugin(const AnyConnection& connection, const Json&,
                                      StepContext& context) {
        TestConnection(Cast(connection), context);
        return {.output = NewJson(Json::object({{"success", true}}))};
      }
    )");
  }

  void EmitThunk(const StepModel& step) {
    out_.BlankLine();
    out_.Emit({{"Step", step.cpp_name},
               {"Input", step.input.cpp_name},
               {"body", [&] { EmitThunkBody(step); }}},
              R"(
                StepResult Run$Step$(StepCall& call) {
                  const auto input = FromJson<$Input$>(call.input, "input");
                  $body$
                }
              )");
  }

  void EmitThunkBody(const StepModel& step) {
    std::vector<std::string> arguments = {"input"};
    if (step.kind == StepKind::kTask) {
      arguments.emplace_back("state");
      arguments.emplace_back("*call.custom_config");
    }
    if (plugin_.has_connection) arguments.emplace_back("Cast(call.connection)");
    if (step.kind == StepKind::kTrigger) arguments.emplace_back("sink");
    arguments.emplace_back("call.context");
    switch (step.kind) {
      case StepKind::kAction:
        out_.Emit({{"call", Declaration("return {.output = NewJson",
                                        {Call(step, arguments)},
                                        ", .state = nullptr};")}},
                  "$call$");
        break;
      case StepKind::kTrigger:
        out_.Emit({{"Step", step.cpp_name}, {"call", Call(step, arguments)}},
                  R"(
                    $Step$Sink sink(*call.sink);
                    $call$;
                    return {};
                  )");
        break;
      case StepKind::kTask:
        EmitTaskCall(step, Call(step, arguments));
        break;
    }
  }

  void EmitTaskCall(const StepModel& step, const std::string& call) {
    out_.Emit(
        {{"Step", step.cpp_name}, {"State", step.state_type}, {"call", call}},
        R"(
                const auto state = FromJson<$State$>(*call.state, "state");
                $Step$Result result = $call$;
                return {.output = NewJson(std::move(result.output)),
                        .state = NewJson(std::move(result.state)),
                        .has_more_pages = result.has_more_pages,
                        .status_code = result.status_code,
                        .error = std::move(result.error)};
              )");
  }

  static std::string Call(const StepModel& step,
                          const std::vector<std::string>& arguments) {
    std::string call;
    for (const std::string& argument : arguments) {
      call += (call.empty() ? step.cpp_name + "(" : ", ") + argument;
    }
    return call + ")";
  }

  void EmitTable() {
    if (plugin_.steps.empty()) return;
    out_.BlankLine();
    out_.Emit({{"rows",
                [&] {
                  for (const StepModel& step : plugin_.steps) EmitRow(step);
                }}},
              R"(
                constexpr StepDef kSteps[] = {
                    $rows$
                };
              )");
  }

  void EmitRow(const StepModel& step) {
    const char* kind = step.kind == StepKind::kAction    ? "kAction"
                       : step.kind == StepKind::kTrigger ? "kTrigger"
                                                         : "kTask";
    const std::string state =
        step.kind == StepKind::kTask
            ? ".state_schema = k" + step.cpp_name + "StateSchema,"
            : "";
    out_.Emit({{"kKind", kind},
               {"name", StringLiteral(step.spec->name)},
               {"title", StringLiteral(step.spec->title)},
               {"description", StringLiteral(step.spec->description)},
               {"Step", step.cpp_name},
               {"state_schema", state}},
              R"(
                {
                    .kind = StepKind::$kKind$,
                    .name = $name$,
                    .title = $title$,
                    .description = $description$,
                    .input_schema = k$Step$InputSchema,
                    .output_schema = k$Step$OutputSchema,
                    $state_schema$
                    .run = &Run$Step$,
                },
              )");
  }

  void EmitPlugin() {
    const bool has_connection = plugin_.has_connection;
    out_.BlankLine();
    out_.Emit(
        {{"name", StringLiteral(spec_.name)},
         {"title", StringLiteral(spec_.title)},
         {"vendor", StringLiteral(spec_.vendor)},
         {"version", StringLiteral(spec_.version)},
         {"description", StringLiteral(spec_.description)},
         {"make_delivery", plugin_.Has(StepKind::kTrigger)
                               ? ".make_delivery = &MakeDelivery,"
                               : ""},
         {"fetch_task_configs", plugin_.Has(StepKind::kTask)
                                    ? ".fetch_task_configs = &FetchTaskConfigs,"
                                    : ""},
         {"enable_cache", spec_.enable_cache ? ".enable_cache = true," : ""},
         {"schema", has_connection ? ".schema = kConnectionSchema," : ""},
         {"connect", has_connection ? ".connect = &ConnectPlugin," : ""},
         {"steps", plugin_.steps.empty() ? "{}" : "kSteps"}},
        R"(
                constexpr PluginDef kPlugin = {
                    .name = $name$,
                    .title = $title$,
                    .vendor = $vendor$,
                    .version = $version$,
                    .description = $description$,
                    .spec_yaml = kSpec,
                    $enable_cache$
                    $make_delivery$
                    $fetch_task_configs$
                    .connection =
                        {
                            $schema$
                            $connect$
                            .test = &TestPlugin,
                        },
                    .steps = $steps$,
                };
              )");
  }

  const PluginModel& plugin_;
  const spec::PluginSpec& spec_;
  CodePrinter out_;
};

}  // namespace

std::string EmitMain(const PluginModel& plugin) {
  return MainEmitter(plugin).Emit();
}

}  // namespace insight::generator
