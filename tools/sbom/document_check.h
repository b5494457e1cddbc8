// Holds bills of materials to their formats' schemas, and to what schemas do
// not say: that what is referred to is there.

#ifndef TOOLS_SBOM_DOCUMENT_CHECK_H_
#define TOOLS_SBOM_DOCUMENT_CHECK_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::tool {

// Returns one schema made of `root` and those that it refers to by the names of
// their files: {"$ref": "jsf.schema.json#/definitions/signature"}.
[[nodiscard]] Json Bundle(Json root, const std::map<std::string, Json>& others);

// All functions below return what is wrong, a line each; nothing if all is
// well.

// Where the document does not satisfy the schema.
[[nodiscard]] std::vector<std::string> SchemaProblems(const Json& schema,
                                                      const Json& document);

// References that lead nowhere or to two things, and licenses that are neither
// in `license_ids` (the SPDX license list, exceptions included) nor
// "LicenseRef-...".  Throws nlohmann's exceptions for a document that does not
// satisfy its schema.
[[nodiscard]] std::vector<std::string> CycloneDxProblems(
    const Json& document, const std::set<std::string>& license_ids);

// As above; a "LicenseRef-..." must be explained in the document.
[[nodiscard]] std::vector<std::string> SpdxProblems(
    const Json& document, const std::set<std::string>& license_ids);

}  // namespace insight::tool

#endif  // TOOLS_SBOM_DOCUMENT_CHECK_H_
