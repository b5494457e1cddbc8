// What package files hold: Debian packages, and root file systems of Alpine.

#ifndef TOOLS_SBOM_PACKAGE_FILES_H_
#define TOOLS_SBOM_PACKAGE_FILES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/image/file_tree.h"
#include "tools/sbom/bill.h"
#include "tools/sbom/debian_license.h"

namespace insight::tool {

// Package name -> its license where its copyright file is not machine-readable
// but was read by somebody.
using KnownLicenses = std::map<std::string, std::string>;

// Reads {"PACKAGE": {"license": EXPRESSION, "because": TEXT}}.  Throws
// SbomException, with `source`, for anything else.
[[nodiscard]] KnownLicenses ParseKnownLicenses(std::string_view json,
                                               const std::string& source);

// Collects package files to one set.  Not thread-safe.
class PackageFiles {
 public:
  // `distro` is what purls of Debian's packages name, such as "debian-12".
  PackageFiles(std::string distro, KnownLicenses known);

  // Adds a .deb: name, version and architecture by its control file, the
  // license by its copyright file (debian_license.h), which may be a link into
  // another package.  `source` is what errors call it.  Throws ImageException
  // if it is none.
  void AddDeb(const std::string& bytes, const std::string& source);

  // Adds only what is in a .deb's /usr/share/doc, where links lead.
  void AddDocumentation(const std::string& bytes, const std::string& source);

  // Adds a root file system's archive: the packages of apk's database in it
  // (apk_database.h), and the system by its os-release.  Throws ImageException
  // for what is no archive, SbomException if it has no such database.
  void AddRoot(const std::string& bytes, const std::string& source);

  [[nodiscard]] PackageSet Take() &&;

 private:
  struct Deb {
    Component component;
    std::string source_package;
  };

  void SetLicense(Deb& deb);
  void ReadOsRelease(const std::string& text, const std::string& sha256);

  const std::string distro_;
  const KnownLicenses known_;
  PackageSet set_;
  std::vector<Deb> debs_;
  image::FileTree documentation_;
};

}  // namespace insight::tool

#endif  // TOOLS_SBOM_PACKAGE_FILES_H_
