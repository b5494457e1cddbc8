// Writing, reading and checking images: one is of no use without the others.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/image/archive_reader.h"
#include "tools/image/check_image.h"
#include "tools/image/digest.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/image_reader.h"
#include "tools/image/image_writer.h"

namespace insight::image {
namespace {

using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::ThrowsMessage;

constexpr char kSpec[] =
    "name: probe\nvendor: Rapid7\nversion: 1.2.3\ntitle: Probe\n";

// The start of a static ELF program: a header without any segment.
std::string StaticProgram() {
  std::string elf(64, '\0');
  elf.replace(0, 4, "\177ELF");
  return elf;
}

class ImageTest : public ::testing::Test {
 protected:
  ImageTest() {
    base_.Add("etc/passwd",
              FileNode::File("nobody:x:65534:65534::/:/sbin/nologin\n"));
    base_.Add("etc/ssl/certs/ca-certificates.crt", FileNode::File("cert"));
    base_.Add("bin/sh", FileNode::File("shell", 0755));
    base_.Add("tmp", FileNode::Directory(01777));
    base_.Add("var/cache", FileNode::Directory(01777));
    plugin_.Add("usr/local/bin/probe", FileNode::File(StaticProgram(), 0755));
    plugin_.Add("plugin.spec.yaml", FileNode::File(kSpec));
    definition_.names = {"rapid7/probe:1.2.3"};
    definition_.entrypoint = {"/usr/local/bin/probe"};
    definition_.environment = {
        {"SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"}};
    definition_.user = "nobody";
    definition_.working_directory = "/";
    definition_.ports = {"10001/tcp"};
    definition_.stop_signal = "SIGTERM";
    definition_.healthcheck = {"/usr/local/bin/probe", "http", "--check"};
    definition_.labels = {{"org.opencontainers.image.base.digest", "sha256:0"},
                          {"org.opencontainers.image.base.name", "base:1"},
                          {"org.opencontainers.image.licenses", "MIT"},
                          {"org.opencontainers.image.title", "Probe"},
                          {"org.opencontainers.image.vendor", "Rapid7"},
                          {"org.opencontainers.image.version", "1.2.3"},
                          {"insight.x", "y"}};
  }

  std::filesystem::path File(const char* name) const {
    return folder_.path() / name;
  }

  LayerFile Write(const FileTree& tree, const char* name) const {
    const Layer layer = MakeLayer(tree, name);
    WriteFile(File(name), layer.blob);
    return {layer.info, File(name)};
  }

  std::string WriteImageFile(const char* name = "image.tar") const {
    return WriteImage(definition_,
                      {Write(base_, "base"), Write(plugin_, "plugin")},
                      File(name));
  }

  static ImageExpectations Expected() {
    return {.plugin_spec = kSpec,
            .entrypoint = "/usr/local/bin/probe",
            .most_bytes = 10000,
            .most_plugin_bytes = 1000,
            .files = {"/bin/sh"},
            .no_files = {"/bin/make"}};
  }

  std::vector<std::string> Problems() const {
    WriteImageFile();
    return ImageProblems(ReadImage(File("image.tar")), Expected());
  }

  FileTree Archive() const {
    FileTree archive;
    ApplyLayer(ReadFile(File("image.tar")), "image.tar", archive);
    return archive;
  }

  json Member(const std::string& path) const {
    return json::parse(*Archive().ReadThroughLinks(path));
  }

  json Blob(const json& descriptor) const {
    const std::string digest = descriptor.at("digest");
    return Member("blobs/sha256/" + digest.substr(7));
  }

  TemporaryDirectory folder_;
  FileTree base_;
  FileTree plugin_;
  ImageDefinition definition_;
};

TEST_F(ImageTest, WhatIsWrittenIsWhatIsRead) {
  const std::string digest = WriteImageFile();
  const Image image = ReadImage(File("image.tar"));
  EXPECT_EQ(image.digest, digest);
  EXPECT_EQ(image.definition.names, definition_.names);
  EXPECT_EQ(image.definition.entrypoint, definition_.entrypoint);
  EXPECT_EQ(image.definition.environment, definition_.environment);
  EXPECT_EQ(image.definition.user, "nobody");
  EXPECT_EQ(image.definition.working_directory, "/");
  EXPECT_EQ(image.definition.ports, definition_.ports);
  EXPECT_EQ(image.definition.stop_signal, "SIGTERM");
  EXPECT_EQ(image.definition.healthcheck, definition_.healthcheck);
  EXPECT_EQ(image.definition.labels, definition_.labels);
  ASSERT_EQ(image.layers.size(), 2u);
  EXPECT_EQ(image.layers[0].info.created_by, "base");
  EXPECT_EQ(LayerContent(image.layers[1]).nodes(), plugin_.nodes());
  EXPECT_EQ(RootFileSystem(image).Find("bin/sh")->content, "shell");
}

TEST_F(ImageTest, TwoImagesOfTheSameAreTheSameBytes) {
  EXPECT_EQ(WriteImageFile("one.tar"), WriteImageFile("two.tar"));
  EXPECT_EQ(ReadFile(File("one.tar")), ReadFile(File("two.tar")));
}

TEST_F(ImageTest, TheArchiveIsAnOciLayout) {
  const std::string digest = WriteImageFile();
  EXPECT_EQ(Member("oci-layout"), json({{"imageLayoutVersion", "1.0.0"}}));
  const json index = Member("index.json");
  ASSERT_EQ(index["manifests"].size(), 1u);
  const json& descriptor = index["manifests"][0];
  EXPECT_EQ(descriptor["digest"], digest);
  EXPECT_EQ(descriptor["annotations"]["org.opencontainers.image.ref.name"],
            "rapid7/probe:1.2.3");
  const json manifest = Blob(descriptor);
  EXPECT_EQ(manifest["schemaVersion"], 2);
  EXPECT_EQ(manifest["annotations"],
            json({{"org.opencontainers.image.base.digest", "sha256:0"},
                  {"org.opencontainers.image.base.name", "base:1"},
                  {"org.opencontainers.image.licenses", "MIT"},
                  {"org.opencontainers.image.title", "Probe"},
                  {"org.opencontainers.image.vendor", "Rapid7"},
                  {"org.opencontainers.image.version", "1.2.3"}}));
  const json config = Blob(manifest["config"]);
  EXPECT_EQ(config["os"], "linux");
  EXPECT_EQ(config["created"], "1970-01-01T00:00:00Z");
  EXPECT_EQ(config["config"]["User"], "nobody");
  EXPECT_EQ(config["config"]["ExposedPorts"],
            json({{"10001/tcp", json::object()}}));
  EXPECT_EQ(
      config["config"]["Healthcheck"],
      json({{"Test", {"CMD", "/usr/local/bin/probe", "http", "--check"}}}));
}

TEST_F(ImageTest, TheArchiveIsWhatDockerLoads) {
  WriteImageFile();
  const json docker = Member("manifest.json");
  ASSERT_EQ(docker.size(), 1u);
  EXPECT_EQ(docker[0]["RepoTags"], json({"rapid7/probe:1.2.3"}));
  const FileTree archive = Archive();
  EXPECT_NE(archive.Find(docker[0]["Config"].get<std::string>()), nullptr);
  ASSERT_EQ(docker[0]["Layers"].size(), 2u);
  for (const std::string path : docker[0]["Layers"]) {
    EXPECT_NE(archive.Find(path), nullptr) << path;
  }
}

TEST_F(ImageTest, AnImageNeedsAName) {
  definition_.names.clear();
  EXPECT_THAT([&] { WriteImageFile(); },
              ThrowsMessage<ImageException>("An image needs a name."));
}

TEST_F(ImageTest, ALayerThatIsNotAsAnnouncedIsAnError) {
  LayerFile layer = Write(plugin_, "plugin");
  layer.info.size += 1;
  EXPECT_THAT([&] { WriteImage(definition_, {layer}, File("x.tar")); },
              ThrowsMessage<ImageException>(HasSubstr("less than")));
}

TEST_F(ImageTest, ADamagedBlobIsNoticed) {
  WriteImageFile();
  std::string bytes = ReadFile(File("image.tar"));
  const std::string vendor = "\"org.opencontainers.image.vendor\":\"Rapid7\"";
  bytes[bytes.find(vendor) + vendor.size() - 2] = '8';
  WriteFile(File("image.tar"), bytes);
  EXPECT_THAT([&] { (void)ReadImage(File("image.tar")); },
              ThrowsMessage<ImageException>(HasSubstr("is damaged")));
}

TEST_F(ImageTest, WhatIsNoImageIsAnErrorThatNamesIt) {
  WriteFile(File("x.tar"), Gunzip(MakeLayer(plugin_, "").blob, ""));
  EXPECT_THAT([&] { (void)ReadImage(File("x.tar")); },
              ThrowsMessage<ImageException>(HasSubstr("it has no index.json")));
  EXPECT_THAT([&] { (void)ReadImage(File("missing.tar")); },
              ThrowsMessage<ImageException>(HasSubstr("missing.tar")));
}

TEST(ParseImageDefinitionTest, TakesTheFieldsByName) {
  const ImageDefinition definition = ParseImageDefinition(
      R"({"names": ["a/b:1"], "environment": {"A": "b"}, "user": "nobody"})",
      "x.json");
  EXPECT_THAT(definition.names, ElementsAre("a/b:1"));
  EXPECT_EQ(definition.environment.at("A"), "b");
  EXPECT_EQ(definition.user, "nobody");
  EXPECT_EQ(definition.architecture, "amd64");
}

TEST(ParseImageDefinitionTest, AnUnknownKeyAndAWrongTypeAreErrors) {
  EXPECT_THAT(
      [] { (void)ParseImageDefinition(R"({"usr": "x"})", "x.json"); },
      ThrowsMessage<ImageException>("x.json: an image has no \"usr\"."));
  EXPECT_THAT([] { (void)ParseImageDefinition(R"({"user": 1})", "x.json"); },
              ThrowsMessage<ImageException>(HasSubstr("x.json: ")));
}

TEST_F(ImageTest, AGoodImageHasNoProblems) {
  EXPECT_THAT(Problems(), IsEmpty());
}

TEST_F(ImageTest, TheUserMustBeNobodyAndKnown) {
  base_.Add("etc/passwd", FileNode::File("root:x:0:0::/:/bin/sh\n"));
  definition_.user = "root";
  EXPECT_THAT(Problems(), ElementsAre("The user is \"root\", not nobody.",
                                      "/etc/passwd has no nobody with the ids "
                                      "65534:65534."));
}

TEST_F(ImageTest, TheProgramMustBeStatic) {
  std::string elf = StaticProgram();
  elf[32] = 64;  // e_phoff: the segments follow the header,
  elf[56] = 1;   // e_phnum: of which there is one,
  elf += std::string(56, '\0');
  elf[64] = 3;  // p_type: PT_INTERP.
  plugin_.Add("usr/local/bin/probe", FileNode::File(elf, 0755));
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("is not static")));
}

TEST_F(ImageTest, TheProgramMustBeAProgram) {
  plugin_.Add("usr/local/bin/probe", FileNode::File("#!/bin/sh\n", 0755));
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("is no ELF program")));
}

TEST_F(ImageTest, ThePluginsLayerHoldsNothingElse) {
  plugin_.Add("usr/local/bin/other", FileNode::File("x", 0755));
  plugin_.Add("plugin.spec.yaml", FileNode::File(kSpec, 0600));
  EXPECT_THAT(Problems(),
              ElementsAre("/plugin.spec.yaml in the plugin's layer has a wrong "
                          "mode or owner.",
                          "The plugin's layer has /usr/local/bin/other."));
}

TEST_F(ImageTest, LabelsAndNameAreTheSpecs) {
  definition_.labels["org.opencontainers.image.version"] = "1.2.4";
  definition_.names = {"rapid7/other:1.2.3"};
  EXPECT_THAT(Problems(),
              ElementsAre(HasSubstr("image.version is not \"1.2.3\""),
                          HasSubstr("does not begin with rapid7/probe:1.2.3")));
}

TEST_F(ImageTest, LabelsSayWhereTheImageComesFrom) {
  definition_.labels.erase("org.opencontainers.image.base.digest");
  definition_.labels.erase("org.opencontainers.image.licenses");
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("no label org.opencontainers."
                                                "image.base.digest"),
                                      HasSubstr("image.licenses")));
}

TEST_F(ImageTest, AnnotationsSayWhatTheLabelsSay) {
  WriteImageFile();
  Image image = ReadImage(File("image.tar"));
  image.annotations["org.opencontainers.image.version"] = "1.2.4";
  EXPECT_THAT(ImageProblems(image, Expected()),
              ElementsAre(HasSubstr("annotations are not the labels")));
}

TEST_F(ImageTest, AHealthcheckRunsThePlugin) {
  definition_.healthcheck = {"/bin/sh", "-c", "true"};
  EXPECT_THAT(Problems(), ElementsAre("The healthcheck is not \""
                                      "/usr/local/bin/probe http --check\"."));
}

TEST_F(ImageTest, NothingIsSetuidOrWritableByAll) {
  base_.Add("bin/su", FileNode::File("x", 04755));
  base_.Add("open", FileNode::Directory(0777));
  base_.Add("var/tmp", FileNode::Directory(01777));
  EXPECT_THAT(Problems(), ElementsAre("/bin/su is setuid or setgid.",
                                      "/open can be written by everyone.",
                                      "/var/tmp can be written by everyone."));
}

TEST_F(ImageTest, NobodyMustBeAbleToWriteTheCache) {
  base_.Add("var/cache", FileNode::Directory(0755));
  EXPECT_THAT(Problems(), ElementsAre("nobody can't write /var/cache."));
}

TEST_F(ImageTest, WhatABasePromisesIsThereAndNothingElse) {
  base_.Remove("bin/sh");
  base_.Add("bin/make", FileNode::File("x", 0755));
  EXPECT_THAT(Problems(),
              ElementsAre("/bin/sh leads to no file, or to an empty one.",
                          "/bin/make is there, but should not be."));
}

TEST_F(ImageTest, CertificatesMustBeThere) {
  base_.Remove("etc/ssl");
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("leads to no file")));
}

TEST_F(ImageTest, SizesHaveLimits) {
  std::string noise;  // Hardly compressible.
  for (int i = 0; i < 400; ++i) noise += Sha256Digest(std::to_string(i));
  plugin_.Add("usr/local/bin/probe",
              FileNode::File(StaticProgram() + noise, 0755));
  EXPECT_THAT(Problems(), ElementsAre(HasSubstr("The image has"),
                                      HasSubstr("The plugin's layer has")));
}

}  // namespace
}  // namespace insight::image
