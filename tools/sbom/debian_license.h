// What Debian's copyright files say, as SPDX license expressions.

#ifndef TOOLS_SBOM_DEBIAN_LICENSE_H_
#define TOOLS_SBOM_DEBIAN_LICENSE_H_

#include <optional>
#include <string>
#include <string_view>

#include "tools/sbom/bill.h"

namespace insight::tool {

struct License {
  std::string expression;  // SPDX 2.3, annex D.
  LicenseTexts texts;      // Of the "LicenseRef-..." in it.
};

// Returns the SPDX identifier of a short name that the machine-readable format
// defines ("GPL-2+", "Expat"; Debian's copyright-format 1.0, section 7.1), or
// "" if it defines none.  Names are compared without case; for the GNU licenses
// "GPLv2+" and "GPL-2.0+" are the same.
[[nodiscard]] std::string SpdxLicenseId(std::string_view short_name);

// Returns the licenses of a package by its machine-readable copyright file: the
// conjunction of what all its "Files" paragraphs say.  That is every license of
// the source package, not only of what was compiled into one of its packages:
// the file does not tell them apart.
//
// A short name that only this file defines becomes "LicenseRef-SOURCE-NAME",
// with its text.  `source` is the source package's name.  Returns nothing if
// the file is not machine-readable or names no license: nothing is guessed.
[[nodiscard]] std::optional<License> ReadDebianCopyright(
    std::string_view text, const std::string& source);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_DEBIAN_LICENSE_H_
