#include "sdk/schema/validator.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Property;
using ::testing::Throws;
using ::testing::ThrowsMessage;

// Returns the message and path of the error, such as "MESSAGE at /a/0".
std::string Reported(std::string_view schema, std::string_view value) {
  try {
    Schema::FromText(schema).Validate(ParseJson(value));
    return "valid";
  } catch (const ValidationException& e) {
    return e.message() + " at " + e.path();
  }
}

struct Case {
  std::string_view schema;
  std::string_view value;
  std::string_view reported;
};

constexpr Case kTypeCases[] = {
    {R"({"type": "integer"})", "1", "valid"},
    {R"({"type": "integer"})", "1.0", "valid"},
    {R"({"type": "integer"})", "123456789012345678901234567890", "valid"},
    {R"({"type": "integer"})", "1.5", "1.5 is not of type 'integer' at "},
    {R"({"type": "integer"})", "true", "True is not of type 'integer' at "},
    {R"({"type": "integer"})", "NaN", "nan is not of type 'integer' at "},
    {R"({"type": "number"})", "1.5", "valid"},
    {R"({"type": "number"})", "99999999999999999999", "valid"},
    {R"({"type": "number"})", "false", "False is not of type 'number' at "},
    {R"({"type": "string"})", "\"\"", "valid"},
    {R"({"type": "string"})", "null", "None is not of type 'string' at "},
    {R"({"type": "boolean"})", "false", "valid"},
    {R"({"type": "boolean"})", "0", "0 is not of type 'boolean' at "},
    {R"({"type": "null"})", "null", "valid"},
    {R"({"type": "array"})", "{}", "{} is not of type 'array' at "},
    {R"({"type": "object"})", "[]", "[] is not of type 'object' at "},
    {R"({"type": ["string", "null"]})", "null", "valid"},
    {R"({"type": ["string", "null"]})", "1",
     "1 is not of type 'string', 'null' at "},
};

constexpr Case kNumberCases[] = {
    {R"({"minimum": 2})", "2", "valid"},
    {R"({"minimum": 2})", "1.5", "1.5 is less than the minimum of 2 at "},
    {R"({"minimum": 2})", "\"1\"", "valid"},
    {R"({"minimum": 2})", "true", "valid"},
    {R"({"maximum": 2})", "2.0", "valid"},
    {R"({"maximum": 2})", "3", "3 is greater than the maximum of 2 at "},
    {R"({"maximum": 1e30})", "123456789012345678901234567890", "valid"},
    {R"({"maximum": 1e29})", "123456789012345678901234567890",
     "123456789012345678901234567890 is greater than the maximum of 1e+29 "
     "at "},
    {R"({"exclusiveMinimum": 2})", "2.5", "valid"},
    {R"({"exclusiveMinimum": 2})", "2",
     "2 is less than or equal to the minimum of 2 at "},
    {R"({"exclusiveMaximum": 2})", "1", "valid"},
    {R"({"exclusiveMaximum": 2})", "2",
     "2 is greater than or equal to the maximum of 2 at "},
    {R"({"minimum": 2, "exclusiveMinimum": true})", "2",
     "2 is less than or equal to the minimum of 2 at "},
    {R"({"minimum": 2, "exclusiveMinimum": false})", "2", "valid"},
    {R"({"maximum": 2, "exclusiveMaximum": true})", "2",
     "2 is greater than or equal to the maximum of 2 at "},
    {R"({"multipleOf": 3})", "9", "valid"},
    {R"({"multipleOf": 3})", "10", "10 is not a multiple of 3 at "},
    {R"({"multipleOf": 0.5})", "2.5", "valid"},
    {R"({"multipleOf": 0.5})", "2.6", "2.6 is not a multiple of 0.5 at "},
};

constexpr Case kStringCases[] = {
    {R"({"pattern": "^a+$"})", "\"aa\"", "valid"},
    {R"({"pattern": "b"})", "\"abc\"", "valid"},
    {R"({"pattern": "^b"})", "\"abc\"", "'abc' does not match '^b' at "},
    {R"({"pattern": "^b"})", "1", "valid"},
    {R"({"minLength": 2})", "\"\u00e9\u00e9\"", "valid"},
    {R"({"minLength": 2})", "\"\u00e9\"", "'\u00e9' is too short at "},
    {R"({"minLength": 1})", "\"\"", "'' is too short at "},
    {R"({"maxLength": 1})", "\"\U0001f600\"", "valid"},
    {R"({"maxLength": 1})", "\"ab\"", "'ab' is too long at "},
    {R"({"maxLength": 1.0})", "\"ab\"", "'ab' is too long at "},
    {R"({"format": "date-time"})", "\"yesterday\"", "valid"},
};

constexpr Case kArrayCases[] = {
    {R"({"items": {"type": "integer"}})", "[1, 2]", "valid"},
    {R"({"items": {"type": "integer"}})", "[1, \"x\"]",
     "'x' is not of type 'integer' at /1"},
    {R"({"items": [{"type": "integer"}, {"type": "string"}]})", "[1]", "valid"},
    {R"({"items": [{"type": "integer"}, {"type": "string"}]})", "[1, 2, 3]",
     "2 is not of type 'string' at /1"},
    {R"({"items": false})", "[1]", "False schema does not allow 1 at /0"},
    {R"({"items": [{}], "additionalItems": false})", "[1]", "valid"},
    {R"({"items": [{}], "additionalItems": false})", "[1, 2]",
     "Additional items are not allowed (2 was unexpected) at "},
    {R"({"items": [{}], "additionalItems": false})", "[1, 2, 3]",
     "Additional items are not allowed (2, 3 were unexpected) at "},
    {R"({"items": [{}], "additionalItems": {"type": "null"}})", "[1, 2]",
     "2 is not of type 'null' at /1"},
    {R"({"items": {}, "additionalItems": false})", "[1, 2]", "valid"},
    {R"({"contains": {"const": 1}})", "[2, 1]", "valid"},
    {R"({"contains": {"const": 1}})", "[2]",
     "None of [2] are valid under the given schema at "},
    {R"({"minItems": 1})", "[]", "[] is too short at "},
    {R"({"maxItems": 1})", "[1, 2]", "[1, 2] is too long at "},
    {R"({"uniqueItems": true})", "[1, true, \"1\", [1], {\"a\": 1}]", "valid"},
    {R"({"uniqueItems": true})", "[1, 1.0]",
     "[1, 1.0] has non-unique elements at "},
    {R"({"uniqueItems": false})", "[1, 1]", "valid"},
};

constexpr Case kObjectCases[] = {
    {R"({"properties": {"a": {"type": "null"}}})", R"({"b": 1})", "valid"},
    {R"({"properties": {"a": {"type": "null"}}})", R"({"a": 1})",
     "1 is not of type 'null' at /a"},
    {R"({"properties": {"a": {"type": "null"}}})", "[]", "valid"},
    {R"({"required": ["a", "b"]})", R"({"b": null})",
     "'a' is a required property at "},
    {R"({"required": ["it's"]})", "{}", "\"it's\" is a required property at "},
    {R"({"additionalProperties": false})", R"({"x": 1})",
     "Additional properties are not allowed ('x' was unexpected) at "},
    {R"({"additionalProperties": false, "properties": {"a": {}}})",
     R"({"y": 1, "a": 2, "x": 3})",
     "Additional properties are not allowed ('y', 'x' were unexpected) at "},
    {R"({"additionalProperties": {"type": "null"}})", R"({"x": 1})",
     "1 is not of type 'null' at /x"},
    {R"({"additionalProperties": false, "patternProperties": {"^a": {}}})",
     R"({"ab": 1})", "valid"},
    {R"({"additionalProperties": false, "patternProperties": {"^b": {}, "^a": {}}})",
     R"({"d": 1})", "'d' does not match any of the regexes: '^a', '^b' at "},
    {R"({"additionalProperties": false, "patternProperties": {"^a": {}}})",
     R"({"d": 1, "c": 2})",
     "'c', 'd' do not match any of the regexes: '^a' at "},
    {R"({"patternProperties": {"^a": {"type": "null"}}})", R"({"ab": 1})",
     "1 is not of type 'null' at /ab"},
    {R"({"propertyNames": {"maxLength": 2}})", R"({"abc": 1})",
     "'abc' is too long at "},
    {R"({"dependencies": {"a": ["b"]}})", R"({"c": 1})", "valid"},
    {R"({"dependencies": {"a": ["b"]}})", R"({"a": 1})",
     "'b' is a dependency of 'a' at "},
    {R"({"dependencies": {"a": {"required": ["c"]}}})", R"({"a": 1})",
     "'c' is a required property at "},
    {R"({"minProperties": 1})", "{}", "{} does not have enough properties at "},
    {R"({"maxProperties": 0})", R"({"a": 1})",
     "{'a': 1} has too many properties at "},
};

constexpr Case kAnyTypeCases[] = {
    {"{}", "[1]", "valid"},
    {"true", "1", "valid"},
    {"false", "1", "False schema does not allow 1 at "},
    {R"({"unknownKeyword": 1, "title": 5})", "1", "valid"},
    {R"({"enum": [1, "a"]})", "1.0", "valid"},
    {R"({"enum": [1, "a"]})", "true", "True is not one of [1, 'a'] at "},
    {R"({"enum": [true]})", "1", "1 is not one of [True] at "},
    {R"({"enum": [[1]]})", "[true]", "valid"},
    {R"({"enum": [{"a": 1, "b": 2}]})", R"({"b": 2.0, "a": 1})", "valid"},
    {R"({"enum": []})", "null", "None is not one of [] at "},
    {R"({"const": {"a": 1}})", R"({"a": 1.0})", "valid"},
    {R"({"const": 1})", "true", "1 was expected at "},
    {R"({"const": "it's"})", "2", "\"it's\" was expected at "},
    {R"({"allOf": [{"type": "string"}, {"minLength": 2}]})", "\"a\"",
     "'a' is too short at "},
    {R"({"anyOf": [{"type": "string"}, {"type": "null"}]})", "null", "valid"},
    {R"({"anyOf": [{"type": "string"}, {"type": "null"}]})", "1",
     "1 is not valid under any of the given schemas at "},
    {R"({"oneOf": [{"type": "string"}, {"type": "null"}]})", "1",
     "1 is not valid under any of the given schemas at "},
    {R"({"oneOf": [{"minimum": 1}, {"minimum": 2}]})", "1", "valid"},
    {R"({"oneOf": [{"minimum": 1}, {"minimum": 2}]})", "3",
     "3 is valid under each of {'minimum': 2}, {'minimum': 1} at "},
    {R"({"not": {"type": "string"}})", "1", "valid"},
    {R"({"not": {"type": "string"}})", "\"a\"",
     "'a' should not be valid under {'type': 'string'} at "},
    {R"({"if": {"minimum": 5}, "then": {"maximum": 6}, "else": {"minimum": 2}})",
     "7", "7 is greater than the maximum of 6 at "},
    {R"({"if": {"minimum": 5}, "then": {"maximum": 6}, "else": {"minimum": 2}})",
     "1", "1 is less than the minimum of 2 at "},
    {R"({"then": false})", "1", "valid"},
};

template <std::size_t kSize>
void ExpectAll(const Case (&cases)[kSize]) {
  for (const auto& [schema, value, reported] : cases) {
    EXPECT_EQ(Reported(schema, value), reported) << schema << " " << value;
  }
}

TEST(ValidateTest, KnowsTheTypes) { ExpectAll(kTypeCases); }
TEST(ValidateTest, KnowsTheKeywordsOfNumbers) { ExpectAll(kNumberCases); }
TEST(ValidateTest, KnowsTheKeywordsOfStrings) { ExpectAll(kStringCases); }
TEST(ValidateTest, KnowsTheKeywordsOfArrays) { ExpectAll(kArrayCases); }
TEST(ValidateTest, KnowsTheKeywordsOfObjects) { ExpectAll(kObjectCases); }
TEST(ValidateTest, KnowsTheKeywordsOfAnyType) { ExpectAll(kAnyTypeCases); }

constexpr Case kChoiceCases[] = {
    // The shallowest, whatever comes first.
    {R"({"properties": {"a": {"properties": {"b": {"type": "null"}}},
         "c": {"type": "null"}}})",
     R"({"a": {"b": 1}, "c": 2})", "2 is not of type 'null' at /c"},
    // Of equals the first in the schema's order, not in the value's.
    {R"({"properties": {"a": {"type": "null"}, "b": {"type": "null"}}})",
     R"({"b": 1, "a": 2})", "2 is not of type 'null' at /a"},
    {R"({"required": ["x"], "type": "string"})", "{}",
     "'x' is a required property at "},
    // anyOf and oneOf after others.
    {R"({"anyOf": [{"type": "null"}, {"type": "string"}], "type": "array"})",
     "1", "1 is not of type 'array' at "},
    // Down into the branch with the deepest problem.
    {R"({"properties": {"p": {"oneOf": [{"type": "string"},
         {"properties": {"a": {"items": {"type": "null"}}}}]}}})",
     R"({"p": {"a": [1]}})", "1 is not of type 'null' at /p/a/0"},
};

TEST(ValidateTest, ReportsTheProblemThatPythonDoes) { ExpectAll(kChoiceCases); }

constexpr std::string_view kTree = R"({
    "$ref": "#/definitions/node", "type": "string",
    "definitions": {"node": {"type": "object", "properties": {
        "children": {"type": "array", "items": {"$ref": "#/definitions/node"}},
        "parent": {"$ref": "#"}, "a/b": {"type": "null"}}}}})";

TEST(ReferenceTest, LeadsToADefinitionAndNothingBesideItCounts) {
  EXPECT_EQ(Reported(kTree, R"({"children": [{}, {"children": []}]})"),
            "valid");
}

TEST(ReferenceTest, MayBeRecursive) {
  EXPECT_EQ(Reported(kTree, R"({"children": [{"children": [5]}]})"),
            "5 is not of type 'object' at /children/0/children/0");
  EXPECT_EQ(Reported(kTree, R"({"parent": {"parent": 5}})"),
            "5 is not of type 'object' at /parent/parent");
}

TEST(ReferenceTest, DeepValuesOfARecursiveSchemaAreNoBurden) {
  std::string value = "{}";
  for (int i = 0; i < 400; ++i) value = "{\"children\": [" + value + "]}";
  EXPECT_EQ(Reported(kTree, value), "valid");
}

TEST(ReferenceTest, ASchemaThatRefersToItselfWithoutEndIsAnError) {
  const Schema schema = Schema::FromText(R"({"allOf": [{"$ref": "#"}]})");
  EXPECT_THAT([&] { schema.Validate(Json(1)); },
              ThrowsMessage<SchemaException>(
                  "The schema refers to itself without end."));
}

TEST(ValidationExceptionTest, PathsAreJsonPointers) {
  EXPECT_EQ(Reported(kTree, R"({"a/b": 1})"),
            "1 is not of type 'null' at /a~1b");
}

// As the Python library prints it; see also recorded_test.cc.
TEST(ValidationExceptionTest, WhatIsPythonsFullText) {
  const Schema schema = Schema::FromText(
      R"({"properties": {"a": {"items": {"type": "string", "minLength": 1}}}})");
  EXPECT_THAT(
      [&] {
        schema.Validate({{"a", {"x", 1}}});
      },
      ThrowsMessage<ValidationException>(
          "1 is not of type 'string'\n\n"
          "Failed validating 'type' in "
          "schema['properties']['a']['items']:\n"
          "    {'minLength': 1, 'type': 'string'}\n\n"
          "On instance['a'][1]:\n"
          "    1"));
}

TEST(ValidationExceptionTest, ThenIsPartOfThePathAndIfIsNot) {
  const Schema schema =
      Schema::FromText(R"({"if": true, "then": {"not": {}}})");
  EXPECT_THAT([&] { schema.Validate(Json(1)); },
              ThrowsMessage<ValidationException>(
                  HasSubstr("Failed validating 'not' in schema['then']:")));
}

TEST(ValidationExceptionTest, AFalseSchemaHasNoKeyword) {
  const Schema schema = Schema::FromText(R"({"properties": {"a": false}})");
  EXPECT_THAT(
      [&] {
        schema.Validate({{"a", 1}});
      },
      ThrowsMessage<ValidationException>(
          "False schema does not allow 1\n\n"
          "Failed validating None in schema['properties']:\n"
          "    False\n\n"
          "On instance['a']:\n"
          "    1"));
}

TEST(ValidationExceptionTest, ReprQuotesTheMessageAsPythonDoes) {
  const ValidationException error({"'name' is a required property", ""}, "");
  EXPECT_EQ(error.Repr(),
            "<ValidationError: \"'name' is a required property\">");
}

TEST(ViolationsTest, AreAllReportedInTheSchemasOrder) {
  const Schema schema = Schema::FromText(R"({
      "required": ["z"],
      "properties": {"b": {"type": "null"}, "a": {"items": {"minimum": 3}}}})");
  const auto violation = [](const char* message, const char* path) {
    return ::testing::AllOf(Field(&Violation::message, message),
                            Field(&Violation::path, path));
  };
  EXPECT_THAT(
      schema.Violations({{"a", {1, 3, 2}}, {"b", 4}}),
      ElementsAre(violation("'z' is a required property", ""),
                  violation("4 is not of type 'null'", "/b"),
                  violation("1 is less than the minimum of 3", "/a/0"),
                  violation("2 is less than the minimum of 3", "/a/2")));
}

TEST(ViolationsTest, AValidValueHasNone) {
  EXPECT_THAT(Schema::FromText("{}").Violations(Json(1)), IsEmpty());
}

// --- The schema itself.

struct {
  std::string_view schema, error;
} constexpr kWrongSchemas[] = {
    {"null", "at '': a schema must be an object, true or false."},
    {"[]", "at '': a schema must be an object, true or false."},
    {R"({"properties": {"a": 1}})",
     "at '/properties/a': a schema must be an object, true or false."},
    {R"({"type": "text"})",
     "at '/type': it must be one of array, boolean, integer, null, number, "
     "object, string, or a non-empty array of them."},
    {R"({"type": []})", "at '/type'"},
    {R"({"properties": []})", "at '/properties': it must be an object of"},
    {R"({"required": true})", "at '/required': it must be an array of strings"},
    {R"({"required": [1]})", "at '/required': it must be an array of strings"},
    {R"({"enum": "a"})", "at '/enum': it must be an array."},
    {R"({"minLength": -1})",
     "at '/minLength': it must be an integer that is not negative."},
    {R"({"minimum": "1"})", "at '/minimum': it must be a number."},
    {R"({"exclusiveMinimum": "1"})", "at '/exclusiveMinimum'"},
    {R"({"multipleOf": 0})",
     "at '/multipleOf': it must be a number greater than 0."},
    {R"({"uniqueItems": 1})", "at '/uniqueItems': it must be true or false."},
    {R"({"anyOf": []})",
     "at '/anyOf': it must be a non-empty array of schemas."},
    {R"({"items": [{}, 1]})", "at '/items/1': a schema must be"},
    {R"({"dependencies": {"a": [1]}})", "at '/dependencies/a'"},
    {R"({"pattern": 1})", "at '/pattern': it must be a string."},
    {R"s({"pattern": "(?=a)"})s",
     "at '/pattern': the pattern '(?=a)' cannot be used, invalid perl "
     "operator: (?=; write it as RE2 reads it."},
    {R"s({"patternProperties": {"(": {}}})s", "at '/patternProperties/('"},
    {R"({"definitions": {"a": {"type": 1}}})", "at '/definitions/a/type'"},
    {R"({"$ref": 1})", "at '/$ref': it must be a string."},
    {R"({"items": {"$ref": "#/definitions/a"}})",
     "at '/items/$ref': '#/definitions/a' leads to no part of this schema; a "
     "reference looks like '#/definitions/NAME'."},
    {R"({"$ref": "#a"})", "leads to no part"},
    {R"({"$ref": "other.json"})", "leads to no part"},
};

TEST(SchemaTest, AWrongSchemaIsRefusedWithThePlaceAndTheReason) {
  for (const auto& [schema, error] : kWrongSchemas) {
    EXPECT_THAT([schema = schema] { (void)Schema::FromText(schema); },
                ThrowsMessage<SchemaException>(HasSubstr(std::string(error))))
        << schema;
  }
}

TEST(SchemaTest, TextThatIsNotJsonIsRefused) {
  EXPECT_THROW((void)Schema::FromText("{"), JsonParseException);
}

TEST(SchemaTest, KeepsTheSchemaAsItWas) {
  EXPECT_EQ(Schema::FromText(R"({"type": "object", "x": 1})").json(),
            Json({{"type", "object"}, {"x", 1}}));
}

TEST(SchemaTest, CanBeUsedFromManyThreads) {
  const Schema schema = Schema::FromText(kTree);
  const Json good = ParseJson(R"({"children": [{"children": []}]})");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&schema, &good] {
      for (int n = 0; n < 200; ++n) {
        EXPECT_THAT(schema.Violations(good), IsEmpty());
        EXPECT_THAT([&] { schema.Validate(Json(n)); },
                    Throws<ValidationException>(Property(
                        &ValidationException::message,
                        std::to_string(n) + " is not of type 'object'")));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace insight
