#include "sdk/schema/sample.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

std::string Sample(std::string_view schema) {
  return DumpJson(SampleOf(ParseJson(schema)));
}

// The sample of one property.
std::string Value(const std::string& property) {
  return DumpJson(
      SampleOf(ParseJson("{\"properties\": {\"p\": " + property + "}}"))["p"]);
}

TEST(SampleOfTest, WithoutPropertiesIsEmpty) {
  EXPECT_EQ(Sample("{}"), "{}");
  EXPECT_EQ(Sample("null"), "{}");
  EXPECT_EQ(Sample(R"({"type": "object", "properties": {}})"), "{}");
}

TEST(SampleOfTest, EachTypeHasItsEmptyValue) {
  EXPECT_EQ(Value(R"({"type": "string"})"), "\"\"");
  EXPECT_EQ(Value(R"({"type": "boolean"})"), "false");
  EXPECT_EQ(Value(R"({"type": "integer"})"), "0");
  EXPECT_EQ(Value(R"({"type": "number"})"), "0");
  EXPECT_EQ(Value(R"({"type": "array", "items": {"type": "string"}})"), "[]");
  EXPECT_EQ(Value(R"({"type": "object"})"), "{}");
}

TEST(SampleOfTest, ADefaultComesFirst) {
  EXPECT_EQ(Value(R"({"type": "integer", "default": 7, "enum": [1]})"), "7");
  EXPECT_EQ(Value(R"({"type": "integer", "default": null})"), "null");
}

TEST(SampleOfTest, AnEnumGivesItsFirstValue) {
  EXPECT_EQ(Value(R"({"type": "string", "enum": ["a", "b"]})"), "\"a\"");
  EXPECT_EQ(Value(R"({"type": "string", "enum": []})"), "\"\"");
}

TEST(SampleOfTest, WithoutASingleTypeItIsNull) {
  EXPECT_EQ(Value(R"({"title": "Any"})"), "null");
  EXPECT_EQ(Value(R"({"enum": ["a"]})"), "null");
  EXPECT_EQ(Value(R"({"type": ["string", "null"]})"), "null");
  EXPECT_EQ(Value(R"({"type": "null"})"), "null");
  EXPECT_EQ(Value(R"({"anyOf": [{"type": "string"}]})"), "null");
}

TEST(SampleOfTest, OneOfGivesTheFirstBranchThatIsNotNull) {
  EXPECT_EQ(
      Value(R"({"oneOf": [{}, {"type": "integer"}, {"type": "string"}]})"),
      "0");
  EXPECT_EQ(Value(R"({"oneOf": [{}]})"), "null");
}

TEST(SampleOfTest, AllPropertiesAreThereInTheSchemasOrder) {
  EXPECT_EQ(Sample(R"({"required": ["a"], "properties": {
                "z": {"type": "string"}, "a": {"type": "integer"},
                "m": {"type": "object", "properties": {
                    "y": {"type": "boolean"}}}}})"),
            R"({"z": "", "a": 0, "m": {"y": false}})");
}

TEST(SampleOfTest, NestedTypesAreFilledIn) {
  EXPECT_EQ(
      Sample(R"({"properties": {"person": {"$ref": "#/definitions/person"}},
                "definitions": {"person": {"type": "object", "properties": {
                    "first_name": {"type": "string"},
                    "age": {"type": "integer", "default": 16},
                    "tags": {"type": "array"}}}}})"),
      R"({"person": {"first_name": "", "age": 16, "tags": []}})");
}

TEST(SampleOfTest, AReferenceToNowhereIsAnEmptyObject) {
  EXPECT_EQ(Sample(R"({"properties": {"p": {"$ref": "#/definitions/x"},
                                      "q": {"$ref": "x.json"}},
                       "definitions": {}})"),
            R"({"p": {}, "q": {}})");
}

TEST(SampleOfTest, AReferenceWithoutDefinitionsIsNoReference) {
  EXPECT_EQ(Value(R"({"$ref": "#/definitions/x"})"), "null");
  EXPECT_EQ(Value(R"({"$ref": "#/definitions/x", "type": "string"})"), "\"\"");
}

TEST(SampleOfTest, ATypeThatIsOpenAlreadyIsAnEmptyObject) {
  EXPECT_EQ(Sample(R"({"properties": {"a": {"$ref": "#/definitions/node"},
                                      "b": {"$ref": "#/definitions/node"}},
                "definitions": {"node": {"type": "object", "properties": {
                    "id": {"type": "integer"},
                    "next": {"$ref": "#/definitions/node"}}}}})"),
            R"({"a": {"id": 0, "next": {}}, "b": {"id": 0, "next": {}}})");
}

}  // namespace
}  // namespace insight
