#include "tools/scaffold/test_skeleton.h"

#include <cstddef>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/scaffold/includes.h"
#include "tools/scaffold/required_values.h"
#include "tools/scaffold/skeleton_mark.h"

namespace insight::scaffold {
namespace {

using generator::CodePrinter;
using generator::PluginModel;
using generator::StepKind;
using generator::StepModel;

class TestEmitter {
 public:
  explicit TestEmitter(const PluginModel& plugin) : plugin_(plugin) {}

  std::string EmitConnection() && {
    const auto emit_body = [&] {
      out_.Emit({}, R"(
        FakeStepContext context;
        const ConnectionInput input = {};
        const std::shared_ptr<Connection> connection = Connect(input, context.log());
        EXPECT_EQ(connection->input(), input);
        EXPECT_NO_THROW(TestConnection(*connection, context));
      )");
    };
    // That which is tested comes first.
    out_.Emit({{"header", ConnectionHeader(plugin_)}}, "#include \"$header$\"");
    out_.BlankLine();
    EmitFile({plugin_.header}, {}, "ConnectionTest", "ConnectsAndPassesItsTest",
             emit_body);
    return MarkAsSkeleton(std::move(out_).Take());
  }

  std::string EmitStep(const StepModel& step) && {
    const std::string suite = step.cpp_name + "Test";
    std::set<std::string> headers = PluginHeaders(plugin_);
    switch (step.kind) {
      case StepKind::kAction:
        EmitFile(headers, {}, suite, "ReturnsWhatTheSkeletonMakesUp",
                 [&] { EmitAction(step); });
        break;
      case StepKind::kTrigger:
        headers.insert("sdk/testing/fake_trigger_sink.h");
        EmitFile(headers, "using ::insight::testing::FakeTriggerSink;", suite,
                 "SendsAnEventAndEndsWhenItIsCancelled",
                 [&] { EmitTrigger(step); });
        break;
      case StepKind::kTask:
        headers.insert("sdk/json/json.h");
        EmitFile(headers, {}, suite, "ReturnsWhatTheSkeletonMakesUp",
                 [&] { EmitTask(step); });
        break;
    }
    return MarkAsSkeleton(std::move(out_).Take());
  }

 private:
  void EmitFile(std::set<std::string> headers, const std::string& using_line,
                const std::string& suite, const std::string& name,
                const std::function<void()>& emit_body) {
    headers.insert({"gtest/gtest.h", "sdk/testing/fake_step_context.h"});
    const auto emit_memory = [&] {
      if (!plugin_.has_connection) return;
      out_.Emit({}, "#include <memory>");
      out_.BlankLine();
    };
    out_.Emit({{"memory", emit_memory},
               {"includes", FormatPluginIncludes(plugin_, headers)},
               {"plugin", plugin_.cpp_namespace},
               {"using", using_line},
               {"test", generator::Declaration("TEST", {suite, name}, " {")},
               {"body", emit_body}},
              R"(
                $memory$
                $includes$

                namespace insight::plugins::$plugin$ {
                namespace {

                using ::insight::testing::FakeStepContext;
                $using$

                $test$
                  $body$
                }

                }  // namespace
                }  // namespace insight::plugins::$plugin$
              )");
  }

  // The context, and the connection if there is one.
  void EmitArrangement() {
    out_.Emit({}, "FakeStepContext context;");
    if (!plugin_.has_connection) return;
    out_.Emit({}, R"(
      const std::shared_ptr<Connection> connection = Connect({}, context.log());
    )");
  }

  // Returns the arguments of a step's function: these, and between them the
  // connection.
  [[nodiscard]] std::string Arguments(const std::string& before,
                                      const std::string& after = "") const {
    return "(" + before + (plugin_.has_connection ? ", *connection" : "") +
           after + ", context)";
  }

  // Emits "LEFT = FUNCTION(ARGUMENTS);", broken as clang-format does it.
  void EmitCall(const std::string& left, const std::string& function,
                const std::string& arguments) {
    constexpr std::size_t kColumns = 80;
    const bool fits_below =
        out_.indent() + 4 + function.size() + arguments.size() + 1 <= kColumns;
    out_.Emit({{"call", fits_below ? Assignment(left, function + arguments)
                                   : left + " = " + function + "(\n    " +
                                         arguments.substr(1) + ";"}},
              "$call$");
  }

  void EmitAction(const StepModel& step) {
    EmitArrangement();
    const std::string& type = step.output.cpp_name;
    const std::vector<std::string> values =
        RequiredValues(plugin_, step.output, step.spec->output, "expected");
    EmitCall("const " + type + " output", step.cpp_name, Arguments("{}"));
    if (values.empty()) {
      out_.Emit({{"check",
                  generator::Declaration("EXPECT_EQ", {"output", type + "{}"},
                                         ";", out_.indent())}},
                "$check$");
      return;
    }
    out_.Emit({{"Output", type}}, "$Output$ expected;");
    for (const std::string& value : values) {
      out_.Emit({{"value", value}}, "$value$");
    }
    out_.Emit({}, "EXPECT_EQ(output, expected);");
  }

  void EmitTrigger(const StepModel& step) {
    EmitArrangement();
    out_.Emit(
        {{"Step", step.cpp_name}, {"arguments", Arguments("{}", ", sink")}},
        R"(
                FakeTriggerSink events;
                events.OnSend([&] { context.Cancel(); });
                $Step$Sink sink(events);
                $Step$$arguments$;
                EXPECT_EQ(events.size(), 1u);
              )");
  }

  void EmitTask(const StepModel& step) {
    EmitArrangement();
    EmitCall("const " + step.cpp_name + "Result result", step.cpp_name,
             Arguments(step.state_type == "Json"
                           ? "{}, Json::object(), Json::object()"
                           : "{}, {}, Json::object()"));
    out_.Emit({},
              R"(
          EXPECT_TRUE(result.output.empty());
          EXPECT_EQ(result.has_more_pages, false);
          EXPECT_EQ(result.status_code, 200);
          EXPECT_EQ(result.error, nullptr);
        )");
  }

  const PluginModel& plugin_;
  CodePrinter out_;
};

}  // namespace

std::string TestSkeleton(const PluginModel& plugin, const StepModel& step) {
  return TestEmitter(plugin).EmitStep(step);
}

std::string ConnectionTestSkeleton(const PluginModel& plugin) {
  return TestEmitter(plugin).EmitConnection();
}

}  // namespace insight::scaffold
