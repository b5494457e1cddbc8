#include "tools/release/import_command.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <utility>

#include "sdk/json/json.h"
#include "tools/release/layout.h"
#include "tools/release/registry_options.h"
#include "tools/release/release_exception.h"
#include "tools/release/report.h"
#include "tools/release/verify.h"

namespace insight::release {

void ImportCommand::Declare(CLI::App& app) {
  app.add_option("bundle", bundle_, "What export wrote")->required();
  app.add_option("--out", out_, "The folder for the images")
      ->capture_default_str();
  app.add_option("--key", key_,
                 "A public key in PEM, whose owner must have signed them all");
  DeclareYes(app, yes_);
}

void ImportCommand::Run(Report& report) {
  const std::string key = ReadKey(key_);
  const Layout bundle = Layout::Open(bundle_);
  const BlobReader blob = [&](const Descriptor& descriptor) {
    return bundle.Blob(descriptor);
  };
  // All of them first: half a release is none.
  for (const LayoutImage& image : bundle.images()) {
    if (image.names.empty()) {
      throw ReleaseException("The image " + image.manifest.digest + " of " +
                             bundle_ + " has no name.");
    }
    VerifyImage(image, blob, key, image.names.front());
  }
  Json list = Json::array();
  std::vector<Row> rows;
  for (const LayoutImage& image : bundle.images()) {
    const std::filesystem::path file =
        std::filesystem::path(out_) / (FileName(image.names.front()) + ".tar");
    if (yes_) {
      std::filesystem::create_directories(out_);
      WriteArchive(image, blob, file);
      report.Say("wrote " + file.string());
    }
    list.push_back({{"image", image.names.front()},
                    {"digest", image.manifest.digest},
                    {"archive", file.string()}});
    rows.push_back({image.names.front(), image.manifest.digest, file.string()});
  }
  report.Set("images", std::move(list));
  report.Set("imported", yes_);
  report.Print(FormatTable({"IMAGE", "DIGEST", "ARCHIVE"}, rows));
  if (!yes_) report.Print(kDryRun);
}

}  // namespace insight::release
