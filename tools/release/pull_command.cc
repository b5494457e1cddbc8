#include "tools/release/pull_command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "sdk/json/json.h"
#include "tools/release/layout.h"
#include "tools/release/pull.h"
#include "tools/release/reference.h"
#include "tools/release/report.h"
#include "tools/release/verify.h"

namespace insight::release {
namespace {

void ReportAttachments(const LayoutImage& image, Report& report) {
  Json types = Json::array();
  for (const Attachment& attachment : image.attachments) {
    types.push_back(attachment.type);
  }
  report.Set("attached", std::move(types));
  const std::string names = AttachmentNames(image.attachments);
  report.Print("attached: " + (names.empty() ? "nothing" : names) + "\n");
}

}  // namespace

void PullCommand::Declare(CLI::App& app) {
  app.add_option("image", reference_,
                 "REGISTRY/REPOSITORY:TAG, or better @sha256:...")
      ->required();
  app.add_option("--out", out_, "The archive to write")->required();
  CLI::Option* const architecture =
      app.add_option("--architecture", architecture_,
                     "Which image, where there are several")
          ->capture_default_str();
  app.add_flag("--all", all_, "Those for all architectures")
      ->excludes(architecture);
  app.add_option("--key", key_,
                 "A public key in PEM, whose owner must have signed the image");
  registry_.Declare(app, /*names_registry=*/false);
  DeclareYes(app, yes_);
}

void PullCommand::Run(Report& report) {
  const Reference reference = ParseReference(reference_);
  Registry registry = registry_.Open(reference.registry);
  const LayoutImage image =
      FindImage(reference, all_ ? "" : architecture_, registry);
  report.Set("digest", image.manifest.digest);
  report.Set("pulled", yes_);
  ReportAttachments(image, report);
  report.Print(reference_ + " is " + image.manifest.digest + "\n");
  if (!yes_) {
    report.Print(kDryRun);
    return;
  }
  const BlobReader blob = BlobsOf(reference.repository, registry);
  std::string index;  // Asked for again and again, fetched once.
  WriteArchive(
      image,
      [&](const Descriptor& descriptor) {
        if (descriptor.IsIndex() && !index.empty()) return index;
        std::string bytes = blob(descriptor);
        if (descriptor.IsIndex()) index = bytes;
        report.Say("fetched " + descriptor.digest + " " +
                   FormatBytes(bytes.size()));
        return bytes;
      },
      out_);
  const Layout layout = Layout::Open(out_);
  VerifyImage(
      layout.images().front(),
      [&](const Descriptor& descriptor) { return layout.Blob(descriptor); },
      ReadKey(key_), out_);
}

}  // namespace insight::release
