#include "tools/version/spec_editor.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace insight::version {
namespace {

using ::testing::StartsWith;
using ::testing::ThrowsMessage;

std::string WithVersion(std::string text, std::string_view value) {
  SpecEditor editor(std::move(text), "spec.yaml");
  editor.SetValue("version", value);
  return editor.text();
}

std::string WithHistory(std::string text, const std::string& entry) {
  SpecEditor editor(std::move(text), "spec.yaml");
  editor.AddHistory(entry);
  return editor.text();
}

TEST(SetValueTest, KeepsQuotesCommentsAndAllElse) {
  EXPECT_EQ(WithVersion("# top\nversion: 1.0.0  # now\nname: x", "1.1.0"),
            "# top\nversion: 1.1.0  # now\nname: x");
  EXPECT_EQ(WithVersion("version: '1.0.0'\n", "1.1.0"), "version: '1.1.0'\n");
  EXPECT_EQ(WithVersion("version:   \"1.0.0\"\r\n", "1.10.0"),
            "version:   \"1.10.0\"\r\n");
  EXPECT_EQ(WithVersion("{title: \xC3\xBC, version: 1.0.0}", "2.0.0"),
            "{title: \xC3\xBC, version: 2.0.0}");
  EXPECT_EQ(WithVersion("\xEF\xBB\xBFversion: 1.0.0\n", "2.0.0"),
            "\xEF\xBB\xBFversion: 2.0.0\n");
  EXPECT_EQ(WithVersion("version:\nname: x\n", "1.0.0"),
            "version: 1.0.0\nname: x\n");
}

TEST(SetValueTest, AMissingKeyComesBelowTheVersion) {
  const auto with = [](std::string text) {
    SpecEditor editor(std::move(text), "spec.yaml");
    editor.SetValue("connection_version", "2");
    return editor.text();
  };
  EXPECT_EQ(with("version: 1.0.0 # v\nname: x\n"),
            "version: 1.0.0 # v\nconnection_version: 2\nname: x\n");
  EXPECT_EQ(with("version: 1.0.0\r\nname: x\r\n"),
            "version: 1.0.0\r\nconnection_version: 2\r\nname: x\r\n");
  EXPECT_EQ(with("name: x\nversion: 1.0.0"),
            "name: x\nversion: 1.0.0\nconnection_version: 2");
}

TEST(SetValueTest, WhatCannotBeEditedIsLeftAlone) {
  SpecEditor editor("name: x\nversion: >\n  1.0.0\n", "spec.yaml");
  EXPECT_THAT([&] { editor.SetValue("version", "2.0.0"); },
              ThrowsMessage<std::runtime_error>(StartsWith(
                  "spec.yaml:2:10: version is written in a way that cannot be "
                  "edited")));
  EXPECT_EQ(editor.text(), "name: x\nversion: >\n  1.0.0\n");
}

TEST(AddHistoryTest, AnEntryIsWrittenAsItsNeighbourIs) {
  EXPECT_EQ(WithHistory("version_history:\n- 1.0.0 - First\n", "1.1.0 - More"),
            "version_history:\n- 1.1.0 - More\n- 1.0.0 - First\n");
  EXPECT_EQ(WithHistory("version_history:\n  # old\n  - '1.0.0 - First'\n",
                        "1.1.0 - It's more"),
            "version_history:\n  # old\n  - '1.1.0 - It''s more'\n  - '1.0.0 - "
            "First'\n");
  EXPECT_EQ(WithHistory("version_history:\n-   \"1.0.0 - First\"\n",
                        "1.1.0 - \"More\""),
            "version_history:\n-   \"1.1.0 - \\\"More\\\"\"\n-   \"1.0.0 - "
            "First\"\n");
  EXPECT_EQ(WithHistory("version_history: [1.0.0 - First]\n", "1.1.0 - M"),
            "version_history: [\"1.1.0 - M\", 1.0.0 - First]\n");
}

TEST(AddHistoryTest, APlainEntryGetsQuotesWhereItNeedsThem) {
  EXPECT_EQ(WithHistory("version_history:\n- 1.0.0 - F\n", "1.1.0 - a: b #c"),
            "version_history:\n- \"1.1.0 - a: b #c\"\n- 1.0.0 - F\n");
}

TEST(AddHistoryTest, AMissingListIsMade) {
  EXPECT_EQ(WithHistory("version_history: []\n", "1.0.0 - F"),
            "version_history: [\"1.0.0 - F\"]\n");
  EXPECT_EQ(WithHistory("version_history:\nlinks: []\n", "1.0.0 - F"),
            "version_history:\n- \"1.0.0 - F\"\nlinks: []\n");
  EXPECT_EQ(WithHistory("name: x\nlinks: []\n", "1.0.0 - F"),
            "name: x\nversion_history:\n- \"1.0.0 - F\"\nlinks: []\n");
  EXPECT_EQ(WithHistory("name: x", "1.0.0 - F"),
            "name: x\nversion_history:\n- \"1.0.0 - F\"\n");
}

TEST(AddHistoryTest, AHistoryThatIsNoListIsLeftAlone) {
  EXPECT_THAT([] { (void)WithHistory("version_history: none\n", "1.0.0 - F"); },
              ThrowsMessage<std::runtime_error>(
                  StartsWith("spec.yaml:1:18: version_history is written")));
}

TEST(ReplaceTopHistoryTest, ReplacesTheFirstEntryAlone) {
  const auto with = [](std::string text) {
    SpecEditor editor(std::move(text), "spec.yaml");
    editor.ReplaceTopHistory("1.1.0 - A | B");
    return editor.text();
  };
  EXPECT_EQ(with("version_history:\n- 1.1.0 - A # c\n- 1.0.0 - F\n"),
            "version_history:\n- 1.1.0 - A | B # c\n- 1.0.0 - F\n");
  EXPECT_EQ(with("version_history: ['''1.1.0'' - A', b]\n"),
            "version_history: ['1.1.0 - A | B', b]\n");
  EXPECT_EQ(with("version_history:\n- \"1.1.0 - \\\"A\\\" and\n  more\"\n"),
            "version_history:\n- \"1.1.0 - A | B\"\n");
  EXPECT_THROW((void)with("version_history:\n- 1.1.0 - A\n  and more\n"),
               std::runtime_error);
}

}  // namespace
}  // namespace insight::version
