#include "tools/image/debian/dpkg_root.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/debian/testing.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

constexpr char kControl[] =
    "Package: sed\nVersion: 4.9-1\nArchitecture: amd64\nMulti-Arch: foreign\n"
    "Description: stream editor\n Long text.\n";

DebPackage Sed() {
  FileTree control;
  control.Add("control", FileNode::File(kControl));
  control.Add("conffiles",
              FileNode::File("/etc/sed.conf\nremove-on-upgrade /etc/old\n"));
  control.Add("postinst", FileNode::File("#!/bin/sh\n", 0755));
  control.Add("triggers",
              FileNode::File("# Comment\ninterest-noawait ldconfig\n"
                             "interest /usr/share/x\nactivate y\n"));
  FileTree data;
  data.Add("bin/sed", FileNode::File("program", 04755));
  data.Add("etc/sed.conf", FileNode::File("abc"));
  return ReadDebPackage(MakeDeb(control, data), "sed.deb");
}

DebPackage Library(const std::string& path,
                   const std::string& architecture = "amd64") {
  FileTree control;
  control.Add("control", FileNode::File("Package: libx\nArchitecture: " +
                                        architecture + "\nMulti-Arch: same\n"));
  FileTree data;
  data.Add(path, FileNode::File("library"));
  return ReadDebPackage(MakeDeb(control, data), "libx.deb");
}

std::string Text(const FileTree& tree, const std::string& path) {
  const FileNode* node = tree.Find(path);
  return node == nullptr ? "(nothing)" : node->content;
}

TEST(ReadDebPackageTest, WhatIsNoPackageIsAnErrorThatNamesIt) {
  EXPECT_THAT([] { (void)ReadDebPackage("nonsense", "x.deb"); },
              ThrowsMessage<ImageException>(HasSubstr("x.deb")));
  EXPECT_THAT([] { (void)ReadDebPackage(MakeDeb({}, {}), "x.deb"); },
              ThrowsMessage<ImageException>(HasSubstr("x.deb is no Debian")));
}

TEST(InstallScriptTest, IsWhatRunsWhenAPackageIsInstalled) {
  EXPECT_EQ(InstallScript(Sed()), "postinst");
  EXPECT_EQ(InstallScript(Library("usr/lib/libx.so")), "");
}

TEST(ControlFieldTest, FindsAFieldAtTheStartOfALineOnly) {
  EXPECT_EQ(ControlField("Package: a\nVersion: 1:2\n", "Version"), "1:2");
  EXPECT_EQ(ControlField("Description: Version: 3\n", "Version"), "");
}

class DpkgRootTest : public ::testing::Test {
 protected:
  FileTree tree_;
  DpkgRoot root_{tree_};
};

TEST_F(DpkgRootTest, FilesLieInUsrAndAreNotSetuid) {
  root_.Install(Sed());
  root_.Finish();
  EXPECT_EQ(*tree_.Find("usr/bin/sed"), FileNode::File("program", 0755));
  EXPECT_EQ(*tree_.Find("bin"), FileNode::Symlink("usr/bin"));
  EXPECT_EQ(*tree_.Find("lib64"), FileNode::Symlink("usr/lib64"));
  EXPECT_EQ(Text(tree_, "etc/sed.conf"), "abc");
}

TEST_F(DpkgRootTest, TheStatusSaysInstalledWithTheConfigurationFiles) {
  root_.Install(Sed());
  root_.Finish();
  EXPECT_EQ(Text(tree_, "var/lib/dpkg/status"),
            "Package: sed\nStatus: install ok installed\n"
            "Version: 4.9-1\nArchitecture: amd64\nMulti-Arch: foreign\n"
            "Description: stream editor\n Long text.\n"
            "Conffiles:\n"
            " /etc/sed.conf 900150983cd24fb0d6963f7d28e17f72\n\n");
}

TEST_F(DpkgRootTest, InfoHasScriptsAndTheListAsShipped) {
  root_.Install(Sed());
  root_.Finish();
  EXPECT_EQ(*tree_.Find("var/lib/dpkg/info/sed.postinst"),
            FileNode::File("#!/bin/sh\n", 0755));
  EXPECT_EQ(Text(tree_, "var/lib/dpkg/info/sed.list"),
            "/bin\n/bin/sed\n/etc\n/etc/sed.conf\n");
  EXPECT_EQ(tree_.Find("var/lib/dpkg/info/sed.control"), nullptr);
}

TEST_F(DpkgRootTest, APackageForSeveralArchitecturesHasItsOwnInInfo) {
  root_.Install(Library("usr/lib/libx.so"));
  root_.Finish();
  EXPECT_NE(tree_.Find("var/lib/dpkg/info/libx:amd64.list"), nullptr);
}

TEST_F(DpkgRootTest, TheArchitectureIsThatOfThePackages) {
  root_.Install(Library("usr/lib/libx.so", "arm64"));
  root_.Finish();
  EXPECT_EQ(Text(tree_, "var/lib/dpkg/arch"), "arm64\n");
  EXPECT_EQ(*tree_.Find("lib"), FileNode::Symlink("usr/lib"));
  EXPECT_EQ(tree_.Find("lib64"), nullptr);
}

TEST_F(DpkgRootTest, PackagesForDifferentArchitecturesAreRefused) {
  root_.Install(Sed());
  root_.Install(Library("usr/lib/libx.so", "arm64"));
  EXPECT_THAT([&] { root_.Finish(); },
              ThrowsMessage<ImageException>(
                  HasSubstr("sed is for amd64, those before it for arm64")));
}

TEST_F(DpkgRootTest, TriggersAreThoseThatPackagesWaitFor) {
  root_.Install(Sed());
  root_.Finish();
  EXPECT_EQ(Text(tree_, "var/lib/dpkg/triggers/ldconfig"), "sed/noawait\n");
  EXPECT_EQ(Text(tree_, "var/lib/dpkg/triggers/File"), "/usr/share/x sed\n");
  EXPECT_EQ(tree_.Find("var/lib/dpkg/triggers/y"), nullptr);
}

TEST_F(DpkgRootTest, TheOrderOfInstallingDoesNotMatter) {
  root_.Install(Sed());
  root_.Install(Library("lib/libx.so"));
  root_.Finish();
  FileTree other_tree;
  DpkgRoot other(other_tree);
  other.Install(Library("lib/libx.so"));
  other.Install(Sed());
  other.Finish();
  EXPECT_EQ(tree_.nodes(), other_tree.nodes());
}

TEST_F(DpkgRootTest, AFileOfTwoPackagesIsAnErrorThatNamesBoth) {
  root_.Install(Sed());
  EXPECT_THAT(
      [&] { root_.Install(Library("usr/bin/sed")); },
      ThrowsMessage<ImageException>("Both sed and libx install /usr/bin/sed."));
}

TEST_F(DpkgRootTest, WhatIsInstalledOnARootIsAddedToIt) {
  root_.Install(Sed());
  root_.Finish();
  FileTree at_once;
  DpkgRoot other(at_once);
  other.Install(Sed());
  other.Install(Library("usr/lib/libx.so"));
  other.Finish();

  DpkgRoot again(tree_);
  again.Install(Library("usr/lib/libx.so"));
  again.Finish();
  EXPECT_EQ(tree_.nodes(), at_once.nodes());
}

TEST_F(DpkgRootTest, WhatARootHasIsNotInstalledAgain) {
  root_.Install(Sed());
  root_.Install(Library("lib/libx.so"));
  root_.Finish();
  DpkgRoot again(tree_);
  EXPECT_THAT([&] { again.Install(Sed()); },
              ThrowsMessage<ImageException>("The package sed is given twice."));
  FileTree control;
  control.Add("control", FileNode::File("Package: rival\n"));
  FileTree data;
  data.Add("usr/lib/libx.so", FileNode::File("rival"));
  EXPECT_THAT(
      [&] {
        again.Install(ReadDebPackage(MakeDeb(control, data), "rival.deb"));
      },
      ThrowsMessage<ImageException>("Both libx and rival install "
                                    "/usr/lib/libx.so."));
}

TEST(DpkgRootDatabaseTest, ADamagedStatusIsAnError) {
  FileTree tree;
  tree.Add("var/lib/dpkg/status", FileNode::File("Package: a\n"));
  EXPECT_THAT([&] { DpkgRoot root(tree); },
              ThrowsMessage<ImageException>(
                  "/var/lib/dpkg/status has a paragraph that is no "
                  "package's."));
}

TEST_F(DpkgRootTest, APackageTwiceIsAnError) {
  root_.Install(Sed());
  EXPECT_THAT([&] { root_.Install(Sed()); },
              ThrowsMessage<ImageException>("The package sed is given twice."));
}

TEST(MergedUsrPathTest, MovesOnlyWhatIsMerged) {
  EXPECT_EQ(MergedUsrPath("bin"), "usr/bin");
  EXPECT_EQ(MergedUsrPath("sbin/ldconfig"), "usr/sbin/ldconfig");
  EXPECT_EQ(MergedUsrPath("library/x"), "library/x");
  EXPECT_EQ(MergedUsrPath("usr/bin/x"), "usr/bin/x");
}

}  // namespace
}  // namespace insight::image
