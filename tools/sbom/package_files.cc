#include "tools/sbom/package_files.h"

#include <cstddef>
#include <optional>
#include <sstream>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "tools/image/archive_reader.h"
#include "tools/image/debian/deb_package.h"
#include "tools/image/digest.h"
#include "tools/sbom/apk_database.h"
#include "tools/sbom/purl.h"
#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

using image::ArchiveEntry;
using image::ControlField;
using image::DebPackage;
using image::FileNode;
using image::FileTree;

constexpr char kDocumentation[] = "usr/share/doc/";

std::string Sha256Hex(std::string_view bytes) {
  return image::Sha256Digest(bytes).substr(sizeof("sha256:") - 1);
}

// "Debian GCC Maintainers <debian-gcc@lists.debian.org>" -> the name.
std::string NameOf(const std::string& maintainer) {
  return maintainer.substr(0, maintainer.find(" <"));
}

// "glibc (2.36-9)" -> {"glibc", "2.36-9"}; the version is the package's own if
// it is not said (Debian Policy, section 5.6.1).
struct SourcePackage {
  std::string name;
  std::string version;
};

SourcePackage SourceOf(const std::string& control) {
  const std::string source = ControlField(control, "Source");
  if (source.empty()) return {ControlField(control, "Package"), ""};
  const std::size_t open = source.find(" (");
  if (open == std::string::npos) return {source, ""};
  return {source.substr(0, open),
          source.substr(open + 2, source.size() - open - 3)};
}

Component DebComponent(const std::string& control, const SourcePackage& source,
                       const std::string& distro) {
  Component component = {
      .name = ControlField(control, "Package"),
      .version = ControlField(control, "Version"),
      .supplier = NameOf(ControlField(control, "Maintainer")),
      .description = ControlField(control, "Description"),
  };
  std::string upstream = source.name == component.name ? "" : source.name;
  if (!source.version.empty()) upstream = source.name + "@" + source.version;
  component.purl =
      ToText({.type = "deb",
              .name_space = "debian",
              .name = component.name,
              .version = component.version,
              .qualifiers = {{"arch", ControlField(control, "Architecture")},
                             {"distro", distro},
                             {"upstream", upstream}}});
  return component;
}

// Keeps the copyright files and the links to other packages' folders.
void KeepDocumentation(const DebPackage& package, FileTree& tree) {
  for (const ArchiveEntry& entry : package.data) {
    const std::string path = image::NormalizePath(entry.path);
    if (!path.starts_with(kDocumentation)) continue;
    const bool is_link = entry.node.type == FileNode::Type::kSymlink;
    const bool is_copyright = entry.node.type == FileNode::Type::kFile &&
                              path.ends_with("/copyright");
    if (is_link || is_copyright) tree.Add(path, entry.node);
  }
}

// A line KEY=VALUE of os-release(5), VALUE with or without quotes.
std::string OsReleaseValue(const std::string& text, const std::string& key) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(key + "=")) continue;
    std::string value = line.substr(key.size() + 1);
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    return value;
  }
  return "";
}

}  // namespace

KnownLicenses ParseKnownLicenses(std::string_view json,
                                 const std::string& source) {
  try {
    KnownLicenses licenses;
    const Json document = ParseJson(json);
    for (const auto& [package, entry] : document.items()) {
      licenses[package] = entry.at("license").get<std::string>();
    }
    return licenses;
  } catch (const std::exception& e) {
    throw SbomException(source +
                        ": known licenses are an object {PACKAGE: "
                        "{\"license\": EXPRESSION, \"because\": "
                        "TEXT}}: " +
                        e.what());
  }
}

PackageFiles::PackageFiles(std::string distro, KnownLicenses known)
    : distro_(std::move(distro)), known_(std::move(known)) {}

void PackageFiles::AddDeb(const std::string& bytes, const std::string& source) {
  const DebPackage package = image::ReadDebPackage(bytes, source);
  const SourcePackage built_from = SourceOf(package.control);
  Component component = DebComponent(package.control, built_from, distro_);
  component.sha256 = Sha256Hex(bytes);
  debs_.push_back({std::move(component), built_from.name});
  KeepDocumentation(package, documentation_);
  for (const ArchiveEntry& entry : package.data) {
    if (image::NormalizePath(entry.path) == "usr/lib/os-release") {
      ReadOsRelease(entry.node.content, "");
    }
  }
}

void PackageFiles::AddDocumentation(const std::string& bytes,
                                    const std::string& source) {
  KeepDocumentation(image::ReadDebPackage(bytes, source), documentation_);
}

void PackageFiles::AddRoot(const std::string& bytes,
                           const std::string& source) {
  FileTree root;
  image::ApplyLayer(bytes, source, root);
  const std::string* database = root.ReadThroughLinks("lib/apk/db/installed");
  if (database == nullptr) {
    throw SbomException(source +
                        " holds no package database (lib/apk/db/installed): "
                        "what is in it cannot be listed.");
  }
  const std::string* release = root.ReadThroughLinks("etc/os-release");
  ReadOsRelease(release == nullptr ? "" : *release, Sha256Hex(bytes));
  const std::string distro =
      set_.system ? set_.system->name + "-" + set_.system->version : "";
  for (Component& component : ReadApkDatabase(*database, distro)) {
    set_.packages.push_back(std::move(component));
  }
}

void PackageFiles::ReadOsRelease(const std::string& text,
                                 const std::string& sha256) {
  Component system = {.name = OsReleaseValue(text, "ID"),
                      .version = OsReleaseValue(text, "VERSION_ID"),
                      .sha256 = sha256,
                      .description = OsReleaseValue(text, "PRETTY_NAME")};
  if (!system.name.empty()) set_.system = std::move(system);
}

void PackageFiles::SetLicense(Deb& deb) {
  const std::string& name = deb.component.name;
  const std::string* copyright =
      documentation_.ReadThroughLinks(kDocumentation + name + "/copyright");
  std::optional<License> license;
  if (copyright != nullptr) {
    license = ReadDebianCopyright(*copyright, deb.source_package);
  }
  if (license) {
    deb.component.license = license->expression;
    set_.license_texts.merge(license->texts);
  } else if (const auto known = known_.find(name); known != known_.end()) {
    deb.component.license = known->second;
  }
}

PackageSet PackageFiles::Take() && {
  for (Deb& deb : debs_) {
    SetLicense(deb);
    set_.packages.push_back(std::move(deb.component));
  }
  return std::move(set_);
}

}  // namespace insight::tool
