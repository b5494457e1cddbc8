#include "tools/spec/yaml_parser.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::spec {
namespace {

using ::testing::StartsWith;

YamlNode Parse(std::string_view text) {
  Problems problems;
  return ParseYaml(text, "f", problems);
}

std::string Repeat(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

// The lines of the exception.
std::string Complaint(std::string_view text) {
  try {
    static_cast<void>(Parse(text));
    return "none";
  } catch (const SpecException& e) {
    return e.what();
  }
}

TEST(ParseYamlTest, GivesATreeWhoseScalarsAreResolved) {
  EXPECT_EQ(DumpJson(ToJson(Parse("a: [1, 'yes', no, ~]\nb:\n  c: |\n    x\n"
                                  "    y\n  d: !!str 5\n  e:\n"))),
            R"({"a": [1, "yes", false, null], )"
            R"("b": {"c": "x\ny\n", "d": "5", "e": null}})");
}

TEST(ParseYamlTest, AnEmptyDocumentIsNull) {
  EXPECT_TRUE(Parse("").is_null());
  EXPECT_TRUE(Parse("# nothing\n").is_null());
}

TEST(ParseYamlTest, ColumnsCountCharactersFromOne) {
  const YamlNode root = Parse("\"\xC3\xA9\xE2\x82\xAC\": {b: c}\n");
  EXPECT_EQ(root.members[0].key_position, (Position{1, 1}));
  EXPECT_EQ(root.members[0].value.members[0].key_position, (Position{1, 8}));
  EXPECT_EQ(root.members[0].value.members[0].value.position, (Position{1, 11}));
}

TEST(ParseYamlTest, AByteOrderMarkIsPassedOver) {
  EXPECT_EQ(Parse("\xEF\xBB\xBF"
                  "a: 1")
                .members[0]
                .key_position,
            (Position{1, 1}));
}

TEST(ParseYamlTest, OfEqualKeysTheLastValueCountsWithAWarning) {
  Problems problems;
  const YamlNode root = ParseYaml("a: {b: 1, c: 2, b: 3}", "f", problems);
  EXPECT_EQ(DumpJson(ToJson(root)), R"({"a": {"b": 3, "c": 2}})");
  EXPECT_EQ(FormatProblems("f", problems.Sorted()),
            "f:1:17: warning: a.b: this key was there before, in line 1; the "
            "last one counts\n");
}

TEST(ParseYamlTest, BrokenYamlIsRefusedWithItsPosition) {
  EXPECT_EQ(Complaint("a: [1,\nb: 2\n"),
            "f:3:1: error: this is not YAML: end of sequence flow not found\n");
  EXPECT_THAT(Complaint("a: 'b"), StartsWith("f:1:6: error: this is not YAML"));
  EXPECT_THAT(Complaint("a:\n\tb: 1\n"), StartsWith("f:2:"));
}

TEST(ParseYamlTest, WhatNoSpecNeedsIsRefusedWithItsPosition) {
  EXPECT_EQ(Complaint("a: &x 1\nb: *x\n"),
            "f:1:4: error: anchors and aliases are not supported in a spec; "
            "write the value out\n");
  EXPECT_EQ(Complaint("a: !!python/object:os.system x\n"),
            "f:1:4: error: the tag tag:yaml.org,2002:python/object:os.system "
            "is not supported; remove it\n");
  EXPECT_EQ(Complaint("a: 1\n---\nb: 2\n"),
            "f:3:1: error: a second document starts here; a spec is only "
            "one\n");
  EXPECT_EQ(Complaint("a:\n  ? [x]\n  : 1\n"),
            "f:2:5: error: a key must be text; put quotes around it\n");
}

TEST(ParseYamlTest, BytesThatAreNoTextAreRefusedWithTheirPosition) {
  EXPECT_EQ(Complaint("a: 1\nb: \xC3\xA9\xFF\n"),
            "f:2:5: error: the text is not UTF-8 here; save the file as "
            "UTF-8\n");
  EXPECT_EQ(Complaint("a: x\x01y"),
            "f:1:5: error: the character U+0001 is not allowed in YAML; remove "
            "it\n");
  EXPECT_THAT(Complaint(std::string_view("a: \0b", 5)),
              StartsWith("f:1:4: error: the character U+0000"));
}

TEST(ParseYamlTest, HostileDocumentsEndInAnError) {
  EXPECT_THAT(Complaint(Repeat("[", 100000)), StartsWith("f:1:"));
  EXPECT_THAT(Complaint(Repeat("{a: ", 5000)), StartsWith("f:1:"));
  EXPECT_EQ(Complaint(Repeat("[", 101) + Repeat("]", 101)),
            "f:1:101: error: the document is nested more than 100 levels "
            "deep\n");
  EXPECT_EQ(Complaint("a: {? " + Repeat("k", 1025) + " : 1}"),
            "f:1:7: error: a key may have at most 1024 bytes\n");
  EXPECT_EQ(Complaint(std::string(10 << 20, 'a')),
            "f:1:1: error: the file has 10485760 bytes; a spec may have at "
            "most 4194304\n");
}

}  // namespace
}  // namespace insight::spec
