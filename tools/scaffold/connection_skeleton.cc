#include "tools/scaffold/connection_skeleton.h"

#include <utility>

#include "tools/generator/code_printer.h"
#include "tools/generator/code_text.h"
#include "tools/scaffold/includes.h"
#include "tools/scaffold/skeleton_mark.h"

namespace insight::scaffold {

using generator::CodePrinter;
using generator::PluginModel;

std::string ConnectionHeaderSkeleton(const PluginModel& plugin) {
  CodePrinter out;
  out.Emit({{"guard", generator::IncludeGuard(ConnectionHeader(plugin))},
            {"schema", plugin.header},
            {"plugin", plugin.cpp_namespace}},
           R"(
             #ifndef $guard$
             #define $guard$

             #include <utility>

             #include "$schema$"  // generated from the spec

             namespace insight::plugins::$plugin$ {

             // What all steps with the same connection parameters share.
             //
             // Thread safety: all methods may be called from any thread.
             class Connection {
              public:
               explicit Connection(ConnectionInput input) : input_(std::move(input)) {}

               [[nodiscard]] const ConnectionInput& input() const { return input_; }

              private:
               const ConnectionInput input_;
             };

             }  // namespace insight::plugins::$plugin$

             #endif  // $guard$
           )");
  return MarkAsSkeleton(std::move(out).Take());
}

std::string ConnectionSourceSkeleton(const PluginModel& plugin) {
  CodePrinter out;
  out.Emit(
      {{"header", ConnectionHeader(plugin)}, {"plugin", plugin.cpp_namespace}},
      R"(
             #include "$header$"

             #include <memory>

             #include "sdk/log/logger.h"
             #include "sdk/step/step_context.h"

             namespace insight::plugins::$plugin$ {

             std::shared_ptr<Connection> Connect(const ConnectionInput& input,
                                                 Logger& /*log*/) {
               return std::make_shared<Connection>(input);
             }

             void TestConnection(Connection& /*connection*/, StepContext& context) {
               context.log().Warning("The connection is a skeleton: nothing is tested.");
             }

             }  // namespace insight::plugins::$plugin$
           )");
  return MarkAsSkeleton(std::move(out).Take());
}

}  // namespace insight::scaffold
