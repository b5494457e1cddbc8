#include "sdk/server/request_handler.h"

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

#include "sdk/json/dump.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "sdk/message/message.h"
#include "sdk/message/request.h"
#include "sdk/server/body_text.h"
#include "sdk/server/custom_config.h"
#include "sdk/server/error_object.h"
#include "sdk/server/sdk_version.h"
#include "sdk/server/swagger.h"
#include "sdk/server/yaml_json.h"

namespace insight {
namespace {

// Which request it is, for its log lines: section 3.8 of the runtime contract.
Json LogContext(const ServerRequest& request) {
  const std::string_view target = request.target;
  const std::pair<const char*, std::string_view> members[] = {
      {"request_path", target.substr(0, target.find('?'))},
      {"request_id", request.Header("x-request-id")},
      {"org_id", request.Header("x-ipims-orgid")},
      {"int_id", request.Header("x-integration-id")}};
  Json context = Json::object();
  for (const auto& [name, value] : members) {
    if (!value.empty()) context[name] = value;
  }
  return context;
}

// What the requests of a route must be like.
struct StepRoute {
  MessageType type;
  std::string_view field;  // Of the body: the step's name.
  std::string_view title;
  bool test;
};

StepRoute StepRouteOf(Endpoint endpoint) {
  switch (endpoint) {
    case Endpoint::kTaskRun:
    case Endpoint::kTaskTest:
      return {MessageType::kTaskStart, "task", "Task",
              endpoint == Endpoint::kTaskTest};
    case Endpoint::kTriggerTest:
      return {MessageType::kTriggerStart, "trigger", "Trigger", true};
    default:
      return {MessageType::kActionStart, "action", "Action",
              endpoint == Endpoint::kActionTest};
  }
}

// What Python's bool() says is false.
bool IsEmpty(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value.get<double>() == 0;
  if (IsBigInteger(value)) return false;
  return value.empty();
}

// The request's body as JSON.  Throws RequestFault.
Json ReadBody(ServerRequest& request) {
  std::optional<std::string> text = DecodeBodyText(std::move(request.body));
  request.body = {};
  const std::string fault =
      "The browser (or proxy) sent a request that this server could not "
      "understand. The body is no JSON: ";
  if (!text) throw RequestFault(400, fault + "it is neither UTF-8 nor UTF-16.");
  try {
    return ParseJson(*text);
  } catch (const JsonParseException& e) {
    throw RequestFault(400, fault + e.what());
  }
}

// The caller and the route must mean the same step.  Throws RequestFault.
void CheckName(const Json& document, const StepRoute& expected,
               const std::string& name) {
  if (!document.is_object()) return;
  const auto body = document.find("body");
  // What has no body is no message, which is told later.
  if (body == document.end() || !body->is_object()) return;
  const auto field = body->find(expected.field);
  const Json none;
  const Json& given = field == body->end() ? none : *field;
  if (given == name) return;
  std::string text(expected.title);
  text.append(" name (").append(PythonStr(given));
  text.append(") in input body is not matching with name (");
  throw RequestFault(400, text.append(name).append(") in route"));
}

ServerReply EmptyInput() {
  return JsonReply(400, {{"error", "Empty input provided"}});
}

int StatusOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kOk:
      return 200;
    case Outcome::kClientError:
    case Outcome::kPluginError:
      return 400;
    case Outcome::kNotImplemented:
      return 501;
    case Outcome::kServerError:
      break;
  }
  return 500;
}

// The members of `value` that are named.
Json Subset(const Json& value, std::initializer_list<const char*> names) {
  Json subset = Json::object();
  if (!value.is_object()) return subset;
  for (const char* name : names) {
    const auto member = value.find(name);
    if (member != value.end()) subset[name] = *member;
  }
  return subset;
}

Json SchemaOf(std::string_view text) {
  return text.empty() ? Json::object() : ParseJson(text);
}

// "json" or "yaml"; nothing if the query asks for anything else.
std::optional<std::string> FormatOf(const ServerRequest& request) {
  std::string format = QueryValue(request.target, "format", "json");
  if (format != "json" && format != "yaml") return std::nullopt;
  return format;
}

ServerReply BadFormat() {
  return JsonReply(422, {{"error", "The specified format is not supported"}});
}

}  // namespace

RequestHandler::RequestHandler(const PluginDef& plugin, StepRunner& runner,
                               WorkerControl& workers, Options options)
    : plugin_(plugin),
      runner_(runner),
      workers_(workers),
      options_(std::move(options)) {}

ServerReply RequestHandler::Handle(ServerRequest& request, const Route& route,
                                   const Cancellation* cancellation) {
  try {
    return Dispatch(request, route, cancellation);
  } catch (const RequestFault& e) {
    return ErrorReply(e.status(), request, e.what());
  } catch (const MessageException& e) {
    return ErrorReply(400, request, e.what());
  } catch (const std::runtime_error& e) {
    // A spec that is not there or none.
    return FailureReply(request, e.what());
  } catch (const std::bad_alloc&) {
    return ErrorReply(503, request, "There is not enough memory.");
  }
}

ServerReply RequestHandler::Dispatch(ServerRequest& request, const Route& route,
                                     const Cancellation* cancellation) {
  switch (route.endpoint) {
    case Endpoint::kNotFound:
      return ErrorReply(404, request);
    case Endpoint::kMethodNotAllowed: {
      ServerReply reply = ErrorReply(405, request);
      reply.headers.emplace_back("Allow", route.allow);
      return reply;
    }
    case Endpoint::kOptions:
      return {.content_type = "text/html; charset=utf-8",
              .headers = {{"Allow", route.allow}}};
    case Endpoint::kRedirect: {
      ServerReply reply = ErrorReply(308, request, "The path is " + route.name);
      reply.headers.emplace_back("Location", PercentEncodedPath(route.name));
      return reply;
    }
    case Endpoint::kConnectionTest:
      return TestConnection(request, route, cancellation);
    case Endpoint::kWorkersAdd:
    case Endpoint::kWorkersRemove:
      return ChangeWorkers(request, route.endpoint == Endpoint::kWorkersAdd);
    default:
      break;
  }
  return RunsPluginCode(route.endpoint) ? RunStep(request, route, cancellation)
                                        : DescribePlugin(request, route);
}

ServerReply RequestHandler::RunStep(ServerRequest& request, const Route& route,
                                    const Cancellation* cancellation) {
  Json document = ReadBody(request);
  if (IsEmpty(document)) return EmptyInput();
  const StepRoute expected = StepRouteOf(route.endpoint);
  CheckName(document, expected, route.name);
  if (route.endpoint == Endpoint::kTaskRun && document.is_object() &&
      document.contains("body")) {
    AddConfig(request, route.name, document["body"]);
  }
  const Json log_context = LogContext(request);
  RunResult result =
      runner_.Run(Message(std::move(document)), {.test = expected.test,
                                                 .expected_type = expected.type,
                                                 .cancellation = cancellation,
                                                 .log_context = &log_context});
  return JsonReply(StatusOf(result.outcome), result.envelope);
}

ServerReply RequestHandler::TestConnection(ServerRequest& request,
                                           const Route& route,
                                           const Cancellation* cancellation) {
  if (route.name != "test" && route.name != "test_task") {
    Json error;
    error["error"] =
        "The requested endpoint is not available, only ['test', 'test_task'] "
        "are supported.";
    error["code"] = 404;
    error["method"] = request.method;
    error["name"] = ReasonOf(404);
    return JsonReply(404, error);
  }
  Json document = ReadBody(request);
  if (IsEmpty(document)) return EmptyInput();
  const Json log_context = LogContext(request);
  RunResult result = runner_.Run(Message(std::move(document)),
                                 {.test = true,
                                  .test_task = route.name == "test_task",
                                  .expected_type = MessageType::kConnectionTest,
                                  .cancellation = cancellation,
                                  .log_context = &log_context});
  if (result.outcome == Outcome::kOk &&
      result.envelope.at("body").at("output").is_null()) {
    return {.status = 204};
  }
  return JsonReply(StatusOf(result.outcome), result.envelope);
}

ServerReply RequestHandler::DescribePlugin(const ServerRequest& request,
                                           const Route& route) {
  switch (route.endpoint) {
    case Endpoint::kApi:
      return ShowApi(request);
    case Endpoint::kSpec:
      return ShowSpec(request);
    case Endpoint::kInfo:
      return JsonReply(200, Info());
    case Endpoint::kActions:
      return JsonReply(200, NamesOf(StepKind::kAction));
    case Endpoint::kTriggers:
      return JsonReply(200, NamesOf(StepKind::kTrigger));
    case Endpoint::kTasks:
      return JsonReply(200, NamesOf(StepKind::kTask));
    case Endpoint::kActionDefinitions:
      return JsonReply(200, ActionDefinitions());
    case Endpoint::kActionDetails:
      return StepDetails(StepKind::kAction, route.name);
    case Endpoint::kTriggerDetails:
      return StepDetails(StepKind::kTrigger, route.name);
    case Endpoint::kTaskDetails:
      return StepDetails(StepKind::kTask, route.name);
    case Endpoint::kConnection:
      return JsonReply(200, ConnectionDetails());
    case Endpoint::kWorkers:
      return JsonReply(200, {{"num_workers", workers_.workers()}});
    default:
      return JsonReply(200, {{"status", "Ready"}});
  }
}

ServerReply RequestHandler::ChangeWorkers(const ServerRequest& request,
                                          bool add) {
  if (!options_.worker_control) {
    return ErrorReply(403, request,
                      "Worker control is switched off. Start the server with "
                      "INSIGHT_HTTP_WORKER_CONTROL=1 to switch it on.");
  }
  if (add) {
    workers_.AddWorker();
    return JsonReply(200, {{"num_workers", workers_.workers()}});
  }
  workers_.RemoveWorker();
  return JsonReply(200, Json::object());
}

ServerReply RequestHandler::ShowApi(const ServerRequest& request) const {
  const std::optional<std::string> format = FormatOf(request);
  if (!format) return BadFormat();
  if (*format == "json") return {.body = DumpJson(MakeSwagger())};
  return {.content_type = "application/yaml",
          .body = JsonToYaml(MakeSwagger())};
}

ServerReply RequestHandler::ShowSpec(const ServerRequest& request) {
  const std::optional<std::string> format = FormatOf(request);
  if (!format) return BadFormat();
  if (*format == "json") return JsonReply(200, Spec());
  return {.content_type = "application/yaml", .body = SpecText()};
}

Json RequestHandler::Info() {
  const Json& spec = Spec();
  Json info;
  for (const char* name : {"name", "description", "version", "vendor",
                           "plugin_spec_version", "title", "support"}) {
    const Json value = spec.value(name, Json());
    info[name] = value.is_null() ? Json() : Json(PythonStr(value));
  }
  for (const char* name : {"tags", "enable_cache"}) {
    info[name] = spec.value(name, Json());
  }
  info["number_of_workers"] = workers_.workers();
  info["threads"] = options_.threads_per_worker;
  info["sdk_version"] = kSdkVersion;
  return info;
}

Json RequestHandler::NamesOf(StepKind kind) const {
  Json names = Json::array();
  for (const StepDef& step : plugin_.steps) {
    if (step.kind == kind) names.push_back(step.name);
  }
  return names;
}

Json RequestHandler::ActionDefinitions() const {
  Json actions = Json::array();
  for (const StepDef& step : plugin_.steps) {
    if (step.kind != StepKind::kAction) continue;
    Json action;
    action["identifier"] = step.name;
    action["inputJsonSchema"] = SchemaOf(step.input_schema);
    actions.push_back(std::move(action));
  }
  Json definitions;
  definitions["actionsDefinitions"] = std::move(actions);
  return definitions;
}

Json RequestHandler::ConnectionDetails() const {
  return Subset(SchemaOf(plugin_.connection.schema),
                {"properties", "required", "title", "type"});
}

ServerReply RequestHandler::StepDetails(StepKind kind,
                                        const std::string& name) {
  const char* const titles[] = {"Action", "Trigger", "Task"};
  const char* const sections[] = {"actions", "triggers", "tasks"};
  const auto index = static_cast<std::size_t>(kind);
  const Json steps = Spec().value(sections[index], Json::object());
  if (!steps.is_object() || !steps.contains(name)) {
    Json error;
    error["error"] =
        std::string(titles[index]) + " " + name + " does not exist";
    return JsonReply(400, error);
  }
  const Json& step = steps.at(name);
  return JsonReply(
      200, kind == StepKind::kTask
               ? Subset(step, {"description", "title", "input", "output",
                               "schedule", "state"})
               : Subset(step, {"description", "title", "input", "output"}));
}

void RequestHandler::AddConfig(const ServerRequest& request,
                               const std::string& task, Json& body) const {
  std::vector<std::string_view> tasks;
  for (const StepDef& step : plugin_.steps) {
    if (step.kind == StepKind::kTask) tasks.push_back(step.name);
  }
  AddCustomConfig(options_.custom_configs,
                  {.organization = request.Header("x-ipims-orgid"),
                   .integration = request.Header("x-integration-id"),
                   .task = task},
                  tasks, body);
}

std::string RequestHandler::SpecText() const {
  for (const std::string& path : options_.spec_files) {
    std::ifstream file(path, std::ios::binary);
    if (!file) continue;
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  if (plugin_.spec_yaml.empty()) {
    throw std::runtime_error("There is no plugin.spec.yaml.");
  }
  return std::string(plugin_.spec_yaml);
}

const Json& RequestHandler::Spec() {
  const std::lock_guard lock(mutex_);
  if (spec_ == nullptr) {
    Json spec = YamlToJson(SpecText());
    if (!spec.is_object()) {
      throw std::runtime_error("The plugin.spec.yaml is no map.");
    }
    spec_ = std::make_unique<const Json>(std::move(spec));
  }
  return *spec_;
}

}  // namespace insight
