// The program of the plugin "kitchen_sink": the table of its steps.
//
// Generated from tools/generator/testdata/kitchen_sink.spec.yaml. Do not edit.

#include <string_view>
#include <utility>

#include "tools/generator/kitchen_sink/schema.h"
#include "sdk/codec/codec.h"
#include "sdk/json/json.h"
#include "sdk/main/run_plugin.h"
#include "sdk/runtime/delivery.h"
#include "sdk/runtime/task_configs.h"
#include "sdk/step/step_def.h"

namespace insight::plugins::kitchen_sink {
namespace {

// The spec as it is.
constexpr std::string_view kSpec =
R"text(plugin_spec_version: v2
extension: plugin
products: [insightconnect]
name: kitchen_sink
title: "Kitchen \"Sink\""
description: "Every odd corner that a spec can have: a \\ at the end of a line \\\nand a quote \" and */ and ??/ and ??="
version: 1.0.0
connection_version: 1
vendor: insight
support: community
status: []
enable_cache: yes
connection:
  url: {type: string, required: true, title: URL, description: Where the service is}
  login: {type: credential_username_password, required: true, title: Login}
  api_key: {type: credential_secret_key, title: API Key}
  private_key: {type: credential_asymmetric_key, title: Key}
  token: {type: credential_token, title: Token}
  pin: {type: password, title: PIN, default: "0000"}
  ssl_verify: {type: boolean, default: true, title: Verify}
types:
  verdict:
    score: {type: integer, required: true, title: Score, description: From 0 to 100}
    label: {type: string, title: Label, enum: [malicious, harmless, new]}
    related: {type: "[]verdict", title: Related, description: Leads back here}
  # Its name is that of a struct of ours.
  token: {value: {type: string, required: true, title: Value}}
  # The built-in type wins.
  file: {never: {type: string, title: Never}}
  container:
    verdict: {type: verdict, title: Verdict}
    verdicts: {type: "[]verdict", title: Verdicts}
    tokens: {type: "[]token", title: Tokens}
  unused: {nothing: {type: string, title: Nothing}}
actions:
  every_type:
    title: Every Type
    description: Returns what it is given
    input:
      string: {type: string, required: true, title: String, description: A string}
      integer: {type: integer, required: true, title: Integer}
      number: {type: number, required: true, title: Number}
      boolean: {type: boolean, required: true, title: Boolean}
      date: {type: date, required: true, title: Date}
      bytes: {type: bytes, required: true, title: Bytes}
      file: {type: file, required: true, title: File}
      password: {type: password, required: true, title: Password}
      object: {type: object, required: true, title: Object}
      python: {type: python, required: true, title: Python}
      container: {type: container, required: true, title: Container}
      level: {type: string, required: true, enum: [low, high, High], title: Level}
      strings: {type: "[]string", required: true, title: Strings}
      integers: {type: "[]integer", required: true, title: Integers}
      booleans: {type: "[]boolean", required: true, title: Booleans}
      files: {type: "[]file", required: true, title: Files}
      objects: {type: "[]object", required: true, title: Objects}
      lists: {type: "[][]string", required: true, title: Lists}
      unknown: {type: array, required: true, title: Unknown}
      optional_string: {type: string, title: Optional String}
      optional_integer: {type: integer, title: Optional Integer}
      optional_container: {type: container, title: Optional Container}
      optional_level: {type: string, enum: [low, high, High], title: Optional Level}
      optional_strings: {type: "[]string", title: Optional Strings}
      optional_object: {type: object, title: Optional Object}
    output:
      string: {type: string, required: true, title: String, description: A string}
      integer: {type: integer, required: true, title: Integer}
      number: {type: number, required: true, title: Number}
      boolean: {type: boolean, required: true, title: Boolean}
      date: {type: date, required: true, title: Date}
      bytes: {type: bytes, required: true, title: Bytes}
      file: {type: file, required: true, title: File}
      password: {type: password, required: true, title: Password}
      object: {type: object, required: true, title: Object}
      python: {type: python, required: true, title: Python}
      container: {type: container, required: true, title: Container}
      level: {type: string, required: true, enum: [low, high, High], title: Level}
      strings: {type: "[]string", required: true, title: Strings}
      integers: {type: "[]integer", required: true, title: Integers}
      booleans: {type: "[]boolean", required: true, title: Booleans}
      files: {type: "[]file", required: true, title: Files}
      objects: {type: "[]object", required: true, title: Objects}
      lists: {type: "[][]string", required: true, title: Lists}
      unknown: {type: array, required: true, title: Unknown}
      optional_string: {type: string, title: Optional String}
      optional_integer: {type: integer, title: Optional Integer}
      optional_container: {type: container, title: Optional Container}
      optional_level: {type: string, enum: [low, high, High], title: Optional Level}
      optional_strings: {type: "[]string", title: Optional Strings}
      optional_object: {type: object, title: Optional Object}
  defaults:
    title: Defaults
    description: Fields with a default are never empty
    input:
      text: {type: string, default: "a \"b\" \\ c\n\t\u00e9??/", title: Text}
      nothing: {type: string, default: "", title: Nothing}
      count: {type: integer, default: 10, title: Count}
      negative: {type: int, default: -9223372036854775807, title: Negative}
      underscored: {type: integer, default: 12_000, title: Underscored}
      ratio: {type: float, default: 1e16, title: Ratio}
      half: {type: number, default: 0.5, title: Half}
      whole: {type: number, default: 3, title: Whole}
      enabled: {type: bool, default: yes, title: Enabled}
      disabled: {type: boolean, default: False, title: Disabled}
      level: {type: string, enum: [low, high], default: high, title: Level}
      free_level: {type: string, enum: ["very low", high], default: very low, title: Free Level}
      day: {type: date, default: "2026-11-25T00:00:00Z", title: Day}
      raw: {type: bytes, default: SGVsbG8=, title: Raw}
      names: {type: "[]string", default: [one, "two"], title: Names}
      empty: {type: "[]integer", default: [], title: Empty}
      options: {type: object, default: {}, title: Options}
      wrong: {type: integer, default: "10", title: Wrong}
      missing: {type: string, enum: [a, b], default: c, title: Missing}
    output: null
  # Names that are no C++ names, or the same ones.
  "2fa names":
    title: Names
    description: "A comment that ends in a backslash \\"
    input:
      delete: {type: string, required: true, title: Delete}
      requires: {type: string, title: Requires}
      Area Code: {type: string, title: Area Code}
      "@odata.context": {type: string, title: Context}
      "$id": {type: string, title: ID}
      _id: {type: string, title: ID}
      id: {type: string, title: ID}
      ipv4addrs: {type: string, title: Addresses}
      ipv4addrs+: {type: string, title: Addresses}
      ipv4addrs-: {type: string, title: Addresses}
      std: {type: string, title: Std}
      input: {type: string, title: Input}
      errno: {type: integer, title: Error}
      "+": {type: string, title: Plus}
      'quote"d\name': {type: string, title: Quoted}
    output: {}
  get:
    title: Get
    description: Without input
    output:
      found: {type: boolean, required: true, title: Found}
triggers:
  # Both a trigger and an action.
  get:
    title: Get
    description: Sends events
    input:
      interval: {type: integer, default: 5, title: Interval}
    output:
      verdict: {type: verdict, required: true, title: Verdict}
tasks:
  monitor:
    title: Monitor
    description: Has a state that is described
    input:
      limit: {type: integer, required: true, title: Limit}
    state:
      last: {type: string, title: Last}
    output:
      verdicts: {type: "[]verdict", required: true, title: Verdicts, description: What is new}
  monitor_anything:
    title: Monitor Anything
    description: Has neither state nor output that is described
    output:
      logs: {type: object, title: Logs}
)text";

constexpr std::string_view kConnectionSchema =
R"text({"type": "object", "title": "Variables", "properties": {"api_key": {"$ref": "#/definitions/credential_secret_key", "title": "API Key", "order": 3}, "login": {"$ref": "#/definitions/credential_username_password", "title": "Login", "order": 2}, "pin": {"$ref": "#/definitions/password", "title": "PIN", "default": "0000", "order": 6}, "private_key": {"$ref": "#/definitions/credential_asymmetric_key", "title": "Key", "order": 4}, "ssl_verify": {"type": "boolean", "title": "Verify", "default": true, "order": 7}, "token": {"$ref": "#/definitions/credential_token", "title": "Token", "order": 5}, "url": {"type": "string", "title": "URL", "description": "Where the service is", "order": 1}}, "required": ["login", "url"], "definitions": {"credential_username_password": {"id": "credential_username_password", "title": "Credential: Username and Password", "description": "A username and password combination", "type": "object", "properties": {"username": {"type": "string", "title": "Username", "description": "The username to log in with", "order": 1}, "password": {"type": "string", "title": "Password", "description": "The password", "format": "password", "displayType": "password", "order": 2}}, "required": ["username", "password"]}, "credential_secret_key": {"id": "credential_secret_key", "type": "object", "title": "Credential: Secret Key", "description": "A shared secret key", "required": ["secretKey"], "properties": {"secretKey": {"type": "string", "title": "Secret Key", "description": "The shared secret key", "format": "password", "displayType": "password"}}}, "credential_asymmetric_key": {"id": "credential_asymmetric_key", "type": "object", "title": "Credential: Asymmetric key", "description": "A shared key", "required": ["privateKey"], "properties": {"privateKey": {"type": "string", "title": "Private Key", "description": "The private key", "format": "password", "displayType": "password"}}}, "credential_token": {"id": "credential_token", "type": "object", "title": "Credential: Token", "description": "A pair of a token, and an optional domain", "required": ["token"], "properties": {"domain": {"type": "string", "title": "Domain", "description": "The domain for the token", "order": 1}, "token": {"type": "string", "title": "Token", "description": "The shared token", "format": "password", "displayType": "password", "order": 2}}}, "password": {"type": "string", "format": "password", "displayType": "password"}}})text";

constexpr std::string_view kEveryTypeInputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"boolean": {"type": "boolean", "title": "Boolean", "order": 4}, "booleans": {"type": "array", "title": "Booleans", "items": {"type": "boolean"}, "order": 15}, "bytes": {"type": "string", "format": "bytes", "displayType": "bytes", "title": "Bytes", "order": 6}, "container": {"$ref": "#/definitions/container", "title": "Container", "order": 11}, "date": {"type": "string", "format": "date-time", "displayType": "date", "title": "Date", "order": 5}, "file": {"$ref": "#/definitions/file", "title": "File", "order": 7}, "files": {"type": "array", "title": "Files", "items": {"$ref": "#/definitions/file"}, "order": 16}, "integer": {"type": "integer", "title": "Integer", "order": 2}, "integers": {"type": "array", "title": "Integers", "items": {"type": "integer"}, "order": 14}, "level": {"type": "string", "title": "Level", "enum": ["low", "high", "High"], "order": 12}, "lists": {"type": "array", "title": "Lists", "order": 18}, "number": {"type": "number", "title": "Number", "order": 3}, "object": {"type": "object", "title": "Object", "order": 9}, "objects": {"type": "array", "title": "Objects", "items": {"type": "object"}, "order": 17}, "optional_container": {"$ref": "#/definitions/container", "title": "Optional Container", "order": 22}, "optional_integer": {"type": "integer", "title": "Optional Integer", "order": 21}, "optional_level": {"type": "string", "title": "Optional Level", "enum": ["low", "high", "High"], "order": 23}, "optional_object": {"type": "object", "title": "Optional Object", "order": 25}, "optional_string": {"type": "string", "title": "Optional String", "order": 20}, "optional_strings": {"type": "array", "title": "Optional Strings", "items": {"type": "string"}, "order": 24}, "password": {"$ref": "#/definitions/password", "title": "Password", "order": 8}, "python": {"$ref": "#/definitions/python", "title": "Python", "order": 10}, "string": {"type": "string", "title": "String", "description": "A string", "order": 1}, "strings": {"type": "array", "title": "Strings", "items": {"type": "string"}, "order": 13}, "unknown": {"title": "Unknown", "order": 19}}, "required": ["boolean", "booleans", "bytes", "container", "date", "file", "files", "integer", "integers", "level", "lists", "number", "object", "objects", "password", "python", "string", "strings", "unknown"], "definitions": {"file": {"id": "file", "type": "object", "title": "File", "description": "File Object", "properties": {"filename": {"type": "string", "title": "Filename", "description": "Name of file"}, "content": {"type": "string", "format": "bytes", "title": "Content", "description": "File contents"}}}, "password": {"type": "string", "format": "password", "displayType": "password"}, "python": {"type": "string", "format": "python", "displayType": "python"}, "container": {"type": "object", "title": "container", "properties": {"verdict": {"$ref": "#/definitions/verdict", "title": "Verdict", "order": 1}, "verdicts": {"type": "array", "title": "Verdicts", "items": {"$ref": "#/definitions/verdict"}, "order": 2}, "tokens": {"type": "array", "title": "Tokens", "items": {"$ref": "#/definitions/token"}, "order": 3}}}, "verdict": {"type": "object", "title": "verdict", "properties": {"score": {"type": "integer", "title": "Score", "description": "From 0 to 100", "order": 1}, "label": {"type": "string", "title": "Label", "enum": ["malicious", "harmless", "new"], "order": 2}, "related": {"type": "array", "title": "Related", "description": "Leads back here", "items": {"$ref": "#/definitions/verdict"}, "order": 3}}, "required": ["score"]}, "token": {"type": "object", "title": "token", "properties": {"value": {"type": "string", "title": "Value", "order": 1}}, "required": ["value"]}}})text";

constexpr std::string_view kEveryTypeOutputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"boolean": {"type": "boolean", "title": "Boolean", "order": 4}, "booleans": {"type": "array", "title": "Booleans", "items": {"type": "boolean"}, "order": 15}, "bytes": {"type": "string", "format": "bytes", "displayType": "bytes", "title": "Bytes", "order": 6}, "container": {"$ref": "#/definitions/container", "title": "Container", "order": 11}, "date": {"type": "string", "format": "date-time", "displayType": "date", "title": "Date", "order": 5}, "file": {"$ref": "#/definitions/file", "title": "File", "order": 7}, "files": {"type": "array", "title": "Files", "items": {"$ref": "#/definitions/file"}, "order": 16}, "integer": {"type": "integer", "title": "Integer", "order": 2}, "integers": {"type": "array", "title": "Integers", "items": {"type": "integer"}, "order": 14}, "level": {"type": "string", "title": "Level", "enum": ["low", "high", "High"], "order": 12}, "lists": {"type": "array", "title": "Lists", "order": 18}, "number": {"type": "number", "title": "Number", "order": 3}, "object": {"type": "object", "title": "Object", "order": 9}, "objects": {"type": "array", "title": "Objects", "items": {"type": "object"}, "order": 17}, "optional_container": {"$ref": "#/definitions/container", "title": "Optional Container", "order": 22}, "optional_integer": {"type": "integer", "title": "Optional Integer", "order": 21}, "optional_level": {"type": "string", "title": "Optional Level", "enum": ["low", "high", "High"], "order": 23}, "optional_object": {"type": "object", "title": "Optional Object", "order": 25}, "optional_string": {"type": "string", "title": "Optional String", "order": 20}, "optional_strings": {"type": "array", "title": "Optional Strings", "items": {"type": "string"}, "order": 24}, "password": {"$ref": "#/definitions/password", "title": "Password", "order": 8}, "python": {"$ref": "#/definitions/python", "title": "Python", "order": 10}, "string": {"type": "string", "title": "String", "description": "A string", "order": 1}, "strings": {"type": "array", "title": "Strings", "items": {"type": "string"}, "order": 13}, "unknown": {"title": "Unknown", "order": 19}}, "required": ["boolean", "booleans", "bytes", "container", "date", "file", "files", "integer", "integers", "level", "lists", "number", "object", "objects", "password", "python", "string", "strings", "unknown"], "definitions": {"file": {"id": "file", "type": "object", "title": "File", "description": "File Object", "properties": {"filename": {"type": "string", "title": "Filename", "description": "Name of file"}, "content": {"type": "string", "format": "bytes", "title": "Content", "description": "File contents"}}}, "password": {"type": "string", "format": "password", "displayType": "password"}, "python": {"type": "string", "format": "python", "displayType": "python"}, "container": {"type": "object", "title": "container", "properties": {"verdict": {"$ref": "#/definitions/verdict", "title": "Verdict", "order": 1}, "verdicts": {"type": "array", "title": "Verdicts", "items": {"$ref": "#/definitions/verdict"}, "order": 2}, "tokens": {"type": "array", "title": "Tokens", "items": {"$ref": "#/definitions/token"}, "order": 3}}}, "verdict": {"type": "object", "title": "verdict", "properties": {"score": {"type": "integer", "title": "Score", "description": "From 0 to 100", "order": 1}, "label": {"type": "string", "title": "Label", "enum": ["malicious", "harmless", "new"], "order": 2}, "related": {"type": "array", "title": "Related", "description": "Leads back here", "items": {"$ref": "#/definitions/verdict"}, "order": 3}}, "required": ["score"]}, "token": {"type": "object", "title": "token", "properties": {"value": {"type": "string", "title": "Value", "order": 1}}, "required": ["value"]}}})text";

constexpr std::string_view kDefaultsInputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"count": {"type": "integer", "title": "Count", "default": 10, "order": 3}, "day": {"type": "string", "format": "date-time", "displayType": "date", "title": "Day", "default": "2026-11-25T00:00:00Z", "order": 13}, "disabled": {"type": "boolean", "title": "Disabled", "default": false, "order": 10}, "empty": {"type": "array", "title": "Empty", "default": [], "items": {"type": "integer"}, "order": 16}, "enabled": {"type": "boolean", "title": "Enabled", "default": true, "order": 9}, "free_level": {"type": "string", "title": "Free Level", "default": "very low", "enum": ["very low", "high"], "order": 12}, "half": {"type": "number", "title": "Half", "default": 0.5, "order": 7}, "level": {"type": "string", "title": "Level", "default": "high", "enum": ["low", "high"], "order": 11}, "missing": {"type": "string", "title": "Missing", "default": "c", "enum": ["a", "b"], "order": 19}, "names": {"type": "array", "title": "Names", "default": ["one", "two"], "items": {"type": "string"}, "order": 15}, "negative": {"type": "integer", "title": "Negative", "default": -9223372036854775807, "order": 4}, "nothing": {"type": "string", "title": "Nothing", "default": "", "order": 2}, "options": {"type": "object", "title": "Options", "default": {}, "order": 17}, "ratio": {"type": "number", "title": "Ratio", "default": "1e16", "order": 6}, "raw": {"type": "string", "format": "bytes", "displayType": "bytes", "title": "Raw", "default": "SGVsbG8=", "order": 14}, "text": {"type": "string", "title": "Text", "default": "a \"b\" \\ c\n\t\u00e9??/", "order": 1}, "underscored": {"type": "integer", "title": "Underscored", "default": 12000, "order": 5}, "whole": {"type": "number", "title": "Whole", "default": 3, "order": 8}, "wrong": {"type": "integer", "title": "Wrong", "default": "10", "order": 18}}, "definitions": {}})text";

constexpr std::string_view kDefaultsOutputSchema =
R"text({})text";

constexpr std::string_view kN2faNamesInputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"$id": {"type": "string", "title": "ID", "order": 5}, "+": {"type": "string", "title": "Plus", "order": 14}, "@odata.context": {"type": "string", "title": "Context", "order": 4}, "Area Code": {"type": "string", "title": "Area Code", "order": 3}, "_id": {"type": "string", "title": "ID", "order": 6}, "delete": {"type": "string", "title": "Delete", "order": 1}, "errno": {"type": "integer", "title": "Error", "order": 13}, "id": {"type": "string", "title": "ID", "order": 7}, "input": {"type": "string", "title": "Input", "order": 12}, "ipv4addrs": {"type": "string", "title": "Addresses", "order": 8}, "ipv4addrs+": {"type": "string", "title": "Addresses", "order": 9}, "ipv4addrs-": {"type": "string", "title": "Addresses", "order": 10}, "quote\"d\\name": {"type": "string", "title": "Quoted", "order": 15}, "requires": {"type": "string", "title": "Requires", "order": 2}, "std": {"type": "string", "title": "Std", "order": 11}}, "required": ["delete"], "definitions": {}})text";

constexpr std::string_view kN2faNamesOutputSchema =
R"text({})text";

constexpr std::string_view kGetInputSchema =
R"text({})text";

constexpr std::string_view kGetOutputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"found": {"type": "boolean", "title": "Found", "order": 1}}, "required": ["found"], "definitions": {}})text";

constexpr std::string_view kGet2InputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"interval": {"type": "integer", "title": "Interval", "default": 5, "order": 1}}, "definitions": {}})text";

constexpr std::string_view kGet2OutputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"verdict": {"$ref": "#/definitions/verdict", "title": "Verdict", "order": 1}}, "required": ["verdict"], "definitions": {"verdict": {"type": "object", "title": "verdict", "properties": {"score": {"type": "integer", "title": "Score", "description": "From 0 to 100", "order": 1}, "label": {"type": "string", "title": "Label", "enum": ["malicious", "harmless", "new"], "order": 2}, "related": {"type": "array", "title": "Related", "description": "Leads back here", "items": {"$ref": "#/definitions/verdict"}, "order": 3}}, "required": ["score"]}}})text";

constexpr std::string_view kMonitorInputSchema =
R"text({"type": "object", "title": "Variables", "properties": {"limit": {"type": "integer", "title": "Limit", "order": 1}}, "required": ["limit"], "definitions": {}})text";

constexpr std::string_view kMonitorStateSchema =
R"text({"type": "object", "title": "Variables", "properties": {"last": {"type": "string", "title": "Last", "order": 1}}, "definitions": {}})text";

constexpr std::string_view kMonitorOutputSchema =
R"text({"type": "array", "title": "Verdicts", "description": "What is new", "items": {}, "required": ["verdicts"], "definitions": {"verdict": {"type": "object", "title": "verdict", "properties": {"score": {"type": "integer", "title": "Score", "description": "From 0 to 100", "order": 1}, "label": {"type": "string", "title": "Label", "enum": ["malicious", "harmless", "new"], "order": 2}, "related": {"type": "array", "title": "Related", "description": "Leads back here", "items": {"$ref": "#/definitions/verdict"}, "order": 3}}, "required": ["score"]}}})text";

constexpr std::string_view kMonitorAnythingInputSchema =
R"text({})text";

constexpr std::string_view kMonitorAnythingStateSchema =
R"text({})text";

constexpr std::string_view kMonitorAnythingOutputSchema =
R"text({"type": "array", "title": "Logs", "description": {}, "items": {}, "definitions": {}})text";

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

StepResult RunEveryType(StepCall& call) {
  const auto input = FromJson<EveryTypeInput>(call.input, "input");
  return {.output = NewJson(
      EveryType(input, Cast(call.connection), call.context)), .state = nullptr};
}

StepResult RunDefaults(StepCall& call) {
  const auto input = FromJson<DefaultsInput>(call.input, "input");
  return {.output = NewJson(
      Defaults(input, Cast(call.connection), call.context)), .state = nullptr};
}

StepResult RunN2faNames(StepCall& call) {
  const auto input = FromJson<N2faNamesInput>(call.input, "input");
  return {.output = NewJson(
      N2faNames(input, Cast(call.connection), call.context)), .state = nullptr};
}

StepResult RunGet(StepCall& call) {
  const auto input = FromJson<GetInput>(call.input, "input");
  return {.output = NewJson(
      Get(input, Cast(call.connection), call.context)), .state = nullptr};
}

StepResult RunGet2(StepCall& call) {
  const auto input = FromJson<Get2Input>(call.input, "input");
  Get2Sink sink(*call.sink);
  Get2(input, Cast(call.connection), sink, call.context);
  return {};
}

StepResult RunMonitor(StepCall& call) {
  const auto input = FromJson<MonitorInput>(call.input, "input");
  const auto state = FromJson<MonitorState>(*call.state, "state");
  MonitorResult result = Monitor(input, state, *call.custom_config, Cast(call.connection), call.context);
  return {.output = NewJson(std::move(result.output)),
          .state = NewJson(std::move(result.state)),
          .has_more_pages = result.has_more_pages,
          .status_code = result.status_code,
          .error = std::move(result.error)};
}

StepResult RunMonitorAnything(StepCall& call) {
  const auto input = FromJson<MonitorAnythingInput>(call.input, "input");
  const auto state = FromJson<Json>(*call.state, "state");
  MonitorAnythingResult result = MonitorAnything(input, state, *call.custom_config, Cast(call.connection), call.context);
  return {.output = NewJson(std::move(result.output)),
          .state = NewJson(std::move(result.state)),
          .has_more_pages = result.has_more_pages,
          .status_code = result.status_code,
          .error = std::move(result.error)};
}

constexpr StepDef kSteps[] = {
    {
        .kind = StepKind::kAction,
        .name = "every_type",
        .title = "Every Type",
        .description = "Returns what it is given",
        .input_schema = kEveryTypeInputSchema,
        .output_schema = kEveryTypeOutputSchema,
        .run = &RunEveryType,
    },
    {
        .kind = StepKind::kAction,
        .name = "defaults",
        .title = "Defaults",
        .description = "Fields with a default are never empty",
        .input_schema = kDefaultsInputSchema,
        .output_schema = kDefaultsOutputSchema,
        .run = &RunDefaults,
    },
    {
        .kind = StepKind::kAction,
        .name = "2fa names",
        .title = "Names",
        .description = "A comment that ends in a backslash \\",
        .input_schema = kN2faNamesInputSchema,
        .output_schema = kN2faNamesOutputSchema,
        .run = &RunN2faNames,
    },
    {
        .kind = StepKind::kAction,
        .name = "get",
        .title = "Get",
        .description = "Without input",
        .input_schema = kGetInputSchema,
        .output_schema = kGetOutputSchema,
        .run = &RunGet,
    },
    {
        .kind = StepKind::kTrigger,
        .name = "get",
        .title = "Get",
        .description = "Sends events",
        .input_schema = kGet2InputSchema,
        .output_schema = kGet2OutputSchema,
        .run = &RunGet2,
    },
    {
        .kind = StepKind::kTask,
        .name = "monitor",
        .title = "Monitor",
        .description = "Has a state that is described",
        .input_schema = kMonitorInputSchema,
        .output_schema = kMonitorOutputSchema,
        .state_schema = kMonitorStateSchema,
        .run = &RunMonitor,
    },
    {
        .kind = StepKind::kTask,
        .name = "monitor_anything",
        .title = "Monitor Anything",
        .description = "Has neither state nor output that is described",
        .input_schema = kMonitorAnythingInputSchema,
        .output_schema = kMonitorAnythingOutputSchema,
        .state_schema = kMonitorAnythingStateSchema,
        .run = &RunMonitorAnything,
    },
};

constexpr PluginDef kPlugin = {
    .name = "kitchen_sink",
    .title = "Kitchen \"Sink\"",
    .vendor = "insight",
    .version = "1.0.0",
    .description = "Every odd corner that a spec can have: a \\ at the end of a line \\and a quote \" and */ and ?\?/ and ?\?=",
    .spec_yaml = kSpec,
    .enable_cache = true,
    .make_delivery = &MakeDelivery,
    .fetch_task_configs = &FetchTaskConfigs,
    .connection =
        {
            .schema = kConnectionSchema,
            .connect = &ConnectPlugin,
            .test = &TestPlugin,
        },
    .steps = kSteps,
};

}  // namespace
}  // namespace insight::plugins::kitchen_sink

int main(int argc, char** argv) {
  return insight::RunPlugin(insight::plugins::kitchen_sink::kPlugin,
                            argc, argv);
}
