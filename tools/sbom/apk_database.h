// The packages that are installed in an Alpine system.

#ifndef TOOLS_SBOM_APK_DATABASE_H_
#define TOOLS_SBOM_APK_DATABASE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/sbom/bill.h"

namespace insight::tool {

// Reads the text of /lib/apk/db/installed (apk-tools, "Installed database"):
// paragraphs of lines "K:VALUE", P the name, V the version, L the license, in
// Alpine an SPDX expression.  `distro` is what purls name, "alpine-3.18.9".
//
// The components have no SHA-256: the database keeps none of the package file.
// Throws SbomException for a paragraph without name or version.
[[nodiscard]] std::vector<Component> ReadApkDatabase(std::string_view text,
                                                     const std::string& distro);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_APK_DATABASE_H_
