#include "tools/release/affected.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using Labels = BuildGraph::Labels;
using Strings = std::vector<std::string>;

constexpr const char* kImages = "kind(\"oci_image rule\", //plugins/...)";

Strings Split(const std::string& text, char separator) {
  Strings parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::string NameOf(const std::string& file) {
  return fs::path(file).filename().string();
}

// What decides about everything, without being anybody's dependency.
bool DefinesTheBuild(const std::string& file) {
  return file == "WORKSPACE" || file.starts_with(".bazelrc") ||
         file == ".bazelversion" || file.ends_with(".BUILD");
}

// The labels that a changed file stands for; nothing if that is all of them.
std::optional<Labels> LabelsOf(const std::string& file, const BuildGraph& graph,
                               const ReachRules& rules) {
  if (DefinesTheBuild(file)) return std::nullopt;
  const FileFacts facts = rules.facts(file);
  if (file.ends_with(".bzl")) {
    if (!facts.exists) return std::nullopt;
    const Strings loaders = rules.loaders(file);
    if (loaders.empty()) return std::nullopt;
    Labels labels;
    for (const std::string& package : loaders) labels.merge(graph.In(package));
    return labels;
  }
  if (!facts.exists || NameOf(file) == "BUILD") return graph.In(facts.package);
  return graph.Has(facts.label) ? Labels{facts.label} : Labels{};
}

bool Intersect(const Labels& a, const Labels& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& label) {
    return b.contains(label);
  });
}

FileFacts FactsOf(const fs::path& root, const std::string& file) {
  fs::path folder = fs::path(file).parent_path();
  while (!folder.empty() && !fs::exists(root / folder / "BUILD")) {
    folder = folder.parent_path();
  }
  const std::string package = "//" + folder.string();
  const std::string rest =
      folder.empty() ? file : file.substr(folder.string().size() + 1);
  return {.exists = fs::exists(root / file),
          .package = package,
          .label = package + ":" + rest};
}

Strings LoadersOf(const Workspace& workspace, const std::string& file) {
  Strings packages;
  const std::string output = workspace.Bazel(
      {"query", "--noshow_progress", "--universe_scope=//plugins/...",
       "--order_output=no", "rbuildfiles(" + file + ")"});
  for (const std::string& label : Split(output, '\n')) {
    if (label.ends_with(":BUILD")) packages.push_back(PackageOf(label));
  }
  return packages;
}

AffectedPlugin PluginOf(const std::string& image) {
  const std::string folder = PackageOf(image).substr(2);
  return {.name = NameOf(folder), .folder = folder};
}

struct Images {
  BuildGraph graph;
  Strings labels;
};

Images AskBazel(const Workspace& workspace) {
  const std::string text = workspace.Bazel(
      {"query", "--noshow_progress", "--output=graph", "--nograph:factored",
       "filter(\"^//\", deps(" + std::string(kImages) + "))"});
  Images images = {BuildGraph::Parse(text), {}};
  images.labels =
      Split(workspace.Bazel({"query", "--noshow_progress", kImages}), '\n');
  return images;
}

}  // namespace

std::vector<AffectedPlugin> PluginsReached(const BuildGraph& graph,
                                           const Strings& images,
                                           const Strings& files,
                                           const ReachRules& rules) {
  std::map<std::string, std::optional<Labels>> changed;
  for (const std::string& file : files) {
    changed[file] = LabelsOf(file, graph, rules);
  }
  std::map<std::string, AffectedPlugin> plugins;  // By folder.
  for (const std::string& image : images) {
    const Labels dependencies = graph.DependenciesOf(image);
    Strings because;
    for (const auto& [file, labels] : changed) {
      if (!labels || Intersect(*labels, dependencies)) because.push_back(file);
    }
    if (because.empty()) continue;
    AffectedPlugin& plugin =
        plugins.try_emplace(PackageOf(image), PluginOf(image)).first->second;
    plugin.images.push_back(image);
    std::set<std::string> all(plugin.because.begin(), plugin.because.end());
    all.insert(because.begin(), because.end());
    plugin.because.assign(all.begin(), all.end());
  }
  std::vector<AffectedPlugin> result;
  for (auto& [folder, plugin] : plugins) result.push_back(std::move(plugin));
  return result;
}

std::string MergeBase(const Workspace& workspace, const std::string& revision) {
  if (revision.empty() || revision.front() == '-') {
    throw ReleaseException("\"" + revision + "\" is no revision of git.");
  }
  std::string base = workspace.Git({"merge-base", "HEAD", revision});
  base.erase(base.find_last_not_of('\n') + 1);
  return base;
}

Strings ChangedFiles(const Workspace& workspace, const std::string& revision) {
  const std::string base = MergeBase(workspace, revision);
  Strings files = Split(
      workspace.Git({"diff", "--name-only", "-z", "--no-renames", base, "--"}),
      '\0');
  const Strings untracked =
      Split(workspace.Git({"ls-files", "-z", "--others", "--exclude-standard"}),
            '\0');
  files.insert(files.end(), untracked.begin(), untracked.end());
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::vector<AffectedPlugin> AffectedPlugins(const Workspace& workspace,
                                            const std::string& revision) {
  const Strings files = ChangedFiles(workspace, revision);
  if (files.empty()) return {};
  const Images images = AskBazel(workspace);
  return PluginsReached(images.graph, images.labels, files,
                        {.facts =
                             [&](const std::string& file) {
                               return FactsOf(workspace.root(), file);
                             },
                         .loaders =
                             [&](const std::string& file) {
                               return LoadersOf(workspace, file);
                             }});
}

std::vector<AffectedPlugin> PluginsNamed(const Workspace& workspace,
                                         const Strings& names) {
  std::map<std::string, AffectedPlugin> plugins;
  const std::string output =
      workspace.Bazel({"query", "--noshow_progress", kImages});
  for (const std::string& image : Split(output, '\n')) {
    AffectedPlugin plugin = PluginOf(image);
    plugins.try_emplace(plugin.name, plugin)
        .first->second.images.push_back(image);
  }
  std::vector<AffectedPlugin> result;
  if (names.empty()) {
    for (auto& [name, plugin] : plugins) result.push_back(std::move(plugin));
  }
  for (const std::string& name : names) {
    const auto found = plugins.find(NameOf(fs::path(name).lexically_normal()));
    if (found == plugins.end()) {
      throw ReleaseException("There is no plugin \"" + name +
                             "\" with an image in " +
                             workspace.root().string() + ".");
    }
    result.push_back(found->second);
  }
  return result;
}

}  // namespace insight::release
