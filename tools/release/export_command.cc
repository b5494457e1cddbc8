#include "tools/release/export_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "sdk/json/json.h"
#include "tools/release/layout.h"
#include "tools/release/registry_options.h"
#include "tools/release/report.h"
#include "tools/release/verify.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;

// Opened one after the other: a bundle may be larger than the memory.
void Bundle(const std::vector<std::string>& archives, const fs::path& out,
            Report& report) {
  const fs::path partial = out.string() + ".partial";
  LayoutWriter writer(partial);
  std::size_t number = 0;
  for (const std::string& archive : archives) {
    const Layout layout = Layout::Open(archive);
    const BlobReader blob = [&](const Descriptor& descriptor) {
      return layout.Blob(descriptor);
    };
    for (const LayoutImage& image : layout.images()) {
      VerifyImage(image, blob, "", archive);
      writer.Add(image, blob);
    }
    report.Say("[" + std::to_string(++number) + "/" +
               std::to_string(archives.size()) + "] " + archive);
  }
  writer.Finish();
  fs::rename(partial, out);
  report.Print(out.string() + ": " + FormatBytes(fs::file_size(out)) + ", " +
               FormatBytes(writer.shared_bytes()) + " saved by sharing\n");
  report.Set("bytes", fs::file_size(out));
  report.Set("shared_bytes", writer.shared_bytes());
}

}  // namespace

void ExportCommand::Declare(CLI::App& app) {
  app.add_option("archive", archives_, "Images, or bundles")->required();
  app.add_option("--out", out_, "The bundle to write")->required();
  DeclareYes(app, yes_);
}

void ExportCommand::Run(Report& report) {
  report.Set("archives", archives_);
  report.Set("exported", yes_);
  if (yes_) {
    Bundle(archives_, out_, report);
    return;
  }
  for (const std::string& archive : archives_) {
    const Layout layout = Layout::Open(archive);
    for (const LayoutImage& image : layout.images()) {
      const std::string attached = AttachmentNames(image.attachments);
      report.Print(image.manifest.digest + "  " +
                   (image.names.empty() ? archive : image.names.front()) +
                   (attached.empty() ? "" : "  with " + attached) + "\n");
    }
  }
  report.Print(kDryRun);
}

}  // namespace insight::release
