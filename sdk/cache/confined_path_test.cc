#include "sdk/cache/confined_path.h"

#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "gtest/gtest.h"
#include "sdk/cache/temporary_cache.h"

namespace insight {
namespace {

using ::insight::testing::TemporaryCache;

class ConfinedPathTest : public ::testing::Test {
 protected:
  ConfinedPathTest() {
    cache_.Write("file", "in root");
    cache_.Write("folder/file", "in folder");
  }

  // The content of the file that is found, or a word on why there is none.
  std::string Resolve(std::string_view path, ResolveOptions options = {}) {
    const ConfinedPath place = ResolveConfined(cache_.root(), path, options);
    switch (place.status) {
      case PathStatus::kMissing:
        return "missing";
      case PathStatus::kOutside:
        return "outside";
      case PathStatus::kNoCache:
        return "no cache";
      case PathStatus::kFound:
        return cache_.Read("/proc/self/fd/" +
                           std::to_string(place.directory.get()) + "/" +
                           place.name);
    }
    return "";
  }

  void Link(const std::filesystem::path& target, const std::string& name) {
    std::filesystem::create_symlink(target, cache_.Path(name));
  }

  TemporaryCache cache_;
};

TEST_F(ConfinedPathTest, APathIsRelativeToTheRoot) {
  EXPECT_EQ(Resolve("file"), "in root");
  EXPECT_EQ(Resolve("folder/file"), "in folder");
}

TEST_F(ConfinedPathTest, G41TheCacheIsAtVarCache) {
  EXPECT_EQ(kCacheDirectory, "/var/cache");
}

TEST_F(ConfinedPathTest, VarCacheStandsForTheRoot) {
  EXPECT_EQ(Resolve("/var/cache/file"), "in root");
  EXPECT_EQ(Resolve("//var/./cache//folder/./file"), "in folder");
}

TEST_F(ConfinedPathTest, OtherAbsolutePathsAreOutside) {
  EXPECT_EQ(Resolve("/etc/hostname"), "outside");
  EXPECT_EQ(Resolve("/var/cachefile"), "outside");
  EXPECT_EQ(Resolve("/var"), "outside");
  EXPECT_EQ(Resolve("/tmp/var/cache/file"), "outside");
  EXPECT_EQ(Resolve("/"), "outside");
}

TEST_F(ConfinedPathTest, AMissingFileHasAPlace) {
  const ConfinedPath place = ResolveConfined(cache_.root(), "folder/new", {});
  EXPECT_EQ(place.status, PathStatus::kFound);
  EXPECT_EQ(place.name, "new");
}

TEST_F(ConfinedPathTest, ClimbingOutIsOutside) {
  EXPECT_EQ(Resolve("../outside.txt"), "outside");
  EXPECT_EQ(Resolve("folder/../../outside.txt"), "outside");
  EXPECT_EQ(Resolve("/var/cache/../outside.txt"), "outside");
  EXPECT_EQ(Resolve("../../../../../../etc/hostname"), "outside");
}

TEST_F(ConfinedPathTest, ClimbingOutIsOutsideEvenIfItComesBack) {
  EXPECT_EQ(Resolve("../var_cache/file"), "outside");
  EXPECT_EQ(Resolve("/var/cache/../cache/file"), "outside");
}

TEST_F(ConfinedPathTest, ClimbingWithinIsNot) {
  EXPECT_EQ(Resolve("folder/../file"), "in root");
}

TEST_F(ConfinedPathTest, AZeroByteIsOutside) {
  EXPECT_EQ(Resolve(std::string_view("file\0/x", 7)), "outside");
}

TEST_F(ConfinedPathTest, AFolderIsNoFile) {
  EXPECT_EQ(Resolve(""), "missing");
  EXPECT_EQ(Resolve("."), "missing");
  EXPECT_EQ(Resolve("/var/cache"), "missing");
  EXPECT_EQ(Resolve("folder/.."), "missing");
}

TEST_F(ConfinedPathTest, NothingIsBelowAFileOrAMissingFolder) {
  EXPECT_EQ(Resolve("file/x"), "missing");
  EXPECT_EQ(Resolve("none/x"), "missing");
  EXPECT_FALSE(cache_.Exists("none"));
}

TEST_F(ConfinedPathTest, ALinkWithinIsFollowed) {
  Link("folder", "to_folder");
  Link("../folder/./file", "folder/to_file");
  EXPECT_EQ(Resolve("to_folder/file"), "in folder");
  EXPECT_EQ(Resolve("to_folder/to_file"), "in folder");
}

TEST_F(ConfinedPathTest, AnAbsoluteLinkMayLeadBackInside) {
  Link(cache_.Path("folder"), "folder/absolute");
  EXPECT_EQ(Resolve("folder/absolute/file"), "in folder");
}

TEST_F(ConfinedPathTest, ALinkToTheOutsideIsOutside) {
  Link("../outside.txt", "relative");
  Link(cache_.Path("../outside.txt"), "absolute");
  Link("..", "parent");
  Link("relative", "twice");
  Link("/", "slash");
  for (const char* path : {"relative", "absolute", "parent/outside.txt",
                           "twice", "slash/etc/hostname"}) {
    EXPECT_EQ(Resolve(path), "outside") << path;
  }
}

TEST_F(ConfinedPathTest, ALinksVarCacheIsTheMachinesNotTheRoot) {
  Link("/var/cache/file", "link");
  EXPECT_EQ(Resolve("link"), "outside");
}

TEST_F(ConfinedPathTest, LinksInACircleEnd) {
  Link("b", "a");
  Link("a", "b");
  EXPECT_EQ(Resolve("a"), "missing");
  EXPECT_EQ(Resolve("a/x"), "missing");
}

TEST_F(ConfinedPathTest, TheLastLinkIsTheResultIfNotFollowed) {
  Link("../outside.txt", "link");
  const ConfinedPath place =
      ResolveConfined(cache_.root(), "link", {.follow_last = false});
  EXPECT_EQ(place.status, PathStatus::kFound);
  EXPECT_EQ(place.name, "link");
}

TEST_F(ConfinedPathTest, FoldersAreMadeOnRequest) {
  const ConfinedPath place =
      ResolveConfined(cache_.root(), "a/b/c", {.create_folders = true});
  EXPECT_EQ(place.status, PathStatus::kFound);
  EXPECT_TRUE(std::filesystem::is_directory(cache_.Path("a/b")));
  EXPECT_FALSE(cache_.Exists("a/b/c"));
}

TEST_F(ConfinedPathTest, NoFolderIsMadeOutside) {
  Link("..", "parent");
  EXPECT_EQ(Resolve("parent/new/x", {.create_folders = true}), "outside");
  EXPECT_EQ(Resolve("../new/x", {.create_folders = true}), "outside");
  EXPECT_FALSE(cache_.Exists("../new"));
}

TEST_F(ConfinedPathTest, ARootThatIsMissingIsNoCache) {
  EXPECT_EQ(ResolveConfined(cache_.root() + "/none", "x", {}).status,
            PathStatus::kNoCache);
  EXPECT_EQ(ResolveConfined(cache_.root() + "/file", "x", {}).status,
            PathStatus::kNoCache);
}

TEST_F(ConfinedPathTest, TheRootItselfMayBeALink) {
  std::filesystem::create_symlink(cache_.root(), cache_.Path("../link"));
  const std::string root = cache_.Path("../link");
  EXPECT_EQ(ResolveConfined(root, "folder/file", {}).status,
            PathStatus::kFound);
}

}  // namespace
}  // namespace insight
