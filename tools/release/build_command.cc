#include "tools/release/build_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "sdk/json/json.h"
#include "tools/release/built_images.h"
#include "tools/release/layout.h"
#include "tools/release/registry_options.h"
#include "tools/release/report.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;

// Bazel's outputs may be replaced by the next build; what is released is not.
fs::path Collect(const fs::path& archive, const fs::path& folder) {
  const Layout layout = Layout::Open(archive);
  const LayoutImage& image = layout.images().front();
  const fs::path out = folder / (FileName(image.names.at(0)) + ".tar");
  fs::remove(out);
  fs::remove(EnvelopePath(out));  // It was of another image.
  fs::copy_file(archive, out);
  fs::permissions(out, fs::perms(0644));
  return out;
}

// The label that says which commit the images are of, if they are of one.
std::vector<std::string> RevisionFlag(const Workspace& workspace,
                                      Report& report) {
  if (!workspace.Git({"status", "--porcelain", "--untracked-files=no"})
           .empty()) {
    report.Say(
        "The working tree differs from HEAD: the images will name no revision "
        "and cannot be signed.");
    return {};
  }
  std::string revision = workspace.Git({"rev-parse", "HEAD"});
  revision.erase(revision.find_last_not_of('\n') + 1);
  return {"--//tools/image:revision=" + revision};
}

}  // namespace

void BuildCommand::Declare(CLI::App& app) {
  app.add_option("plugin", plugins_, "By name; otherwise see --since");
  app.add_option("--since", since_,
                 "All plugins affected by what changed since this revision");
  app.add_option("--out", out_, "The folder for the images")
      ->capture_default_str();
  DeclareYes(app, yes_);
}

void BuildCommand::Run(Report& report) {
  const Workspace workspace = Workspace::Find();
  std::vector<std::string> images;
  for (const AffectedPlugin& plugin :
       ChoosePlugins(workspace, plugins_, since_)) {
    images.insert(images.end(), plugin.images.begin(), plugin.images.end());
  }
  report.Set("targets", images);
  report.Set("built", yes_);
  if (!yes_ || images.empty()) {
    for (const std::string& image : images) report.Print(image + "\n");
    report.Print(std::to_string(images.size()) + " images to build\n");
    if (!yes_) report.Print(kDryRun);
    return;
  }
  std::vector<std::string> arguments = RevisionFlag(workspace, report);
  arguments.insert(arguments.begin(), "build");
  arguments.push_back("--");
  arguments.insert(arguments.end(), images.begin(), images.end());
  workspace.ShowBazel(arguments);
  const fs::path bin = BazelBin(workspace);
  fs::create_directories(out_);
  std::vector<std::string> archives;
  for (const std::string& image : images) {
    archives.push_back(Collect(ArchiveOf(bin, image), out_).string());
    report.Print(archives.back() + "\n");
  }
  report.Set("archives", archives);
}

}  // namespace insight::release
