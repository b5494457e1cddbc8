// The bill of materials that a plugin's program carries: what is statically
// linked into it, which no scanner can see from outside.

#ifndef SDK_CLI_LINKED_SBOM_H_
#define SDK_CLI_LINKED_SBOM_H_

#include <string_view>

namespace insight {

// JSON documents, each with a line end at its end.
struct LinkedSbom {
  std::string_view cyclonedx = {};  // CycloneDX 1.6
  std::string_view spdx = {};       // SPDX 2.3
};

// Returns the documents of this program; empty where it was built without.
//
// insight_plugin() compiles a file into the program that defines this function,
// made from the build graph.  For programs without such a file there is a weak
// definition: so no table and no main() has to pass it on.
[[nodiscard]] LinkedSbom GetLinkedSbom();

}  // namespace insight

#endif  // SDK_CLI_LINKED_SBOM_H_
