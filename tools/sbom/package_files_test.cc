#include "tools/sbom/package_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <utility>

#include "tools/image/debian/testing.h"
#include "tools/image/digest.h"
#include "tools/image/image_exception.h"
#include "tools/image/layer.h"
#include "tools/sbom/apk_database.h"
#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

using image::FileNode;
using image::FileTree;
using image::ImageException;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::ThrowsMessage;

constexpr char kCopyright[] =
    "Format: "
    "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
    "Files: *\nLicense: Expat\n";

std::string Deb(const std::string& control, const FileTree& data) {
  FileTree members;
  members.Add("control", FileNode::File(control));
  return image::MakeDeb(members, data);
}

std::string Zlib(const FileTree& data) {
  return Deb(
      "Package: zlib1g-dev\nSource: zlib (1:1.2.13)\nVersion: 1:1.2.13+b1\n"
      "Architecture: amd64\nMaintainer: Mark Brown <broonie@debian.org>\n"
      "Description: compression library - development\n more\n",
      data);
}

PackageSet Read(const std::vector<std::string>& debs,
                KnownLicenses known = {}) {
  PackageFiles files("debian-12", std::move(known));
  for (const std::string& deb : debs) files.AddDeb(deb, "test.deb");
  return std::move(files).Take();
}

TEST(PackageFilesTest, APackageIsDescribedByItsControlFile) {
  FileTree data;
  data.Add("usr/share/doc/zlib1g-dev/copyright", FileNode::File(kCopyright));
  const std::string deb = Zlib(data);
  const PackageSet set = Read({deb});
  ASSERT_THAT(set.packages, SizeIs(1));
  const Component& zlib = set.packages.front();
  EXPECT_EQ(zlib.name, "zlib1g-dev");
  EXPECT_EQ(zlib.version, "1:1.2.13+b1");
  EXPECT_EQ(zlib.supplier, "Mark Brown");
  EXPECT_EQ(zlib.description, "compression library - development");
  EXPECT_EQ(zlib.license, "MIT");
  EXPECT_EQ(zlib.purl,
            "pkg:deb/debian/zlib1g-dev@1%3A1.2.13%2Bb1?arch=amd64&"
            "distro=debian-12&upstream=zlib%401%3A1.2.13");
  EXPECT_EQ("sha256:" + zlib.sha256, image::Sha256Digest(deb));
}

TEST(PackageFilesTest, ALinkLeadsToTheCopyrightFileOfAnotherPackage) {
  FileTree data;
  data.Add("usr/share/doc/zlib1g-dev", FileNode::Symlink("zlib1g"));
  FileTree documentation;
  documentation.Add("usr/share/doc/zlib1g/copyright",
                    FileNode::File(kCopyright));
  PackageFiles files("debian-12", {});
  files.AddDeb(Zlib(data), "dev.deb");
  files.AddDocumentation(Deb("Package: zlib1g\nVersion: 1\n", documentation),
                         "lib.deb");
  const PackageSet set = std::move(files).Take();
  ASSERT_THAT(set.packages, SizeIs(1));
  EXPECT_EQ(set.packages.front().license, "MIT");
}

TEST(PackageFilesTest, ALinkIntoAPackageThatIsNotThereLeavesTheLicenseUnknown) {
  FileTree data;
  data.Add("usr/share/doc/zlib1g-dev", FileNode::Symlink("zlib1g"));
  EXPECT_EQ(Read({Zlib(data)}).packages.front().license, "");
}

TEST(PackageFilesTest, AKnownLicenseStandsForProse) {
  FileTree data;
  data.Add("usr/share/doc/zlib1g-dev/copyright", FileNode::File("Free.\n"));
  EXPECT_EQ(Read({Zlib(data)}).packages.front().license, "");
  EXPECT_EQ(Read({Zlib(data)}, {{"zlib1g-dev", "Zlib"}}).packages[0].license,
            "Zlib");
}

TEST(PackageFilesTest, WhatThePackageSaysItselfIsMoreThanAKnownLicense) {
  FileTree data;
  data.Add("usr/share/doc/zlib1g-dev/copyright", FileNode::File(kCopyright));
  EXPECT_EQ(Read({Zlib(data)}, {{"zlib1g-dev", "Zlib"}}).packages[0].license,
            "MIT");
}

TEST(PackageFilesTest, OsReleaseNamesTheSystem) {
  FileTree data;
  data.Add("usr/lib/os-release",
           FileNode::File("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"
                          "VERSION_ID=\"12\"\n"));
  const PackageSet set = Read({Zlib(data)});
  ASSERT_TRUE(set.system);
  EXPECT_EQ(set.system->name, "debian");
  EXPECT_EQ(set.system->version, "12");
  EXPECT_EQ(set.system->description, "Debian GNU/Linux 12");
  EXPECT_FALSE(Read({Zlib({})}).system);
}

TEST(PackageFilesTest, WhatIsNoPackageIsRefused) {
  PackageFiles files("debian-12", {});
  EXPECT_THROW(files.AddDeb("no archive", "x.deb"), ImageException);
}

TEST(PackageFilesTest, AnAlpineRootHasItsPackagesAndItsSystem) {
  FileTree root;
  root.Add("lib/apk/db/installed",
           FileNode::File("P:musl\nV:1.2.4-r2\nA:x86_64\nL:MIT\n\n"));
  root.Add("etc/os-release", FileNode::File("ID=alpine\nVERSION_ID=3.18.9\n"));
  const std::string archive = image::MakeLayer(root, "root").blob;
  PackageFiles files("debian-12", {});
  files.AddRoot(archive, "root.tar.gz");
  const PackageSet set = std::move(files).Take();
  ASSERT_TRUE(set.system);
  EXPECT_EQ("sha256:" + set.system->sha256, image::Sha256Digest(archive));
  ASSERT_THAT(set.packages, SizeIs(1));
  EXPECT_EQ(set.packages.front().purl,
            "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64&distro=alpine-3.18.9");
}

TEST(PackageFilesTest, ARootWithoutPackageDatabaseIsRefused) {
  FileTree root;
  root.Add("bin/sh", FileNode::File("x"));
  const std::string archive = image::MakeLayer(root, "root").blob;
  PackageFiles files("debian-12", {});
  EXPECT_THAT([&] { files.AddRoot(archive, "root.tar.gz"); },
              ThrowsMessage<SbomException>(
                  HasSubstr("root.tar.gz holds no package database")));
}

TEST(PackageFilesTest, KnownLicensesAreReadFromJson) {
  EXPECT_EQ(
      ParseKnownLicenses(R"({"libc6": {"license": "LGPL-2.1-or-later"}})", "x")
          .at("libc6"),
      "LGPL-2.1-or-later");
  EXPECT_THAT([] { (void)ParseKnownLicenses(R"({"a": 1})", "known.json"); },
              ThrowsMessage<SbomException>(HasSubstr("known.json")));
}

TEST(ApkDatabaseTest, ParagraphsArePackages) {
  const std::vector<Component> packages = ReadApkDatabase(
      "C:Q1=\nP:busybox-binsh\nV:1.36.1-r7\nA:x86_64\nL:GPL-2.0-only\n"
      "T:busybox ash /bin/sh\no:busybox\nm:Sören Tempel <s@x>\nF:bin\n\n"
      "P:musl\nV:1\nL:MIT",
      "alpine-3");
  ASSERT_THAT(packages, SizeIs(2));
  EXPECT_EQ(packages[0].license, "GPL-2.0-only");
  EXPECT_EQ(packages[0].supplier, "Sören Tempel");
  EXPECT_EQ(packages[0].description, "busybox ash /bin/sh");
  EXPECT_EQ(packages[0].purl,
            "pkg:apk/alpine/busybox-binsh@1.36.1-r7?arch=x86_64&"
            "distro=alpine-3&upstream=busybox");
  EXPECT_EQ(packages[1].name, "musl");
}

TEST(ApkDatabaseTest, AnEmptyDatabaseHasNoPackages) {
  EXPECT_THAT(ReadApkDatabase("", "alpine-3"), IsEmpty());
  EXPECT_THAT(ReadApkDatabase("\n\n", "alpine-3"), IsEmpty());
}

TEST(ApkDatabaseTest, APackageWithoutVersionIsRefused) {
  EXPECT_THAT([] { (void)ReadApkDatabase("P:musl\n", "alpine-3"); },
              ThrowsMessage<SbomException>(HasSubstr("musl")));
}

}  // namespace
}  // namespace insight::tool
