#include "tools/release/run_release.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/files.h"
#include "tools/release/test_images.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

struct Ran {
  int status;
  std::string out;
  std::string err;
};

Ran Release(std::vector<std::string> arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = RunRelease(std::move(arguments), {.out = out, .err = err});
  return {status, out.str(), err.str()};
}

class RunReleaseTest : public ::testing::Test {
 protected:
  RunReleaseTest()
      : archive_(WriteTestImage(folder_.path(), "a.tar", "r/a:1.0.0", {"a"})
                     .string()) {}

  std::string Path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  const image::TemporaryDirectory folder_;
  const std::string archive_;
};

TEST_F(RunReleaseTest, WrongArgumentsAreStatusTwo) {
  EXPECT_EQ(Release({}).status, 2);
  EXPECT_EQ(Release({"push", archive_}).status, 2);
  EXPECT_THAT(Release({"nonsense"}).err, HasSubstr("release --help"));
}

TEST_F(RunReleaseTest, HelpListsTheCommands) {
  const Ran ran = Release({"--help"});
  EXPECT_EQ(ran.status, 0);
  for (const char* command : {"plan", "check", "build", "sign", "push", "pull",
                              "verify", "export", "import"}) {
    EXPECT_THAT(ran.out, HasSubstr(command));
  }
}

TEST_F(RunReleaseTest, VerifySaysWhatIsWhole) {
  const Ran ran = Release({"verify", archive_});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("whole, sha256:"));
}

TEST_F(RunReleaseTest, VerifyLooksAtAllImagesAndFailsForOne) {
  image::WriteFile(Path("b.tar"), "nonsense");
  const Ran ran = Release({"verify", Path("b.tar"), archive_, "--json"});
  EXPECT_EQ(ran.status, 1);
  const Json document = ParseJson(ran.out);
  EXPECT_EQ(document.at("ok"), false);
  EXPECT_EQ(document.at("problems").size(), 1);
  EXPECT_EQ(document.at("problems").at(0).at("subject"), Path("b.tar"));
  EXPECT_EQ(document.at("images").size(), 1);
}

TEST_F(RunReleaseTest, ExportWritesNothingWithoutYes) {
  const Ran ran = Release({"export", archive_, "--out", Path("bundle.tar")});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("Dry run"));
  EXPECT_FALSE(fs::exists(Path("bundle.tar")));
}

TEST_F(RunReleaseTest, ImportGivesWhatWasExported) {
  EXPECT_EQ(Release({"export", archive_, "--out", Path("bundle.tar"), "--yes"})
                .status,
            0);
  EXPECT_EQ(
      Release({"import", Path("bundle.tar"), "--out", Path("dist")}).status, 0);
  EXPECT_FALSE(fs::exists(Path("dist")));
  EXPECT_EQ(
      Release({"import", Path("bundle.tar"), "--out", Path("dist"), "--yes"})
          .status,
      0);
  EXPECT_EQ(Release({"verify", Path("dist/r-a-1.0.0.tar")}).status, 0);
}

TEST_F(RunReleaseTest, ImportWithAKeyRefusesWhatIsNotSigned) {
  image::WriteFile(Path("public.pem"), kTestPublicKey);
  EXPECT_EQ(Release({"export", archive_, "--out", Path("bundle.tar"), "--yes"})
                .status,
            0);
  const Ran ran = Release({"import", Path("bundle.tar"), "--out", Path("dist"),
                           "--key", Path("public.pem"), "--yes"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("no signed provenance"));
  EXPECT_FALSE(fs::exists(Path("dist")));
}

TEST_F(RunReleaseTest, VerifyOfWhatIsNeitherFileNorImageFails) {
  const Ran ran = Release({"verify", "no/such:image"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("There is no file no/such:image"));
}

}  // namespace
}  // namespace insight::release
