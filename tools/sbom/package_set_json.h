// Package sets as files: a set is read from package files once, and is then
// part of many bills.

#ifndef TOOLS_SBOM_PACKAGE_SET_JSON_H_
#define TOOLS_SBOM_PACKAGE_SET_JSON_H_

#include <string>
#include <string_view>

#include "tools/sbom/bill.h"

namespace insight::tool {

// Returns the set as JSON text, one line.
[[nodiscard]] std::string ToJsonText(const PackageSet& set);

// Reads what ToJsonText() wrote.  Throws SbomException, with `source`, for
// anything else.
[[nodiscard]] PackageSet ParsePackageSet(std::string_view text,
                                         const std::string& source);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_PACKAGE_SET_JSON_H_
