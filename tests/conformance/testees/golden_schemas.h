// The schemas of the plugin `golden`.

#ifndef TESTS_CONFORMANCE_TESTEES_GOLDEN_SCHEMAS_H_
#define TESTS_CONFORMANCE_TESTEES_GOLDEN_SCHEMAS_H_

#include <string_view>

namespace insight::conformance {

inline constexpr std::string_view kGoldenConnection = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "mode": {"type": "string", "title": "Mode",
             "description": "What connect() does", "default": "ok",
             "enum": ["ok", "client", "server", "plugin", "conntest",
                      "exception"],
             "order": 1},
    "secret": {"$ref": "#/definitions/credential_secret_key",
               "title": "Secret", "order": 2}
  },
  "definitions": {
    "credential_secret_key": {
      "id": "credential_secret_key",
      "type": "object",
      "title": "Credential: Secret Key",
      "description": "A shared secret key",
      "properties": {
        "secretKey": {"type": "string", "title": "Secret Key",
                      "description": "The shared secret key",
                      "format": "password", "displayType": "password"}
      },
      "required": ["secretKey"]
    }
  }
})";

inline constexpr std::string_view kEchoInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "text": {"type": "string", "title": "Text", "description": "Some text",
             "order": 1},
    "integer": {"type": "integer", "title": "Integer", "default": 7,
                "order": 2},
    "number": {"type": "number", "title": "Number", "order": 3},
    "flag": {"type": "boolean", "title": "Flag", "default": true, "order": 4},
    "list": {"type": "array", "title": "List", "items": {"type": "string"},
             "order": 5},
    "person": {"$ref": "#/definitions/person", "title": "Person", "order": 6},
    "any": {"type": "object", "title": "Any", "order": 7},
    "choice": {"type": "string", "title": "Choice", "enum": ["a", "b", "c"],
               "order": 8}
  },
  "required": ["text"],
  "definitions": {
    "person": {
      "type": "object",
      "title": "person",
      "properties": {
        "first_name": {"type": "string", "title": "First Name", "order": 1},
        "age": {"type": "integer", "title": "Age", "default": 16, "order": 2},
        "tags": {"type": "array", "title": "Tags", "items": {"type": "string"},
                 "order": 3}
      }
    }
  }
})";

inline constexpr std::string_view kEchoOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {"text": {"type": "string", "title": "Text", "order": 1}},
  "required": ["text"]
})";

inline constexpr std::string_view kRaiseInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {"kind": {"type": "string", "title": "Kind", "order": 1}},
  "required": ["kind"]
})";

inline constexpr std::string_view kRaiseOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {"ok": {"type": "boolean", "title": "Ok", "order": 1}},
  "required": ["ok"]
})";

inline constexpr std::string_view kLogOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {"count": {"type": "integer", "title": "Count", "order": 1}}
})";

inline constexpr std::string_view kEmitInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "count": {"type": "integer", "title": "Count", "default": 3, "order": 1},
    "fail": {"type": "boolean", "title": "Fail", "default": false, "order": 2}
  },
  "required": ["count", "fail"]
})";

inline constexpr std::string_view kEmitOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "index": {"type": "integer", "title": "Index", "order": 1},
    "text": {"type": "string", "title": "Text", "order": 2}
  },
  "required": ["index"]
})";

inline constexpr std::string_view kCountInput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "step": {"type": "integer", "title": "Step", "default": 1, "order": 1},
    "kind": {"type": "string", "title": "Kind", "order": 2}
  },
  "required": ["step"]
})";

inline constexpr std::string_view kCountOutput = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "items": {"type": "array", "title": "Items", "items": {"type": "integer"},
              "order": 1}
  },
  "required": ["items"]
})";

inline constexpr std::string_view kCountState = R"({
  "type": "object",
  "title": "Variables",
  "properties": {
    "cursor": {"type": "integer", "title": "Cursor", "default": 0, "order": 1}
  }
})";

}  // namespace insight::conformance

#endif  // TESTS_CONFORMANCE_TESTEES_GOLDEN_SCHEMAS_H_
