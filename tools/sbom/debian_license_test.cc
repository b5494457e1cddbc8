#include "tools/sbom/debian_license.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace insight::tool {
namespace {

using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr char kFormat[] =
    "Format: "
    "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";

std::string Expression(const std::string& paragraphs) {
  const std::optional<License> license =
      ReadDebianCopyright(kFormat + paragraphs, "src");
  return license ? license->expression : "none";
}

TEST(DebianLicenseTest, ShortNamesOfTheFormatHaveAnIdentifier) {
  EXPECT_EQ(SpdxLicenseId("Expat"), "MIT");
  EXPECT_EQ(SpdxLicenseId("BSD-3-clause"), "BSD-3-Clause");
  EXPECT_EQ(SpdxLicenseId("ZLIB"), "Zlib");
  EXPECT_EQ(SpdxLicenseId("GPL-2"), "GPL-2.0-only");
  EXPECT_EQ(SpdxLicenseId("GPL-3+"), "GPL-3.0-or-later");
  EXPECT_EQ(SpdxLicenseId("LGPL-2.1+"), "LGPL-2.1-or-later");
  EXPECT_EQ(SpdxLicenseId("GFDL-NIV-1.3+"), "GFDL-1.3-no-invariants-or-later");
}

TEST(DebianLicenseTest, SpellingsOfGnuLicensesAreTheSame) {
  EXPECT_EQ(SpdxLicenseId("GPLv3+"), "GPL-3.0-or-later");
  EXPECT_EQ(SpdxLicenseId("GPL-2.0+"), "GPL-2.0-or-later");
  EXPECT_EQ(SpdxLicenseId("LGPLv2.1"), "LGPL-2.1-only");
}

TEST(DebianLicenseTest, WhatTheFormatDoesNotDefineIsNotGuessed) {
  for (const char* name : {"MIT", "GPL", "GPL-9", "GPL-22", "BSD", "Artistic",
                           "public-domain", "GPL-3+ with Bison exception"}) {
    EXPECT_EQ(SpdxLicenseId(name), "") << name;
  }
}

TEST(DebianLicenseTest, APackageIsUnderTheLicensesOfAllItsFiles) {
  EXPECT_EQ(Expression("Files: *\nLicense: Apache-2.0\n\n"
                       "Files: doc/*\nLicense: Expat\n\n"
                       "Files: debian/*\nLicense: Apache-2.0\n"),
            "Apache-2.0 AND MIT");
}

TEST(DebianLicenseTest, AndBindsMoreThanOrAndAComma) {
  EXPECT_EQ(Expression("Files: *\nLicense: GPL-2 or Expat\n"),
            "GPL-2.0-only OR MIT");
  EXPECT_EQ(Expression("Files: *\nLicense: GPL-2 or Expat, and ISC\n"),
            "(GPL-2.0-only OR MIT) AND ISC");
  EXPECT_EQ(Expression("Files: *\nLicense: GPL-2 and ISC\n"),
            "GPL-2.0-only AND ISC");
  EXPECT_EQ(Expression("Files: *\nLicense: GPL-2 and ISC or Expat\n"),
            "GPL-2.0-only AND ISC OR MIT");
  EXPECT_EQ(Expression("Files: *\nLicense: Expat or GPL-2\n\n"
                       "Files: a\nLicense: Zlib\n"),
            "(MIT OR GPL-2.0-only) AND Zlib");
}

TEST(DebianLicenseTest, AnUnknownNameKeepsItsText) {
  const std::optional<License> license = ReadDebianCopyright(
      std::string(kFormat) +
          "Files: *\nLicense: BSD-variant\n\n"
          "License: BSD-variant\n Do what you like,\n .\n but say so.\n",
      "bzip2");
  ASSERT_TRUE(license);
  EXPECT_EQ(license->expression, "LicenseRef-bzip2-BSD-variant");
  EXPECT_THAT(license->texts,
              UnorderedElementsAre(Pair("LicenseRef-bzip2-BSD-variant",
                                        "Do what you like,\n\nbut say so.")));
}

TEST(DebianLicenseTest, ANameWithoutTextSaysWhereItIsFrom) {
  const std::optional<License> license = ReadDebianCopyright(
      std::string(kFormat) + "Files: *\nLicense: PD\n", "x");
  ASSERT_TRUE(license);
  EXPECT_EQ(license->texts.at("LicenseRef-x-PD"),
            "Debian's copyright file of x names this license \"PD\".");
}

TEST(DebianLicenseTest, ALicenseWithoutNameIsALicense) {
  EXPECT_EQ(Expression("Files: *\nLicense:\n Free for all.\n"),
            "LicenseRef-src-unnamed");
}

TEST(DebianLicenseTest, ProseIsNotRead) {
  EXPECT_FALSE(ReadDebianCopyright("This is under the GPL.\n", "x"));
  EXPECT_FALSE(ReadDebianCopyright("", "x"));
  EXPECT_FALSE(ReadDebianCopyright(kFormat, "x"));
}

TEST(DebianLicenseTest, CommentsAndStrayLinesAreNoFields) {
  EXPECT_EQ(Expression("# a comment\nFiles: *\n# another\nLicense: ISC\nx\n"),
            "ISC");
}

}  // namespace
}  // namespace insight::tool
