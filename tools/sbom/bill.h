// A bill of materials: what a program or an image is made of, before it is
// written in one format or another.

#ifndef TOOLS_SBOM_BILL_H_
#define TOOLS_SBOM_BILL_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace insight::tool {

// A piece of software.  What is not known is empty.
struct Component {
  std::string name = {};     // "libssl-dev"
  std::string version = {};  // "3.0.22-1~deb12u2"
  std::string purl =
      {};  // "pkg:deb/debian/libssl-dev@3.0.22-1~deb12u2?arch=..."
  std::string supplier = {};  // "Debian OpenSSL Team"
  std::string license = {};   // An SPDX license expression (SPDX 2.3, annex D).
  std::string sha256 = {};    // Of the package file; 64 lower-case digits.
  std::string description = {};  // One line.

  friend bool operator==(const Component&, const Component&) = default;
};

// License identifier "LicenseRef-..." -> the license's text.
using LicenseTexts = std::map<std::string, std::string>;

// What was found in package files.
struct PackageSet {
  // The operating system that they make up; its package file is the archive
  // that it came in, if there is one.
  std::optional<Component> system;
  std::vector<Component> packages;
  LicenseTexts license_texts;  // Of the packages' licenses.
};

struct Bill {
  Component plugin;
  // Statically linked into the plugin's program.
  std::vector<Component> linked;
  // An image with the plugin in it.  Absent where the bill is of the program
  // alone; then nothing is installed.
  std::optional<Component> image;
  std::optional<Component> system;
  // By the image's package manager, or unpacked as it would.
  std::vector<Component> installed;
  LicenseTexts license_texts;
};

// Adds a set to a bill, as linked or installed.  Each component stays once, and
// all are sorted by name, then purl: bills do not depend on an order of files.
void AddLinked(const PackageSet& set, Bill& bill);
void AddInstalled(const PackageSet& set, Bill& bill);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_BILL_H_
