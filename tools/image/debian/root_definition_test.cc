#include "tools/image/debian/root_definition.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/image_exception.h"

namespace insight::image {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class RootDefinitionTest : public ::testing::Test {
 protected:
  RootDefinitionTest() {
    tree_.Add("usr/share/x/list",
              FileNode::File("# comment\ndeb A main extra\ndeb B main\n"));
  }

  void Apply(const std::string& json) {
    ApplyRootDefinition(json, "root.json", tree_);
  }

  auto Error(const std::string& json, const std::string& text) {
    EXPECT_THAT([&] { Apply(json); },
                ThrowsMessage<ImageException>(HasSubstr(text)));
  }

  std::string Text(const std::string& path) const {
    const FileNode* node = tree_.Find(path);
    return node == nullptr ? "(nothing)" : node->content;
  }

  FileTree tree_;
};

TEST_F(RootDefinitionTest, MakesDirectoriesFilesAndLinks) {
  Apply(R"({
    // Comments are allowed.
    "directories": {"tmp": {"mode": "1777"}, "srv": {}},
    "files": {"/etc/hostname": {"text": "x\n", "mode": "0600", "owner": "1:2"}},
    "links": {"var/run": "/run"}
  })");
  EXPECT_EQ(*tree_.Find("tmp"), FileNode::Directory(01777));
  EXPECT_EQ(*tree_.Find("srv"), FileNode::Directory(0755));
  EXPECT_EQ(*tree_.Find("etc/hostname"),
            FileNode::File("x\n", 0600, {.uid = 1, .gid = 2}));
  EXPECT_EQ(*tree_.Find("var/run"), FileNode::Symlink("/run"));
}

TEST_F(RootDefinitionTest, CopiesLinesAndReplacesText) {
  Apply(R"({"files": {"etc/list": {
    "copy_of": "/usr/share/x/list", "only_lines_with": "deb ",
    "replace": {" extra": ""}}}})");
  EXPECT_EQ(Text("etc/list"), "deb A main\ndeb B main\n");
}

TEST_F(RootDefinitionTest, TheSourceOfACopyMayBeExcluded) {
  Apply(R"({"files": {"etc/list": {"copy_of": "usr/share/x/list"}},
            "exclude": ["usr/share/*"], "keep": ["*/keep"]})");
  EXPECT_NE(tree_.Find("etc/list"), nullptr);
  EXPECT_EQ(tree_.Find("usr/share/x"), nullptr);
  EXPECT_NE(tree_.Find("usr/share"), nullptr);
}

TEST_F(RootDefinitionTest, RecordsAlternativesAsDpkgDoes) {
  Apply(R"({"alternatives": {"awk": {
    "link": "/usr/bin/awk", "target": "/usr/bin/mawk", "priority": 5,
    "slaves": {"nawk": {"link": "/usr/bin/nawk", "target": "/usr/bin/mawk"}}}}})");
  EXPECT_EQ(Text("usr/bin/awk"), "/etc/alternatives/awk");
  EXPECT_EQ(Text("etc/alternatives/awk"), "/usr/bin/mawk");
  EXPECT_EQ(Text("usr/bin/nawk"), "/etc/alternatives/nawk");
  EXPECT_EQ(Text("var/lib/dpkg/alternatives/awk"),
            "auto\n/usr/bin/awk\nnawk\n/usr/bin/nawk\n\n"
            "/usr/bin/mawk\n5\n/usr/bin/mawk\n\n");
}

TEST_F(RootDefinitionTest, MovesPasswordsToTheShadow) {
  tree_.Add("etc/passwd", FileNode::File("root:*:0:0:root:/root:/bin/sh\n"));
  tree_.Add("etc/group", FileNode::File("sudo:*:27:a,b\n"));
  Apply(R"({"generate": ["shadow"]})");
  EXPECT_EQ(Text("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  EXPECT_EQ(
      *tree_.Find("etc/shadow"),
      FileNode::File("root:*::0:99999:7:::\n", 0640, {.uid = 0, .gid = 42}));
  EXPECT_EQ(Text("etc/group"), "sudo:x:27:a,b\n");
  EXPECT_EQ(Text("etc/gshadow"), "sudo:*::a,b\n");
}

TEST_F(RootDefinitionTest, EachSlipIsAnErrorThatNamesIt) {
  Error("{", "root.json: ");
  Error(R"({"file": {}})", "there is no \"file\"");
  Error(R"({"files": {"x": {"txt": ""}}})", "files: x: there is no \"txt\"");
  Error(R"({"files": {"x": {"text": "", "mode": "9"}}})", "no octal mode");
  Error(R"({"files": {"x": {"text": "", "owner": "root"}}})", "no UID:GID");
  Error(R"({"files": {"x": {"copy_of": "nowhere"}}})", "there is no nowhere");
  Error(R"({"files": {"x": {"copy_of": "usr/share/x/list",
                            "replace": {"nonsense": ""}}}})",
        "there is no \"nonsense\" to replace");
  Error(R"({"generate": ["magic"]})", "there is no \"magic\" to generate");
  Error(R"({"generate": ["shadow"]})", "There is no /etc/passwd");
}

}  // namespace
}  // namespace insight::image
