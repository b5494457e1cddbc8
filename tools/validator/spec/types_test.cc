#include <string>

#include "gtest/gtest.h"
#include "tools/validator/checking.h"

namespace insight::validator {
namespace {

std::string CheckTypes(const std::string& spec) {
  return Check("TypeValidator", "name: demo\n" + spec);
}

TEST(TypesTest, BuiltInAndUsedTypesAreFine) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: credential_token}\n"
                       "  b: {type: '[]outer'}\n"
                       "types:\n"
                       "  outer: {x: {type: inner}, y: {type: '[]file'}}\n"
                       "  inner: {z: {type: float}}\n"),
            "");
}

TEST(TypesTest, UnknownTypesAreErrors) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: integar}\n"
                       "  b: {type: '[]'}\n"),
            "plugin.spec.yaml:3:13: error: connection.a: there is no type "
            "\"integar\"; any value is accepted [TypeValidator]\n"
            "plugin.spec.yaml:4:13: error: connection.b: there is no type "
            "\"[]\"; any value is accepted [TypeValidator]\n");
}

TEST(TypesTest, ListsThatSayNothingOfTheirElementsAreWarnings) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: '[]array'}\n"
                       "  b: {type: '[][]string'}\n"),
            "plugin.spec.yaml:3:13: warning: connection.a: there is no type "
            "\"array\"; the list accepts any elements [TypeValidator]\n"
            "plugin.spec.yaml:4:13: warning: connection.b: a list of lists "
            "says nothing about its elements [TypeValidator]\n");
}

TEST(TypesTest, WhatNoGeneratorTakesIsSaidOnce) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: '[]unknown'}\n"
                       "  b: {title: B}\n"),
            "plugin.spec.yaml:3:13: error: connection.a: there is no type "
            "\"unknown\" for the elements of a list\n"
            "plugin.spec.yaml:4:3: error: connection.b: the field has no "
            "type\n");
}

TEST(TypesTest, ATypeThatContainsItselfIsAnError) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: one}\n"
                       "types:\n"
                       "  one: {x: {type: two}}\n"
                       "  two: {y: {type: '[]one'}}\n"),
            "plugin.spec.yaml:6:19: error: types.two.y: the type contains "
            "itself: one -> two -> one [TypeValidator]\n");
}

TEST(TypesTest, OfALongCycleTheEndsAreShown) {
  std::string spec = "types:\n";
  for (int i = 0; i < 20; ++i) {
    spec += "  t" + std::to_string(i) + ": {x: {type: t" +
            std::to_string((i + 1) % 20) + "}}\n";
  }
  EXPECT_NE(CheckTypes(spec).find("t0 -> ... -> t13 -> t14 -> t15 -> t16 -> "
                                  "t17 -> t18 -> t19 -> t0 ["),
            std::string::npos);
}

TEST(TypesTest, UnusedTypesAreWarningsAndMayContainThemselves) {
  EXPECT_EQ(CheckTypes("types:\n"
                       "  one: {x: {type: one}}\n"),
            "plugin.spec.yaml:3:3: warning: types.one: nothing uses this type "
            "[TypeValidator]\n"
            "plugin.spec.yaml:3:19: error: types.one.x: the type contains "
            "itself: one -> one [TypeValidator]\n");
}

TEST(TypesTest, ATypeBehindABuiltInIsAWarning) {
  EXPECT_EQ(CheckTypes("connection:\n"
                       "  a: {type: file}\n"
                       "types:\n"
                       "  file: {x: {type: string}}\n"),
            "plugin.spec.yaml:5:3: warning: types.file: the built-in type of "
            "this name hides this one [TypeValidator]\n");
}

TEST(TypesTest, VeryManyTypesAreTheReadersError) {
  std::string spec = "types:\n";
  for (int i = 0; i < 1100; ++i) {
    spec += "  t" + std::to_string(i) + ": {x: {type: t" +
            std::to_string(i + 1) + "}}\n";
  }
  EXPECT_NE(CheckTypes(spec).find("a spec may have at most 1000 types"),
            std::string::npos);
}

}  // namespace
}  // namespace insight::validator
