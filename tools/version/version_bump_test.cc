#include "tools/version/version_bump.h"

#include <stdexcept>
#include <string>
#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/spec/spec_reader.h"

namespace insight::version {
namespace {

using ::testing::HasSubstr;

spec::PluginSpec Read(std::string_view text) {
  return spec::ReadPluginSpec("name: x\n" + std::string(text), "s");
}

std::string Complaints(std::string_view before, std::string_view after) {
  return spec::FormatProblems("s", CheckVersionBump(Read(before), Read(after)));
}

constexpr const char* kRule = " [VersionBumpValidator]\n";

TEST(CheckVersionBumpTest, NothingChangedNeedsNothing) {
  EXPECT_EQ(Complaints("version: 1.0.0\n", "# x\nversion: '1.0.0'\n"), "");
  // Its code may have changed.
  EXPECT_EQ(Complaints("version: 1.0.0\n", "version: 1.0.1\n"), "");
}

TEST(CheckVersionBumpTest, EachMajorChangeIsTold) {
  EXPECT_EQ(
      Complaints("version: 1.2.3\nactions: {a: {title: A, output: {o: {type: "
                 "date}}}, b: {title: B}, c: {}}\n",
                 "version: 1.3.0\nactions: {a: {title: A, output: {o: {type: "
                 "string}}}, b: {title: C}}\n"),
      "s:3:1: error: actions.c: Action c has been removed without a major "
      "version increment. Please change the plugin version to 2.0.0" +
          std::string(kRule) +
          "s:3:44: error: actions.a.output.o.type: type has changed in output "
          "o without a major version increment. Please change the plugin "
          "version to 2.0.0" +
          kRule +
          "s:3:59: error: actions.b.title: Action b title has changed without "
          "a major version increment. Please change the plugin version to "
          "2.0.0" +
          kRule);
}

TEST(CheckVersionBumpTest, AMinorChangeNamesTheNextMinorVersion) {
  EXPECT_EQ(Complaints("version: 1.2.3\nactions: {a: {input: {i: {type: "
                       "date}}}}\n",
                       "version: 1.2.4\nactions: {a: {input: {i: {type: date}, "
                       "j: {type: date}}}}\n"),
            "s:3:40: error: actions.a.input.j: New input added without "
            "incrementing minor version. Please change the plugin version to "
            "1.3.0" +
                std::string(kRule));
}

TEST(CheckVersionBumpTest, ABiggerBumpThanNeededIsFine) {
  EXPECT_EQ(
      Complaints("version: 1.2.3\n", "version: 2.0.0\nactions: {a: {}}\n"), "");
}

TEST(CheckVersionBumpTest, SmallChangesAreOneComplaintAtTheVersion) {
  EXPECT_EQ(Complaints("version: 1.2.3\ntitle: A\ndescription: A\n",
                       "version: 1.2.3\ntitle: B\ndescription: B\n"),
            "s:2:10: error: version: The spec has changed without a version "
            "increment: title, line 3, and 1 more. Please change the plugin "
            "version to 1.2.4" +
                std::string(kRule));
}

TEST(CheckVersionBumpTest, MajorAndMinorResetTheLowerNumbers) {
  EXPECT_EQ(Complaints("version: 1.2.3\n", "version: 2.2.0\n"),
            "s:2:10: error: version: Major version increment should set minor "
            "and patch versions to 0." +
                std::string(kRule) +
                "  Please change the plugin version to 2.0.0\n");
  EXPECT_EQ(Complaints("version: 1.2.3\n", "version: 1.3.3\n"),
            "s:2:10: error: version: Minor version increment should set patch "
            "version to 0." +
                std::string(kRule) +
                "  Please change the plugin version to 1.3.0\n");
}

TEST(CheckVersionBumpTest, AVersionDoesNotGoBack) {
  EXPECT_EQ(Complaints("version: 1.2.3\n", "version: 1.1.9\ntitle: A\n"),
            "s:2:10: error: version: The version is lower than that of the "
            "base, 1.2.3." +
                std::string(kRule) +
                "  Please change the plugin version to 1.2.4\n"
                "s:2:10: error: version: The spec has changed without a "
                "version increment: title, line 3. Please change the plugin "
                "version to 1.2.4" +
                kRule);
}

TEST(CheckVersionBumpTest, WhatIsNoVersionCannotBeCompared) {
  EXPECT_THAT(Complaints("version: 1.2.3\n", "version: 1.3\n"),
              HasSubstr("s:2:10: error: version: Version does not match "
                        "required semver format."));
  EXPECT_THAT(Complaints("version: latest\n", "version: 1.3.0\n"),
              HasSubstr("the base's version, \"latest\", cannot be compared"));
  EXPECT_THAT(Complaints("version: 1.2.3\n", ""),
              HasSubstr("s:1:1: error: version: Version does not match"));
}

// Specs with a connection: version, connection_version, type of its field.
std::string With(std::string_view version, std::string_view connection_version,
                 std::string_view type) {
  return "version: " + std::string(version) + '\n' +
         std::string(connection_version) +
         "connection: {a: {type: " + std::string(type) + "}}\n";
}

struct {
  std::string_view what;
  std::string before, after, complaint;
} const kConnectionVersions[] = {
    {"unchanged", With("1.0.0", "connection_version: 3\n", "date"),
     With("1.0.1", "connection_version: 3\n", "date"), ""},
    {"changed and risen", With("1.0.0", "connection_version: 3\n", "date"),
     With("2.0.0", "connection_version: 4\n", "bytes"), ""},
    {"first", With("4.0.0", "", "date"),
     With("4.0.1", "connection_version: 4\n", "date"), ""},
    {"new connection", "version: 4.0.0\n",
     With("5.0.0", "connection_version: 5\n", "date"), ""},
    {"removed connection", With("1.0.0", "connection_version: 3\n", "date"),
     "version: 2.0.0\n", ""},
    {"missing", With("4.0.0", "", "date"), With("4.0.1", "", "date"),
     "s:3:1: error: connection_version: Connection detail specified in "
     "plugin.spec.yaml but no connection version has been specified. Based on "
     "plugin version this should be '4'."},
    {"wrong first", With("4.0.0", "", "date"),
     With("4.0.1", "connection_version: 1\n", "date"),
     "s:3:21: error: connection_version: First time connection version is "
     "supplied does not match expected value. Based on plugin version this "
     "should be '4'."},
    {"changed, not risen", With("1.0.0", "connection_version: 3\n", "date"),
     With("2.0.0", "connection_version: 3\n", "bytes"),
     "s:3:21: error: connection_version: Connection details have changed but "
     "no version bump has occurred. Based on plugin version this should be "
     "'4'."},
    {"risen by two", With("1.0.0", "connection_version: 3\n", "date"),
     With("2.0.0", "connection_version: 5\n", "bytes"),
     "s:3:21: error: connection_version: Connection version has been bumped "
     "incorrectly. Based on plugin version this should be '4'."},
    {"unchanged, risen", With("1.0.0", "connection_version: 3\n", "date"),
     With("1.0.1", "connection_version: 4\n", "date"),
     "s:3:21: error: connection_version: Connection details have not changed "
     "but the connection version was bumped. Based on plugin version this "
     "should be '3'."},
    {"no number", With("1.0.0", "connection_version: 3\n", "date"),
     With("2.0.0", "connection_version: x\n", "bytes"),
     "s:3:21: error: connection_version: Connection version has been bumped "
     "incorrectly. Based on plugin version this should be '4'."},
};

TEST(CheckVersionBumpTest, TheConnectionVersionRisesWithTheConnection) {
  for (const auto& row : kConnectionVersions) {
    const std::string expected =
        row.complaint.empty() ? "" : row.complaint + kRule;
    EXPECT_EQ(Complaints(row.before, row.after), expected) << row.what;
  }
}

TEST(CheckVersionBumpTest, AConnectionsTitleHasItsOwnWords) {
  EXPECT_THAT(
      Complaints("version: 1.0.0\nconnection_version: 1\nconnection: {a: "
                 "{type: date, title: A}}\n",
                 "version: 1.0.0\nconnection_version: 2\nconnection: {a: "
                 "{type: date, title: B}}\n"),
      HasSubstr("Title changed in connection field a, requiring a major "
                "version increment. Please change the plugin version to "
                "2.0.0"));
}

TEST(CheckFirstVersionTest, OnlyAConnectionNeedsItsVersion) {
  const auto complaints = [](std::string_view text) {
    return spec::FormatProblems("s", CheckFirstVersion(Read(text)));
  };
  EXPECT_EQ(complaints("version: 3.2.1\n"), "");
  EXPECT_EQ(complaints(With("1.0.0", "connection_version: 7\n", "date")), "");
  EXPECT_THAT(complaints(With("3.0.0", "", "date")),
              HasSubstr("s:3:1: error: connection_version: Connection detail "
                        "specified"));
  EXPECT_THAT(complaints(With("3.0.0", "", "date")), HasSubstr("be '3'."));
}

TEST(RightVersionTest, KeepsWhatIsRightAlready) {
  const auto right = [](std::string_view before, std::string_view after,
                        Bump bump) {
    return VersionText(RightVersion(Read("version: " + std::string(before)),
                                    Read("version: " + std::string(after)),
                                    bump));
  };
  EXPECT_EQ(right("1.2.3", "1.2.3", Bump::kMinor), "1.3.0");
  EXPECT_EQ(right("1.2.3", "1.2.4", Bump::kMinor), "1.3.0");
  EXPECT_EQ(right("1.2.3", "1.4.0", Bump::kMinor), "1.4.0");
  EXPECT_EQ(right("1.2.3", "2.0.0", Bump::kMinor), "2.0.0");
  EXPECT_EQ(right("1.2.3", "2.1.0", Bump::kMinor), "2.0.0");
  EXPECT_EQ(right("1.2.3", "1.0.0", Bump::kNone), "1.2.3");
  EXPECT_EQ(right("1.2.3", "x", Bump::kPatch), "1.2.4");
  EXPECT_THROW((void)right("x", "1.0.0", Bump::kNone), std::runtime_error);
}

}  // namespace
}  // namespace insight::version
