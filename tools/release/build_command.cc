#include "tools/release/build_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>

#include "sdk/json/json.h"
#include "tools/image/files.h"
#include "tools/release/bill_inside.h"
#include "tools/release/built_images.h"
#include "tools/release/layout.h"
#include "tools/release/registry_options.h"
#include "tools/release/release_exception.h"
#include "tools/release/report.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAmd64 = "linux/amd64";
constexpr const char* kBoth = "linux/amd64,linux/arm64";

// Puts the image's bills of materials beside `out`: those that Bazel put beside
// the archive; of an index, those that are in its images.
void CollectBills(const Layout& layout, const LayoutImage& image,
                  const fs::path& out) {
  const BlobReader blob = [&](const Descriptor& descriptor) {
    return layout.Blob(descriptor);
  };
  for (const char* type : {kCycloneDxType, kSpdxType}) {  // Of another image.
    for (const char* architecture : {"", "amd64", "arm64"}) {
      fs::remove(BillPath(out, architecture, type));
    }
  }
  if (image.manifest.IsIndex()) {
    for (const Descriptor& manifest :
         PlatformManifests(image.manifest, blob, layout.name())) {
      const std::optional<std::string> bill =
          BillInside(manifest, blob, layout.name());
      if (bill) {
        image::WriteFile(BillPath(out, manifest.architecture, kCycloneDxType),
                         *bill);
      }
    }
    return;
  }
  for (const Attachment& attachment : image.attachments) {
    if (attachment.IsProvenance()) continue;
    image::WriteFile(BillPath(out, "", attachment.type), attachment.content);
  }
}

// Bazel's outputs may be replaced by the next build; what is released is not.
fs::path Collect(const fs::path& archive, const fs::path& folder) {
  const Layout layout = Layout::Open(archive);
  const LayoutImage& image = layout.images().front();
  const fs::path out = folder / (FileName(image.names.at(0)) + ".tar");
  fs::remove(out);
  fs::remove(EnvelopePath(out));  // It was of another image.
  fs::copy_file(archive, out);
  fs::permissions(out, fs::perms(0644));
  CollectBills(layout, image, out);
  return out;
}

// What is to be built for the image of a label: itself and its bills, or the
// index that has it.
struct Wanted {
  std::string image;
  std::vector<std::string> targets;
};

Wanted WantedOf(const std::string& label, const std::string& platforms) {
  if (platforms == kAmd64) {
    return {label, {label, label + ".cdx.json", label + ".spdx.json"}};
  }
  if (platforms == kBoth) return {label + "_index", {label + "_index"}};
  throw ReleaseException("--platforms " + platforms + ": images are for " +
                         kAmd64 + " or for " + kBoth + ".");
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

void Build(const Workspace& workspace, const std::vector<std::string>& targets,
           Report& report) {
  std::vector<std::string> arguments = RevisionFlag(workspace, report);
  arguments.insert(arguments.begin(), "build");
  arguments.push_back("--");
  arguments.insert(arguments.end(), targets.begin(), targets.end());
  workspace.ShowBazel(arguments);
}

}  // namespace

void BuildCommand::Declare(CLI::App& app) {
  app.add_option("plugin", plugins_, "By name; otherwise see --since");
  app.add_option("--since", since_,
                 "All plugins affected by what changed since this revision");
  app.add_option("--platforms", platforms_,
                 std::string("Or ") + kBoth + ": each image is then an index")
      ->capture_default_str();
  app.add_option("--out", out_, "The folder for the images")
      ->capture_default_str();
  DeclareYes(app, yes_);
}

void BuildCommand::Run(Report& report) {
  const Workspace workspace = Workspace::Find();
  std::vector<std::string> images;
  std::vector<std::string> targets;
  for (const AffectedPlugin& plugin :
       ChoosePlugins(workspace, plugins_, since_)) {
    for (const std::string& label : plugin.images) {
      const Wanted wanted = WantedOf(label, platforms_);
      images.push_back(wanted.image);
      targets.insert(targets.end(), wanted.targets.begin(),
                     wanted.targets.end());
    }
  }
  report.Set("targets", images);
  report.Set("built", yes_);
  if (!yes_ || images.empty()) {
    for (const std::string& image : images) report.Print(image + "\n");
    report.Print(FormatCount(images.size(), "image") + " to build\n");
    if (!yes_) report.Print(kDryRun);
    return;
  }
  Build(workspace, targets, report);
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
