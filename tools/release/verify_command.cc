#include "tools/release/verify_command.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <optional>

#include "sdk/json/json.h"
#include "tools/image/image_reader.h"
#include "tools/release/layout.h"
#include "tools/release/pull.h"
#include "tools/release/reference.h"
#include "tools/release/release_exception.h"
#include "tools/release/report.h"
#include "tools/release/verify.h"

namespace insight::release {
namespace {

struct Found {
  std::string name;
  LayoutImage image;
  BlobReader blob;
};

void VerifyOne(const Found& found, const std::string& key, Report& report,
               Json& list) {
  const std::optional<Provenance> provenance =
      VerifyImage(found.image, found.blob, key, found.name);
  Json entry = {{"image", found.name},
                {"digest", found.image.manifest.digest},
                {"revision", nullptr},
                {"attached", Json::array()}};
  std::string line = found.name + ": whole, " + found.image.manifest.digest;
  if (found.image.manifest.IsIndex()) line += ", all architectures";
  if (provenance) {
    entry["revision"] = provenance->revision;
    line += ", signed, from revision " + provenance->revision;
  }
  for (const Attachment& attachment : found.image.attachments) {
    entry["attached"].push_back(attachment.type);
  }
  const std::string attached = AttachmentNames(found.image.attachments);
  if (!attached.empty()) line += ", attached: " + attached;
  list.push_back(entry);
  report.Print(line + "\n");
}

std::string NameIn(const std::string& archive, const LayoutImage& image,
                   bool alone) {
  if (alone || image.names.empty()) return archive;
  return archive + " (" + image.names.front() + ")";
}

}  // namespace

void VerifyCommand::Declare(CLI::App& app) {
  app.add_option("image", images_,
                 "Archives, bundles, or REGISTRY/REPOSITORY@sha256:...")
      ->required();
  app.add_option("--key", key_,
                 "A public key in PEM, whose owner must have signed them");
  app.add_option("--architecture", architecture_,
                 "Only this one, where a registry has several");
  registry_.Declare(app, /*names_registry=*/false);
}

void VerifyCommand::Verify(const std::string& image, const std::string& key,
                           Report& report, Json& list) const {
  std::error_code ignored;
  if (std::filesystem::exists(image, ignored)) {
    const Layout layout = Layout::Open(image);
    const bool alone = layout.images().size() == 1;
    for (const LayoutImage& part : layout.images()) {
      VerifyOne({NameIn(image, part, alone), part,
                 [&](const Descriptor& blob) { return layout.Blob(blob); }},
                key, report, list);
    }
    // What docker reads of it must be the same image.
    if (alone && !layout.images().front().manifest.IsIndex()) {
      (void)image::ReadImage(image);
    }
  } else {
    const Reference reference = ParseReference(image);
    if (reference.registry.empty()) {
      throw ReleaseException("There is no file " + image +
                             ", and it names no registry.");
    }
    Registry registry = registry_.Open(reference.registry);
    VerifyOne({image, FindImage(reference, architecture_, registry),
               BlobsOf(reference.repository, registry)},
              key, report, list);
  }
}

void VerifyCommand::Run(Report& report) {
  const std::string key = ReadKey(key_);
  Json list = Json::array();
  for (const std::string& image : images_) {
    try {
      Verify(image, key, report, list);
    } catch (const std::exception& error) {
      report.AddProblem(image, error.what());
    }
  }
  report.Set("images", std::move(list));
}

}  // namespace insight::release
