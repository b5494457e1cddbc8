#include "tools/release/sign_command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "sdk/json/json.h"
#include "tools/image/digest.h"
#include "tools/image/files.h"
#include "tools/release/attestation.h"
#include "tools/release/layout.h"
#include "tools/release/registry_options.h"
#include "tools/release/release_exception.h"
#include "tools/release/report.h"
#include "tools/release/workspace.h"

namespace insight::release {
namespace {

constexpr const char* kLock = "tools/debian/lock.bzl";
constexpr const char* kBaseName = "org.opencontainers.image.base.name";
constexpr const char* kBaseDigest = "org.opencontainers.image.base.digest";
constexpr const char* kRevision = "org.opencontainers.image.revision";

std::string FirstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// Where the source is to be had; without a user's name and password.
std::string Repository(const Workspace& workspace) {
  const std::string remotes = workspace.Git({"remote"});
  if (remotes.empty()) return "";
  std::string url =
      FirstLine(workspace.Git({"remote", "get-url", FirstLine(remotes)}));
  const std::size_t scheme = url.find("://");
  const std::size_t at = url.find('@');
  if (scheme == std::string::npos) return "";
  if (at != std::string::npos) url.erase(scheme + 3, at - scheme - 2);
  return "git+" + url;
}

// What is the same for all images of this tree.
Provenance ProvenanceOfTree(const Workspace& workspace) {
  const std::string changes =
      workspace.Git({"status", "--porcelain", "--untracked-files=no"});
  if (!changes.empty()) {
    throw ReleaseException(
        "The working tree differs from HEAD, so that images are of no "
        "revision: commit first.  It differs in:\n" +
        changes);
  }
  return {.repository = Repository(workspace),
          .revision = FirstLine(workspace.Git({"rev-parse", "HEAD"})),
          .lock_digest =
              image::Sha256Digest(image::ReadFile(workspace.root() / kLock))};
}

Json LabelsOf(const Layout& layout, const Descriptor& image) {
  const Manifest manifest = ParseManifest(layout.Blob(image), layout.name());
  const Json config =
      ParseJsonDocument(layout.Blob(manifest.config), layout.name());
  return config.value("config", Json::object()).value("Labels", Json::object());
}

// Adds what the image for one platform tells.
void AddPlatform(const Layout& layout, const Descriptor& image,
                 Provenance& provenance) {
  const Json labels = LabelsOf(layout, image);
  const std::string revision = labels.value(kRevision, "");
  if (!revision.empty() && revision != provenance.revision) {
    throw ReleaseException(layout.name() + " says that it is of revision " +
                           revision + ", not of " + provenance.revision + ".");
  }
  const BaseImage base = {.name = labels.value(kBaseName, ""),
                          .digest = labels.value(kBaseDigest, "")};
  if (IsDigest(base.digest) && !base.name.empty()) {
    provenance.bases.push_back(base);
  }
}

Provenance ProvenanceOf(Provenance provenance, const Layout& layout) {
  if (layout.images().size() != 1) {
    throw ReleaseException(layout.name() + " has several images; sign each.");
  }
  const LayoutImage& image = layout.images().front();
  provenance.name = image.names.empty() ? "" : image.names.front();
  provenance.image_digest = image.manifest.digest;
  for (const Descriptor& manifest : PlatformManifests(
           image.manifest,
           [&](const Descriptor& blob) { return layout.Blob(blob); },
           layout.name())) {
    AddPlatform(layout, manifest, provenance);
    if (image.manifest.IsIndex()) {
      provenance.platform_digests.push_back(manifest.digest);
    }
  }
  return provenance;
}

}  // namespace

void SignCommand::Declare(CLI::App& app) {
  app.add_option("archive", archives_, "Images, built from HEAD")->required();
  app.add_option("--key", key_,
                 "A private key in PEM (Ed25519 or ECDSA, without password)")
      ->required();
  DeclareYes(app, yes_);
}

void SignCommand::Run(Report& report) {
  const std::string key = image::ReadFile(key_);
  const Provenance tree = ProvenanceOfTree(Workspace::Find());
  Json list = Json::array();
  std::vector<Row> rows;
  for (const std::string& archive : archives_) {
    const std::string statement =
        StatementText(ProvenanceOf(tree, Layout::Open(archive)));
    const std::string envelope = SignEnvelope(statement, key);
    const std::string file = EnvelopePath(archive).string();
    if (yes_) image::WriteFile(file, envelope);
    list.push_back({{"archive", archive},
                    {"envelope", file},
                    {"statement", ParseJsonDocument(statement, file)}});
    rows.push_back({archive, file});
  }
  report.Set("signed", yes_);
  report.Set("revision", tree.revision);
  report.Set("statements", std::move(list));
  report.Print(FormatTable({"IMAGE", "PROVENANCE"}, rows));
  report.Print("of revision " + tree.revision + "\n");
  if (!yes_) report.Print(kDryRun);
}

}  // namespace insight::release
