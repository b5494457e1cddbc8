#include "tools/image/image_index.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/digest.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"
#include "tools/image/layout_archive.h"

namespace insight::image {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class ImageIndexTest : public ::testing::Test {
 protected:
  ImageIndexTest() {
    definition_.names = {"rapid7/probe:1.2.3", "rapid7/probe:1"};
    definition_.labels = {{"org.opencontainers.image.base.digest", "sha256:0"},
                          {"org.opencontainers.image.version", "1.2.3"}};
  }

  fs::path File(const std::string& name) const { return folder_.path() / name; }

  LayerFile MakeLayerFile(const std::string& content) const {
    FileTree tree;
    tree.Add("file", FileNode::File(content));
    const Layer layer = MakeLayer(tree, "test");
    WriteFile(File(layer.info.digest), layer.blob);
    return {layer.info, File(layer.info.digest)};
  }

  // An image of a layer that all have and one of its own.
  fs::path Write(const std::string& architecture) {
    definition_.architecture = architecture;
    const fs::path archive = File(architecture + ".tar");
    WriteImage(definition_,
               {MakeLayerFile("shared"), MakeLayerFile(architecture)}, archive);
    return archive;
  }

  const TemporaryDirectory folder_;
  ImageDefinition definition_;
};

json ManifestOf(const fs::path& archive) {
  return json::parse(LayoutArchive(archive).Get("index.json"))["manifests"][0];
}

json IndexOf(const fs::path& archive) {
  return json::parse(
      LayoutArchive(archive).Blob(ManifestOf(archive).at("digest")));
}

TEST_F(ImageIndexTest, LayoutNamesOneIndexOfTheImages) {
  const fs::path amd64 = Write("amd64");
  const fs::path arm64 = Write("arm64");
  const std::string digest = WriteImageIndex({amd64, arm64}, File("out.tar"));

  const json entry = ManifestOf(File("out.tar"));
  EXPECT_EQ(entry["digest"], digest);
  EXPECT_EQ(entry["mediaType"], "application/vnd.oci.image.index.v1+json");
  const json index = IndexOf(File("out.tar"));
  EXPECT_EQ(index["mediaType"], "application/vnd.oci.image.index.v1+json");
  ASSERT_EQ(index["manifests"].size(), 2u);
  EXPECT_EQ(index["manifests"][0]["platform"],
            json({{"architecture", "amd64"}, {"os", "linux"}}));
  EXPECT_EQ(
      index["manifests"][1]["platform"],
      json({{"architecture", "arm64"}, {"os", "linux"}, {"variant", "v8"}}));
  EXPECT_EQ(index["manifests"][0]["digest"], ManifestOf(amd64)["digest"]);
  EXPECT_EQ(index["manifests"][1]["digest"], ManifestOf(arm64)["digest"]);
}

TEST_F(ImageIndexTest, HasAllBlobsOfTheImagesAndSharedOnesOnce) {
  const fs::path amd64 = Write("amd64");
  const fs::path arm64 = Write("arm64");
  WriteImageIndex({amd64, arm64}, File("out.tar"));
  const LayoutArchive archive(File("out.tar"));
  const json index = IndexOf(File("out.tar"));
  std::vector<json> layers;
  for (const json& descriptor : index["manifests"]) {
    const json manifest = json::parse(archive.Blob(descriptor["digest"]));
    (void)archive.Blob(manifest["config"]["digest"]);
    for (const json& layer : manifest["layers"]) {
      EXPECT_EQ(archive.Blob(layer["digest"]).size(), layer["size"]);
    }
    layers.push_back(manifest["layers"]);
  }
  EXPECT_EQ(layers[0][0], layers[1][0]);
  EXPECT_NE(layers[0][1], layers[1][1]);
  // Members' names are padded with zeros.
  const std::string bytes = ReadFile(File("out.tar"));
  const std::string shared =
      BlobPath(layers[0][0]["digest"]) + std::string(1, '\0');
  EXPECT_NE(bytes.find(shared), std::string::npos);
  EXPECT_EQ(bytes.find(shared), bytes.rfind(shared));
}

TEST_F(ImageIndexTest, CarriesNamesAndAnnotationsOver) {
  const fs::path amd64 = Write("amd64");
  definition_.labels["org.opencontainers.image.base.digest"] = "sha256:1";
  const fs::path arm64 = Write("arm64");
  WriteImageIndex({amd64, arm64}, File("out.tar"));
  const json entries = json::parse(
      LayoutArchive(File("out.tar")).Get("index.json"))["manifests"];
  ASSERT_EQ(entries.size(), 2u);
  constexpr char kName[] = "org.opencontainers.image.ref.name";
  EXPECT_EQ(entries[0]["annotations"][kName], "rapid7/probe:1.2.3");
  EXPECT_EQ(entries[1]["annotations"][kName], "rapid7/probe:1");
  EXPECT_EQ(entries[0]["digest"], entries[1]["digest"]);
  EXPECT_EQ(IndexOf(File("out.tar"))["annotations"],
            json({{"org.opencontainers.image.version", "1.2.3"}}));
}

TEST_F(ImageIndexTest, IsTheSameBytesInAnyOrderOfImages) {
  const fs::path amd64 = Write("amd64");
  const fs::path arm64 = Write("arm64");
  EXPECT_EQ(WriteImageIndex({amd64, arm64}, File("one.tar")),
            WriteImageIndex({arm64, amd64}, File("two.tar")));
  EXPECT_EQ(ReadFile(File("one.tar")), ReadFile(File("two.tar")));
}

TEST_F(ImageIndexTest, RefusesTwoImagesForOnePlatform) {
  const fs::path amd64 = Write("amd64");
  fs::copy_file(amd64, File("other.tar"));
  EXPECT_THAT(
      [&] {
        WriteImageIndex({amd64, File("other.tar")}, File("x"));
      },
      ThrowsMessage<ImageException>(
          AllOf(HasSubstr("amd64.tar"), HasSubstr("other.tar"),
                HasSubstr("are both for linux/amd64;"))));
}

TEST_F(ImageIndexTest, RefusesImagesOfDifferentNames) {
  const fs::path amd64 = Write("amd64");
  definition_.names = {"rapid7/other:1.2.3"};
  const fs::path arm64 = Write("arm64");
  EXPECT_THAT(
      [&] {
        WriteImageIndex({amd64, arm64}, File("x"));
      },
      ThrowsMessage<ImageException>(
          HasSubstr("they are called rapid7/probe:1.2.3, "
                    "rapid7/probe:1 and rapid7/other:1.2.3.")));
}

TEST_F(ImageIndexTest, RefusesImagesOfDifferentAnnotations) {
  const fs::path amd64 = Write("amd64");
  definition_.labels.erase("org.opencontainers.image.version");
  const fs::path arm64 = Write("arm64");
  EXPECT_THAT(
      [&] {
        WriteImageIndex({amd64, arm64}, File("x"));
      },
      ThrowsMessage<ImageException>(
          HasSubstr("org.opencontainers.image.version is \"1.2.3\" and "
                    "none.")));
}

TEST_F(ImageIndexTest, RefusesADamagedImage) {
  const fs::path amd64 = Write("amd64");
  std::string bytes = ReadFile(amd64);
  bytes[bytes.find("\x1f\x8b\x08") + 10] ^= 1;  // In a layer.
  WriteFile(amd64, bytes);
  EXPECT_THAT([&] { WriteImageIndex({amd64}, File("x")); },
              ThrowsMessage<ImageException>(HasSubstr("is damaged")));
}

TEST_F(ImageIndexTest, RefusesWhatIsNoImage) {
  const fs::path amd64 = Write("amd64");
  WriteImageIndex({amd64}, File("index.tar"));
  EXPECT_THAT([&] { WriteImageIndex({File("index.tar")}, File("x")); },
              ThrowsMessage<ImageException>(
                  HasSubstr("no archive of one image for one platform.")));
  EXPECT_THAT([&] { WriteImageIndex({File("missing.tar")}, File("x")); },
              ThrowsMessage<ImageException>(HasSubstr("missing.tar")));
  EXPECT_THAT([&] { WriteImageIndex({}, File("x")); },
              ThrowsMessage<ImageException>("An index needs an image."));
}

}  // namespace
}  // namespace insight::image
