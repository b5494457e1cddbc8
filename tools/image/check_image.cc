#include "tools/image/check_image.h"

#include <elf.h>

#include <cstring>
#include <map>
#include <string_view>

#include "tools/image/plugin_labels.h"

namespace insight::image {
namespace {

constexpr std::uint32_t kNobody = 65534;
constexpr char kCachePath[] = "var/cache";
constexpr char kSpecPath[] = "plugin.spec.yaml";
constexpr char kPredefined[] = "org.opencontainers.image.";

class Checker {
 public:
  Checker(const Image& image, const ImageExpectations& expected)
      : image_(image), expected_(expected), root_(RootFileSystem(image)) {}

  std::vector<std::string> Run() {
    CheckSizes();
    CheckConfig();
    CheckUser();
    CheckPluginLayer();
    CheckEntrypoint();
    CheckFiles();
    for (const auto& [path, node] : root_.nodes()) CheckMode(path, node);
    CheckWritable(kCachePath);
    CheckWritable("tmp");
    return std::move(problems_);
  }

 private:
  void Expect(bool holds, const std::string& problem) {
    if (!holds) problems_.push_back(problem);
  }

  void ExpectAtMost(std::uint64_t bytes, std::uint64_t most,
                    const std::string& what) {
    Expect(bytes <= most, what + " has " + std::to_string(bytes) +
                              " bytes compressed; " + std::to_string(most) +
                              " is the limit.");
  }

  void CheckSizes() {
    std::uint64_t total = 0;
    for (const Layer& layer : image_.layers) total += layer.info.size;
    ExpectAtMost(total, expected_.most_bytes, "The image");
    ExpectAtMost(image_.layers.back().info.size, expected_.most_plugin_bytes,
                 "The plugin's layer");
  }

  void CheckConfig() {
    const ImageDefinition& definition = image_.definition;
    const PluginIdentity plugin =
        ReadPluginIdentity(expected_.plugin_spec, kSpecPath);
    for (const auto& [key, value] : PluginLabels(plugin)) {
      const auto label = definition.labels.find(key);
      Expect(label != definition.labels.end() && label->second == value,
             "The label " + key + " is not \"" + value + "\".");
    }
    for (const std::string& name : definition.names) {
      Expect(name.starts_with(ImageName(plugin)), "The name " + name +
                                                      " does not begin with " +
                                                      ImageName(plugin) + ".");
    }
    Expect(
        definition.entrypoint == std::vector<std::string>{expected_.entrypoint},
        "The entrypoint is not " + expected_.entrypoint + " alone.");
    Expect(definition.stop_signal == "SIGTERM", "StopSignal is not SIGTERM.");
    Expect(
        definition.healthcheck ==
            std::vector<std::string>{expected_.entrypoint, "http", "--check"},
        "The healthcheck is not \"" + expected_.entrypoint +
            " http --check\".");
    CheckOrigin();
  }

  void CheckOrigin() {
    const auto& labels = image_.definition.labels;
    for (const char* key : {"base.digest", "base.name", "licenses"}) {
      const std::string label = kPredefined + std::string(key);
      Expect(labels.contains(label), "There is no label " + label + ".");
    }
    std::map<std::string, std::string> predefined;
    for (const auto& [key, value] : labels) {
      if (key.starts_with(kPredefined)) predefined[key] = value;
    }
    Expect(predefined == image_.annotations,
           "The manifest's annotations are not the labels " +
               std::string(kPredefined) + "*.");
  }

  void CheckUser() {
    const std::string& user = image_.definition.user;
    Expect(user == "nobody", "The user is \"" + user + "\", not nobody.");
    const std::string* passwd = root_.ReadThroughLinks("etc/passwd");
    const std::string id = ":" + std::to_string(kNobody);
    Expect(passwd != nullptr &&
               ("\n" + *passwd).find("\nnobody:x" + id + id + ":") !=
                   std::string::npos,
           "/etc/passwd has no nobody with the ids 65534:65534.");
  }

  void CheckPluginLayer() {
    const FileTree layer = LayerContent(image_.layers.back());
    for (const auto& [path, node] : layer.nodes()) {
      const bool is_binary = "/" + path == expected_.entrypoint;
      if (node.type == FileNode::Type::kDirectory) {
        Expect(("/" + path + "/").size() < expected_.entrypoint.size() &&
                   expected_.entrypoint.starts_with("/" + path + "/"),
               "The plugin's layer has the directory /" + path + ".");
      } else {
        Expect(is_binary || path == kSpecPath,
               "The plugin's layer has /" + path + ".");
      }
      const unsigned mode = path == kSpecPath ? 0644 : 0755;
      Expect(node.mode == mode && node.owner == Owner{},
             "/" + path + " in the plugin's layer has a wrong mode or owner.");
    }
    const std::string* spec = root_.ReadThroughLinks(kSpecPath);
    Expect(spec != nullptr && *spec == expected_.plugin_spec,
           "/plugin.spec.yaml is not the plugin's spec.");
  }

  void CheckEntrypoint() {
    const std::string* binary = root_.ReadThroughLinks(expected_.entrypoint);
    if (binary == nullptr || binary->size() < sizeof(Elf64_Ehdr) ||
        !binary->starts_with(ELFMAG)) {
      problems_.push_back(expected_.entrypoint + " is no ELF program.");
      return;
    }
    Elf64_Ehdr header;
    std::memcpy(&header, binary->data(), sizeof header);
    for (int i = 0; i < header.e_phnum; ++i) {
      Elf64_Phdr segment;
      const std::size_t at = header.e_phoff + i * sizeof segment;
      if (at > binary->size() - sizeof segment) break;
      std::memcpy(&segment, binary->data() + at, sizeof segment);
      Expect(segment.p_type != PT_INTERP,
             expected_.entrypoint + " is not static: it wants an interpreter.");
    }
  }

  void CheckFiles() {
    std::vector<std::string> files = expected_.files;
    const auto bundle = image_.definition.environment.find("SSL_CERT_FILE");
    if (bundle == image_.definition.environment.end()) {
      problems_.push_back("The environment has no SSL_CERT_FILE.");
    } else {
      files.push_back(bundle->second);
    }
    for (const std::string& path : files) {
      const std::string* content = root_.ReadThroughLinks(path);
      Expect(content != nullptr && !content->empty(),
             path + " leads to no file, or to an empty one.");
    }
    for (const std::string& path : expected_.no_files) {
      Expect(root_.ReadThroughLinks(path) == nullptr,
             path + " is there, but should not be.");
    }
  }

  void CheckMode(const std::string& path, const FileNode& node) {
    const bool is_directory = node.type == FileNode::Type::kDirectory;
    if (!is_directory && node.type != FileNode::Type::kFile) return;
    Expect(is_directory || (node.mode & 06000) == 0,
           "/" + path + " is setuid or setgid.");
    Expect((node.mode & 0002) == 0 || (is_directory && node.mode == 01777 &&
                                       (path == "tmp" || path == kCachePath)),
           "/" + path + " can be written by everyone.");
  }

  void CheckWritable(const std::string& path) {
    const FileNode* node = root_.Find(path);
    Expect(node != nullptr && node->type == FileNode::Type::kDirectory &&
               ((node->mode & 0002) != 0 ||
                (node->owner.uid == kNobody && (node->mode & 0200) != 0)),
           "nobody can't write /" + path + ".");
  }

  const Image& image_;
  const ImageExpectations& expected_;
  const FileTree root_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> ImageProblems(const Image& image,
                                       const ImageExpectations& expected) {
  return Checker(image, expected).Run();
}

}  // namespace insight::image
