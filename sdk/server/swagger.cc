#include "sdk/server/swagger.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "sdk/json/json.h"

namespace insight {
namespace {

struct Response {
  std::string_view status;
  std::string_view description;
  std::string_view schema = {};  // A definition, "object", or "array".
};

enum class Parameter { kNone, kFormat, kName, kConnectionTestType };

struct Operation {
  std::string_view path;
  std::string_view method;
  std::string_view summary;
  std::string_view description;
  std::initializer_list<Response> responses;
  Parameter parameter = Parameter::kNone;
  std::string_view of = {};    // What the parameter is about.
  std::string_view body = {};  // A definition; empty if there is no body.
};

constexpr Response kBadRequest = {"400", "Bad request"};
constexpr Response kUnexpected = {"500", "Unexpected error"};
constexpr Response kBadFormat = {"422",
                                 "The specified format is not supported"};

Json Reference(std::string_view definition) {
  return {{"$ref", "#/definitions/" + std::string(definition)}};
}

Json SchemaOf(std::string_view schema) {
  if (schema == "object") return {{"type", "object"}};
  if (schema == "array") {
    return {{"type", "array"}, {"items", {{"type", "string"}}}};
  }
  return Reference(schema);
}

std::string Capitalized(std::string_view word) {
  std::string text(word);
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

Json ParametersOf(const Operation& operation) {
  Json parameters = Json::array();
  const std::string of(operation.of);
  switch (operation.parameter) {
    case Parameter::kNone:
      break;
    case Parameter::kFormat:
      parameters.push_back(
          {{"in", "query"},
           {"name", "format"},
           {"type", "string"},
           {"description", "Format to return " + of + "; defaults to JSON"},
           {"enum", {"json", "yaml"}}});
      break;
    case Parameter::kName:
      parameters.push_back({{"in", "path"},
                            {"name", "name"},
                            {"description", "Name of the " + of},
                            {"type", "string"},
                            {"required", true}});
      break;
    case Parameter::kConnectionTestType:
      parameters.push_back({{"in", "path"},
                            {"name", "connection_test_type"},
                            {"description", "Which connection test to run"},
                            {"type", "string"},
                            {"enum", {"test", "test_task"}},
                            {"required", true}});
      break;
  }
  if (!operation.body.empty()) {
    const std::string article = of == "action" ? "an " : "a ";
    parameters.push_back({{"in", "body"},
                          {"required", true},
                          {"name", Capitalized(of) + " Input"},
                          {"schema", Reference(operation.body)},
                          {"description", "Input to run " + article + of}});
  }
  return parameters;
}

void AddOperation(const Operation& operation, Json& paths) {
  Json document = {{"summary", operation.summary},
                   {"description", operation.description}};
  Json parameters = ParametersOf(operation);
  if (!parameters.empty()) document["parameters"] = std::move(parameters);
  for (const Response& response : operation.responses) {
    Json& entry = document["responses"][std::string(response.status)];
    entry["description"] = response.description;
    if (!response.schema.empty()) entry["schema"] = SchemaOf(response.schema);
  }
  paths["/api/v1" + std::string(operation.path)]
       [std::string(operation.method)] = std::move(document);
}

void AddAboutPlugin(Json& paths) {
  const Operation operations[] = {
      {"/api",
       "get",
       "Get API spec details",
       "Get Swagger v2.0 API Specification",
       {{"200", "Swagger Specification to be returned", "object"}, kBadFormat},
       Parameter::kFormat,
       "swagger spec"},
      {"/info",
       "get",
       "Get plugin details",
       "Get InsightConnect plugin details",
       {{"200", "InsightConnect Plugin Information to be returned",
         "PluginInfo"}}},
      {"/spec",
       "get",
       "Get plugin spec details",
       "Get plugin specification",
       {{"200", "Plugin specification to be returned", "object"}, kBadFormat},
       Parameter::kFormat,
       "plugin spec"},
      {"/actions",
       "get",
       "Get list of plugin actions",
       "Get InsightConnect plugin all actions",
       {{"200", "InsightConnect Plugin actions list to be returned", "array"}}},
      {"/triggers",
       "get",
       "Get list of plugin triggers",
       "Get InsightConnect plugin all triggers",
       {{"200", "InsightConnect Plugin triggers list to be returned",
         "array"}}},
      {"/tasks",
       "get",
       "Get list of plugin tasks",
       "Get InsightConnect plugin all tasks",
       {{"200", "InsightConnect Plugin tasks list to be returned", "array"}}},
      {"/status",
       "get",
       "Get web service status",
       "Get web service status",
       {{"200", "Status to be returned", "object"}}},
      {"/definitions/actions",
       "get",
       "Get definitions of plugin actions",
       "Get the input schemas of all plugin actions",
       {{"200", "Action definitions to be returned", "ActionDefinitions"}}},
  };
  for (const Operation& operation : operations) AddOperation(operation, paths);
}

// Runs, details and tests, in the order of the Python runtime's document.
void AddSteps(Json& paths) {
  const Response details = {"200", "Action details to be returned",
                            "ActionTriggerDetails"};
  const Operation operations[] = {
      {"/actions/{name}",
       "post",
       "Run an action",
       "Run an action",
       {{"200", "Action output to be returned", "ActionTriggerOutput"},
        kBadRequest,
        kUnexpected},
       Parameter::kName,
       "action",
       "ActionTriggerInput"},
      {"/actions/{name}",
       "get",
       "Retrieve action details",
       "Retrieve action details",
       {details, kBadRequest},
       Parameter::kName,
       "action"},
      {"/tasks/{name}",
       "post",
       "Run a task",
       "Run a task",
       {{"200", "Task output to be returned", "TaskOutput"},
        kBadRequest,
        kUnexpected},
       Parameter::kName,
       "task",
       "TaskInput"},
      {"/tasks/{name}",
       "get",
       "Retrieve task details",
       "Retrieve task details",
       {{"200", "Task details to be returned", "TaskDetails"}, kBadRequest},
       Parameter::kName,
       "task"},
      {"/actions/{name}/test",
       "post",
       "Run action test",
       "Run action test",
       {{"200", "Action test output to be returned", "ActionTriggerOutput"},
        kBadRequest,
        kUnexpected},
       Parameter::kName,
       "action",
       "ActionTriggerInput"},
      {"/triggers/{name}/test",
       "post",
       "Run trigger test",
       "Run trigger test",
       {{"200", "Trigger test output to be returned", "ActionTriggerOutput"},
        kBadRequest,
        kUnexpected},
       Parameter::kName,
       "trigger",
       "ActionTriggerInput"},
      {"/tasks/{name}/test",
       "post",
       "Run task test",
       "Run task test",
       {{"200", "Task test output to be returned", "TaskOutput"},
        kBadRequest,
        kUnexpected},
       Parameter::kName,
       "task",
       "TaskInput"},
      {"/triggers/{name}",
       "get",
       "Retrieve trigger details",
       "Retrieve trigger details",
       {{"200", "Trigger details to be returned", "ActionTriggerDetails"},
        kBadRequest},
       Parameter::kName,
       "trigger"},
  };
  for (const Operation& operation : operations) AddOperation(operation, paths);
}

void AddConnectionAndWorkers(Json& paths) {
  const Response not_allowed = {"403", "Worker control is switched off"};
  const Operation operations[] = {
      {"/connection",
       "get",
       "Get plugin connection details",
       "Get InsightConnect plugin connection details",
       {{"200", "InsightConnect plugin connection details to be returned",
         "ConnectionDetails"}}},
      {"/connection/{connection_test_type}",
       "post",
       "Run connection test",
       "Run InsightConnect plugin connection test",
       {{"200", "Connection test output to be returned",
         "ConnectionTestOutput"},
        {"204",
         "The server successfully processed the request and is not returning "
         "any content"},
        {"400", "A ConnectionTestException has occurred"},
        {"500", "Internal server error"},
        {"501", "The plugin has no connection test"}},
       Parameter::kConnectionTestType,
       "connection test",
       "ConnectionTestInput"},
      {"/workers",
       "get",
       "Get number of workers",
       "Get number of workers",
       {{"200", "Number of workers to be returned", "Workers"}}},
      {"/workers/add",
       "post",
       "Add a worker",
       "Add a worker",
       {{"200", "Number of workers after the change", "Workers"}, not_allowed}},
      {"/workers/remove",
       "post",
       "Remove a worker",
       "Remove a worker",
       {{"200", "The worker is removed", "object"}, not_allowed}},
  };
  for (const Operation& operation : operations) AddOperation(operation, paths);
}

// Types: "string", "integer", "boolean", "object", "[]string" or a definition.
struct Property {
  std::string_view name;
  std::string_view type;
};

Json PropertySchema(std::string_view type) {
  if (type == "[]string") return SchemaOf("array");
  if (type.front() >= 'A' && type.front() <= 'Z') return Reference(type);
  return {{"type", type}};
}

Json ObjectSchema(std::initializer_list<Property> properties) {
  Json schema = {{"type", "object"}};
  for (const Property& property : properties) {
    schema["properties"][std::string(property.name)] =
        PropertySchema(property.type);
  }
  return schema;
}

Json WithRequired(Json schema, std::initializer_list<const char*> required) {
  for (const char* name : required) schema["required"].push_back(name);
  return schema;
}

// A message with a body of `body`, of one of `types`.
Json MessageSchema(std::string_view body,
                   std::initializer_list<const char*> types) {
  Json schema =
      ObjectSchema({{"version", "string"}, {"body", body}, {"type", "string"}});
  for (const char* type : types) {
    schema["properties"]["type"]["enum"].push_back(type);
  }
  return WithRequired(std::move(schema), {"body", "type", "version"});
}

void AddOutputs(Json& definitions) {
  definitions["ActionTriggerOutputBody"] =
      WithRequired(ObjectSchema({{"log", "string"},
                                 {"status", "string"},
                                 {"meta", "object"},
                                 {"output", "object"}}),
                   {"log", "meta", "output", "status"});
  definitions["ActionTriggerOutput"] = MessageSchema(
      "ActionTriggerOutputBody", {"action_event", "trigger_event"});
  definitions["ExceptionDetails"] = ObjectSchema(
      {{"cause", "string"}, {"assistance", "string"}, {"data", "string"}});
  definitions["TaskOutputBody"] =
      WithRequired(ObjectSchema({{"log", "string"},
                                 {"status", "string"},
                                 {"meta", "object"},
                                 {"state", "object"},
                                 {"has_more_pages", "boolean"},
                                 {"status_code", "integer"},
                                 {"exception", "ExceptionDetails"},
                                 {"output", "object"}}),
                   {"log", "meta", "output", "state", "status"});
  definitions["TaskOutput"] = MessageSchema("TaskOutputBody", {"task_event"});
  definitions["ConnectionTestOutput"] =
      MessageSchema("ActionTriggerOutputBody", {"connection_test"});
}

void AddInputs(Json& definitions) {
  definitions["ActionTriggerInputBody"] =
      WithRequired(ObjectSchema({{"action", "string"},
                                 {"connection", "object"},
                                 {"input", "object"}}),
                   {"action", "connection", "input"});
  definitions["ActionTriggerInput"] = MessageSchema(
      "ActionTriggerInputBody", {"action_start", "trigger_start"});
  definitions["TaskInputBody"] =
      WithRequired(ObjectSchema({{"task", "string"},
                                 {"connection", "object"},
                                 {"input", "object"},
                                 {"state", "object"},
                                 {"custom_config", "object"}}),
                   {"connection", "input", "state", "task"});
  definitions["TaskInput"] = MessageSchema("TaskInputBody", {"task_start"});
  definitions["ConnectionTestInputBody"] = ObjectSchema(
      {{"connection", "object"}, {"meta", "object"}, {"task", "string"}});
  definitions["ConnectionTestInput"] =
      MessageSchema("ConnectionTestInputBody", {"connection_test"});
}

void AddDetails(Json& definitions) {
  definitions["ActionTriggerDetails"] = ObjectSchema({{"description", "string"},
                                                      {"title", "string"},
                                                      {"input", "object"},
                                                      {"output", "object"}});
  definitions["TaskDetails"] = ObjectSchema({{"description", "string"},
                                             {"title", "string"},
                                             {"input", "object"},
                                             {"output", "object"},
                                             {"schedule", "object"},
                                             {"state", "object"}});
  definitions["ConnectionDetails"] = ObjectSchema({{"properties", "object"},
                                                   {"required", "[]string"},
                                                   {"title", "string"},
                                                   {"type", "string"}});
  definitions["ActionDefinition"] =
      ObjectSchema({{"identifier", "string"}, {"inputJsonSchema", "object"}});
  definitions["ActionDefinitions"] = {
      {"type", "object"},
      {"properties",
       {{"actionsDefinitions",
         {{"type", "array"}, {"items", Reference("ActionDefinition")}}}}}};
  definitions["Workers"] = ObjectSchema({{"num_workers", "integer"}});
}

}  // namespace

Json MakeSwagger() {
  Json document;
  Json& paths = document["paths"];
  AddAboutPlugin(paths);
  AddSteps(paths);
  AddConnectionAndWorkers(paths);
  document["info"] = {{"title", "InsightConnect Plugin Runtime API"},
                      {"version", "1.0"}};
  document["swagger"] = "2.0";
  Json& definitions = document["definitions"];
  definitions["PluginInfo"] = ObjectSchema({{"name", "string"},
                                            {"vendor", "string"},
                                            {"plugin_spec_version", "string"},
                                            {"tags", "[]string"},
                                            {"version", "string"},
                                            {"title", "string"},
                                            {"support", "string"},
                                            {"enable_cache", "boolean"},
                                            {"description", "string"},
                                            {"number_of_workers", "integer"},
                                            {"threads", "integer"},
                                            {"sdk_version", "string"}});
  AddOutputs(definitions);
  AddInputs(definitions);
  AddDetails(definitions);
  return document;
}

}  // namespace insight
