// The image tool: makes layers and images for the rules in
// //tools/build_defs:images.bzl, and looks into them.  `image --help` has its
// commands; what they make is in layer.h, image_writer.h, image_index.h,
// root_definition.h.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tools/image/archive_reader.h"
#include "tools/image/check_image.h"
#include "tools/image/debian/certificates.h"
#include "tools/image/debian/deb_package.h"
#include "tools/image/debian/dpkg_root.h"
#include "tools/image/debian/root_definition.h"
#include "tools/image/files.h"
#include "tools/image/image_exception.h"
#include "tools/image/image_index.h"
#include "tools/image/image_reader.h"
#include "tools/image/image_writer.h"
#include "tools/image/layer.h"
#include "tools/image/plugin_labels.h"
#include "tools/image/write_tree.h"

namespace insight::image {
namespace {

constexpr char kDriftLabel[] = "insight.packages.drift";
constexpr char kBaseName[] = "org.opencontainers.image.base.name";
constexpr char kBaseDigest[] = "org.opencontainers.image.base.digest";

using Strings = std::vector<std::string>;

// Splits "KEY=VALUE" at the first '='.
std::pair<std::string, std::string> SplitPair(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) {
    throw ImageException("\"" + text + "\" has no '='.");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// What a base's packages would do by their scripts, its definition says; for
// packages that are added to a base, nobody has said it.
void RequireNoScript(const DebPackage& package) {
  const std::string script = InstallScript(package);
  if (script.empty()) return;
  throw ImageException(
      "The package " + ControlField(package.control, "Package") +
      " cannot be added to an image: its script " + script +
      " would have to run, and no package's script runs when images are made. "
      "Take a package without preinst and postinst, or add it to a base image "
      "(base_images/debian_slim), whose rootfs.json says what they would do.");
}

void AddDebs(const Strings& debs, bool accepts_scripts, FileTree& tree) {
  if (debs.empty()) return;
  DpkgRoot root(tree);
  for (const std::string& deb : debs) {
    DebPackage package = ReadDebPackage(ReadFile(deb), deb);
    if (!accepts_scripts) RequireNoScript(package);
    root.Install(std::move(package));
  }
  root.Finish();
}

struct LayerArguments {
  Strings bases, tars, debs, definitions, files;
  std::string created_by, out, info;
};

// Adds "MODE:PATH=SOURCE", with an octal mode.
void AddFile(const std::string& file, FileTree& tree) {
  const auto [place, source] = SplitPair(file);
  const std::size_t colon = place.find(':');
  const std::string digits = place.substr(0, colon);
  if (colon == std::string::npos || digits.empty() || digits.size() > 4 ||
      digits.find_first_not_of("01234567") != std::string::npos) {
    throw ImageException("--file " + file + ": MODE:PATH=FILE is expected.");
  }
  const unsigned long mode = std::stoul(digits, nullptr, 8);
  tree.Add(place.substr(colon + 1),
           FileNode::File(ReadFile(source), static_cast<unsigned>(mode)));
}

void RunLayer(const LayerArguments& arguments) {
  FileTree base;
  for (const std::string& layer : arguments.bases) {
    ApplyLayer(ReadFile(layer), layer, base);
  }
  FileTree tree = base;
  for (const std::string& tar : arguments.tars) {
    ApplyLayer(ReadFile(tar), tar, tree);
  }
  AddDebs(arguments.debs, /*accepts_scripts=*/arguments.bases.empty(), tree);
  for (const std::string& definition : arguments.definitions) {
    ApplyRootDefinition(ReadFile(definition), definition, tree);
  }
  for (const std::string& file : arguments.files) AddFile(file, tree);
  const Layer layer =
      MakeLayer(arguments.bases.empty() ? tree : Difference(base, tree),
                arguments.created_by);
  WriteFile(arguments.out, layer.blob);
  WriteFile(arguments.info, ToJson(layer.info));
}

void RunCaBundle(const std::string& deb, const std::string& out) {
  FileTree tree;
  AddDebs({deb}, /*accepts_scripts=*/true, tree);
  AddCertificates(tree);
  WriteFile(out, *tree.ReadThroughLinks("etc/ssl/certs/ca-certificates.crt"));
}

struct ImageArguments {
  std::string definition, spec, name_suffix, base_name, base_digest;
  Strings layers, drift;
  std::string out, digest;
};

// Lines of "NAME PINNED_VERSION VERSION FILE" -> "NAME VERSION (pinned ...)".
std::string DriftText(const Strings& files) {
  std::set<std::string> packages;  // A package may have several files.
  for (const std::string& file : files) {
    std::istringstream lines(ReadFile(file));
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string name, pinned, version;
      if (!(words >> name >> pinned >> version)) continue;
      packages.insert(name + " " + version + " (pinned " + pinned + ")");
    }
  }
  std::string text;
  for (const std::string& package : packages) {
    text += (text.empty() ? "" : ", ") + package;
  }
  return text;
}

void RunImage(const ImageArguments& arguments) {
  ImageDefinition image = ParseImageDefinition(ReadFile(arguments.definition),
                                               arguments.definition);
  if (!arguments.spec.empty()) {
    const PluginIdentity plugin =
        ReadPluginIdentity(ReadFile(arguments.spec), arguments.spec);
    image.labels.merge(PluginLabels(plugin));
    image.names.push_back(ImageName(plugin) + arguments.name_suffix);
  }
  if (!arguments.base_name.empty()) {
    image.labels[kBaseName] = arguments.base_name;
  }
  if (!arguments.base_digest.empty()) {
    std::string digest = ReadFile(arguments.base_digest);
    image.labels[kBaseDigest] = digest.substr(0, digest.find('\n'));
  }
  const std::string drift = DriftText(arguments.drift);
  if (!drift.empty()) image.labels[kDriftLabel] = drift;
  std::vector<LayerFile> layers;
  for (const std::string& layer : arguments.layers) {
    const auto [blob, info] = SplitPair(layer);
    layers.push_back({ParseLayerInfo(ReadFile(info), info), blob});
  }
  const std::string digest = WriteImage(image, layers, arguments.out);
  WriteFile(arguments.digest, digest + "\n");
}

void RunList(const std::string& blob, const Strings& folded,
             const std::string& out) {
  FileTree tree;
  ApplyLayer(ReadFile(blob), blob, tree);
  WriteFile(out, Listing(tree, folded));
}

struct CheckArguments {
  std::string image, spec;
  ImageExpectations expected;
};

int RunCheck(CheckArguments& arguments) {
  arguments.expected.plugin_spec = ReadFile(arguments.spec);
  const Image image = ReadImage(arguments.image);
  const Strings problems = ImageProblems(image, arguments.expected);
  for (const std::string& problem : problems) {
    std::fprintf(stderr, "%s\n", problem.c_str());
  }
  if (problems.empty()) {
    std::printf("%s %s\n", image.definition.names.front().c_str(),
                image.digest.c_str());
  }
  return problems.empty() ? 0 : 1;
}

// "@FILE" stands for the lines of that file, as Bazel writes them when there
// are many.  CLI11 wants the words last first.
Strings ExpandParameterFiles(int argc, char** argv) {
  Strings words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (!word.starts_with('@')) {
      words.push_back(word);
      continue;
    }
    std::istringstream lines(ReadFile(word.substr(1)));
    for (std::string line; std::getline(lines, line);) words.push_back(line);
  }
  std::reverse(words.begin(), words.end());
  return words;
}

CLI::App* AddCommand(CLI::App& app, const char* name, const char* what) {
  CLI::App* command = app.add_subcommand(name, what);
  command->set_help_flag("--help", "Print this help.");
  return command;
}

void AddLayerCommand(CLI::App& app, LayerArguments& layer) {
  CLI::App* command = AddCommand(app, "layer", "Make a layer.");
  command->add_option("--base", layer.bases,
                      "A layer below: only what is not in it is in this one.");
  command->add_option("--tar", layer.tars, "A tar archive to start from.");
  command->add_option("--deb", layer.debs, "A Debian package to unpack.");
  command->add_option("--definition", layer.definitions,
                      "A definition to apply.");
  command->add_option("--file", layer.files, "MODE:PATH=FILE, a file to add.");
  command->add_option("--created-by", layer.created_by)->required();
  command->add_option("--out", layer.out, "The blob.")->required();
  command->add_option("--info", layer.info, "What it is.")->required();
  command->callback([&] { RunLayer(layer); });
}

void AddWriteCommand(CLI::App& app, ImageArguments& image) {
  CLI::App* command = AddCommand(app, "write", "Make an image of layers.");
  command->add_option("--definition", image.definition)->required();
  command->add_option("--layer", image.layers, "BLOB=INFO")->required();
  command->add_option("--spec", image.spec, "The plugin's spec.");
  command->add_option("--name-suffix", image.name_suffix);
  command->add_option("--base-name", image.base_name);
  command->add_option("--base-digest", image.base_digest, "Its file.");
  command->add_option("--drift", image.drift, "Packages that drifted.");
  command->add_option("--out", image.out, "The image's archive.")->required();
  command->add_option("--digest", image.digest)->required();
  command->callback([&] { RunImage(image); });
}

void AddCheckCommand(CLI::App& app, CheckArguments& check, int& status) {
  CLI::App* command = AddCommand(app, "check", "Check a plugin's image.");
  command->add_option("image", check.image)->required();
  command->add_option("--spec", check.spec)->required();
  command->add_option("--entrypoint", check.expected.entrypoint)->required();
  command->add_option("--most-bytes", check.expected.most_bytes)->required();
  command->add_option("--most-plugin-bytes", check.expected.most_plugin_bytes)
      ->required();
  command->add_option("--has-file", check.expected.files);
  command->add_option("--lacks-file", check.expected.no_files);
  command->callback([&] { status = RunCheck(check); });
}

struct IndexArguments {
  Strings images;
  std::string out, digest;
};

void AddIndexCommand(CLI::App& app, IndexArguments& index) {
  CLI::App* command =
      AddCommand(app, "index", "Join images for several platforms.");
  command->add_option("--image", index.images, "An image's archive.")
      ->required();
  command->add_option("--out", index.out, "The index's archive.")->required();
  command->add_option("--digest", index.digest)->required();
  command->callback([&] {
    WriteFile(
        index.digest,
        WriteImageIndex({index.images.begin(), index.images.end()}, index.out) +
            "\n");
  });
}

struct OtherArguments {
  std::string input, output;
  Strings folded;
};

void AddOtherCommands(CLI::App& app, OtherArguments& other) {
  CLI::App* command =
      AddCommand(app, "ca-bundle", "Join a package's certificates.");
  command->add_option("--deb", other.input, "ca-certificates.")->required();
  command->add_option("--out", other.output)->required();
  command->callback([&] { RunCaBundle(other.input, other.output); });

  command = AddCommand(app, "list", "List what a layer holds.");
  command->add_option("layer", other.input, "The blob.")->required();
  command->add_option("--fold", other.folded, "A directory to sum up.");
  command->add_option("--out", other.output)->required();
  command->callback([&] { RunList(other.input, other.folded, other.output); });

  command = AddCommand(app, "unpack", "Put an image's root file system down.");
  command->add_option("image", other.input)->required();
  command->add_option("root", other.output, "An empty directory.")->required();
  command->callback(
      [&] { WriteTree(RootFileSystem(ReadImage(other.input)), other.output); });
}

int Main(int argc, char** argv) {
  CLI::App app("Makes OCI layers and images, and looks into them.", "image");
  app.require_subcommand(1);
  int status = 0;
  LayerArguments layer;
  ImageArguments image;
  CheckArguments check;
  IndexArguments index;
  OtherArguments other;
  AddLayerCommand(app, layer);
  AddWriteCommand(app, image);
  AddCheckCommand(app, check, status);
  AddIndexCommand(app, index);
  AddOtherCommands(app, other);
  try {
    app.parse(ExpandParameterFiles(argc, argv));
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  return status;
}

}  // namespace
}  // namespace insight::image

int main(int argc, char** argv) {
  try {
    return insight::image::Main(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "image: %s\n", error.what());
    return 1;
  }
}
