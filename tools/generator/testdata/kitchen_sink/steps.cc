// The author's part of the plugin that tests are run against.

#include <memory>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"
#include "tools/generator/kitchen_sink/schema.h"
#include "tools/generator/testdata/kitchen_sink/connection.h"

namespace insight::plugins::kitchen_sink {

std::shared_ptr<Connection> Connect(const ConnectionInput& input, Logger&) {
  return std::make_shared<Connection>(input.url);
}

void TestConnection(Connection& connection, StepContext&) {
  if (connection.url() == "down") {
    throw ConnectionTestException("The service is down.", "Try later.");
  }
}

EveryTypeOutput EveryType(const EveryTypeInput& input, Connection&,
                          StepContext&) {
  EveryTypeOutput output;
  output.string = input.string;
  output.container = input.container;
  output.level = input.level;
  output.files = input.files;
  output.optional_container = input.optional_container;
  return output;
}

DefaultsOutput Defaults(const DefaultsInput& input, Connection&, StepContext&) {
  if (input == DefaultsInput{}) return {};
  throw PluginException("Something was given.", "Give nothing.");
}

N2faNamesOutput N2faNames(const N2faNamesInput& input, Connection&,
                          StepContext&) {
  throw PluginException(input.delete_, input.id_3.value_or("none"));
}

GetOutput Get(const GetInput&, Connection& connection, StepContext&) {
  return {.found = connection.url() == "here"};
}

void Get2(const Get2Input& input, Connection&, Get2Sink& sink, StepContext&) {
  sink.Send({.verdict = {.score = input.interval}});
}

MonitorResult Monitor(const MonitorInput& input, const MonitorState& state,
                      const Json&, Connection&, StepContext&) {
  MonitorResult result;
  result.output.push_back({.score = input.limit});
  result.state.last = state.last.value_or("first") + "+";
  result.has_more_pages = true;
  result.status_code = 429;
  result.error = std::make_shared<PluginException>(Preset::kRateLimit);
  return result;
}

MonitorAnythingResult MonitorAnything(const MonitorAnythingInput&,
                                      const Json& state,
                                      const Json& custom_config, Connection&,
                                      StepContext&) {
  return {.output = {state, custom_config}, .state = Json::object()};
}

}  // namespace insight::plugins::kitchen_sink
