#include "tools/insight_plugin/export_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "tools/export/plugin_archive.h"
#include "tools/export/yaml_text.h"
#include "tools/files/file_plan.h"
#include "tools/scaffold/directory_files.h"
#include "tools/spec/plugin_spec.h"
#include "tools/spec/spec_reader.h"
#include "tools/spec/text_file.h"

namespace insight::tool {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBases[] = {"debian_slim", "alpine", "static"};

// Where archives go unless somebody says otherwise: not into a plugin's folder,
// in which the build knows every file.
std::string DefaultDirectory() {
  const std::optional<std::string> workspace = scaffold::FindWorkspace(".");
  if (!workspace) return ".";
  return fs::proximate(fs::path(*workspace) / "dist").string();
}

// The file to write: `output`, in it if it is a directory.
std::string FileIn(const std::string& output, const std::string& name) {
  std::error_code ignored;
  if (!fs::is_directory(output, ignored) && !output.ends_with('/')) {
    return output;
  }
  return (fs::path(output) / name).lexically_normal().string();
}

// For people: bytes say nothing.
std::string SizeLine(const std::string& bytes) {
  return bytes.empty() ? "" : std::to_string(bytes.size()) + " bytes\n";
}

CLI::Validator CheckedBy(std::string (*check)(const std::string&)) {
  return CLI::Validator([check](std::string& text) { return check(text); }, "");
}

}  // namespace

usage::CommandHelp ExportCommand::help() const {
  return {
      .description =
          "Without --kubernetes or --compose: makes VENDOR_NAME_VERSION.plg, "
          "the archive that an orchestrator imports, from the image that the "
          "build has made. The image must be of this very spec. The same image "
          "gives the same bytes; `docker load` reads them as well.\n\n"
          "With one of them: prints manifests that run the plugin's HTTP "
          "server "
          "as nobody, from a read-only root file system, without capabilities, "
          "within limits, and watched by probes.",
      .examples =
          {{"Pack a plugin",
            "tools/bazelw build //plugins/whois:image\n"
            "insight-plugin export -d plugins/whois"},
           {"Run it in Kubernetes, from a registry",
            "insight-plugin export --kubernetes -d plugins/whois --image "
            "\\\n  registry.example.com/rapid7/whois:4.1.1 | kubectl apply -f "
            "-"},
           {"Keep a compose file, and see how it would change",
            "insight-plugin export --compose -d plugins/whois -o "
            "compose.yaml\n"
            "insight-plugin export --compose -d plugins/whois -o compose.yaml "
            "--diff"}},
      .files = {{"dist/VENDOR_NAME_VERSION.plg",
                 "the archive, in the workspace; outside of one it is in the "
                 "current directory"},
                {"bazel-bin/plugins/NAME/image_BASE.tar", "the image"}},
      .exit_statuses = {{"1",
                         "the spec has errors, there is no image or it is of "
                         "another spec, or with --check: something would be "
                         "written"}}};
}

void ExportCommand::DeclareMore(CLI::App& app) {
  CLI::Option* const kubernetes = app.add_flag(
      "--kubernetes", kubernetes_, "Print a Deployment and a Service instead");
  app.add_flag("--compose", compose_, "Print a compose file instead")
      ->excludes(kubernetes);
  app.add_option("-o,--output", output_,
                 "Where to write to: a file, or a directory")
      ->type_name(std::string(usage::kFile));
  DeclareForArchives(app);
  DeclareForManifests(app);
  writing_.Declare(app);
  app.callback([this] { CheckOptions(); });
}

void ExportCommand::DeclareForArchives(CLI::App& app) {
  app.add_option("--image-file", image_file_,
                 "The image to pack, a tar archive; by default what the build "
                 "made last")
      ->type_name(std::string(usage::kFile));
  app.add_option("--base", base_,
                 "The base of the image to pack, by default the plugin's own")
      ->type_name("BASE")
      ->check(CLI::IsMember({kBases[0], kBases[1], kBases[2]}));
}

void ExportCommand::DeclareForManifests(CLI::App& app) {
  app.add_option(
         "--image", deployment_.image,
         "The image's name in manifests, by default VENDOR/NAME:VERSION")
      ->type_name("NAME");
  app.add_option("--port", deployment_.port,
                 "The port that manifests publish, by default 10001")
      ->type_name("PORT")
      ->check(CLI::Validator(CLI::Range(1, 65535)).description(""));
  app.add_option("--replicas", deployment_.replicas,
                 "How many pods --kubernetes asks for, by default 1")
      ->type_name("NUMBER")
      ->check(CLI::Validator(CLI::Range(0, 1000)).description(""));
  app.add_option("--memory", deployment_.memory,
                 "What the plugin may use, by default 512Mi")
      ->type_name("SIZE")
      ->check(CheckedBy(exporting::CheckMemory));
  app.add_option("--cpu", deployment_.cpu,
                 "How many processors it may use, by default 1")
      ->type_name("NUMBER")
      ->check(CheckedBy(exporting::CheckCpu));
}

void ExportCommand::CheckOptions() const {
  const bool has_manifests = kubernetes_ || compose_;
  if (has_manifests && !(image_file_.empty() && base_.empty())) {
    throw CLI::ValidationError(
        "--image-file and --base say what to pack into an archive");
  }
  if (!has_manifests && !deployment_.image.empty()) {
    throw CLI::ValidationError("--image needs --kubernetes or --compose");
  }
  if (has_manifests && output_.empty() && !writing_.writes()) {
    throw CLI::ValidationError(
        "--dry-run, --diff and --check of manifests need --output");
  }
}

std::string ExportCommand::ImageFile(const spec::PluginSpec& plugin,
                                     const std::string& directory) const {
  if (!image_file_.empty()) return image_file_;
  const std::optional<std::string> workspace =
      scaffold::FindWorkspace(directory);
  if (!workspace) {
    throw std::runtime_error(
        directory + " is in no workspace; name the image by --image-file");
  }
  const std::string folder = scaffold::IncludeFolder(directory, plugin.name);
  std::vector<fs::path> images;
  for (const std::string base : kBases) {
    const fs::path path = fs::path(*workspace) / "bazel-bin" / folder /
                          ("image_" + base + ".tar");
    std::error_code ignored;
    if ((base_.empty() || base_ == base) && fs::exists(path, ignored)) {
      images.push_back(fs::proximate(path));
    }
  }
  if (images.empty()) {
    throw std::runtime_error(
        "the image is not built; run tools/bazelw build //" + folder +
        (base_.empty() ? ":image" : ":image_" + base_));
  }
  return (base_.empty() ? exporting::DefaultImage(plugin, images)
                        : images.front())
      .string();
}

void ExportCommand::ExportArchive(const spec::PluginSpec& plugin,
                                  const std::string& directory,
                                  Report& report) const {
  const std::string name = exporting::PluginArchiveName(plugin);
  const std::string file =
      FileIn(output_.empty() ? DefaultDirectory() + '/' : output_, name);
  const std::string image = ImageFile(plugin, directory);
  report.SayMore("packing " + image);
  const FilePlan plan = {
      PlanFile(file, exporting::MakePluginArchive(plugin, image))};
  FilePlan shown = plan;
  for (PlannedFile& planned : shown) {
    planned.old_text = SizeLine(planned.old_text);
    planned.new_text = SizeLine(planned.new_text);
  }
  writing_.Apply(shown, report, [&] { CarryOut(plan); });
  report.Set("archive", file);
  report.Set("image", image);
}

void ExportCommand::ExportManifests(const spec::PluginSpec& plugin,
                                    Report& report) const {
  std::string text;
  Json manifests;
  if (compose_) {
    manifests = exporting::ComposeFile(plugin, deployment_);
    text = exporting::YamlText(manifests);
  } else {
    manifests = exporting::KubernetesManifests(plugin, deployment_);
    for (const Json& manifest : manifests) {
      text += "---\n" + exporting::YamlText(manifest);
    }
  }
  report.Set("manifests", std::move(manifests));
  if (output_.empty()) {
    report.Print(text);
    return;
  }
  const std::string file =
      FileIn(output_, exporting::WorkloadName(plugin) +
                          (compose_ ? ".compose.yaml" : ".kubernetes.yaml"));
  writing_.Apply({PlanFile(file, text)}, report);
}

void ExportCommand::RunOn(const Target& target, Report& report) {
  const spec::PluginSpec plugin = spec::ReadPluginSpec(
      spec::ReadTextFile(target.spec_file), target.spec_file);
  report.AddProblems(target.spec_file, plugin.warnings);
  if (kubernetes_ || compose_) {
    ExportManifests(plugin, report);
  } else {
    ExportArchive(plugin, target.directory, report);
  }
}

}  // namespace insight::tool
