#include "tools/sbom/embedded_source.h"

#include "tools/sbom/sbom_exception.h"

namespace insight::tool {
namespace {

std::string RawString(const std::string& text) {
  const std::string end = ")sbom\"";
  if (text.find(end) != std::string::npos) {
    throw SbomException("A bill of materials has the text " + end +
                        ", which ends a raw string of C++.");
  }
  return "R\"sbom(" + text + end;
}

}  // namespace

std::string EmbeddedSource(const std::string& cyclonedx,
                           const std::string& spdx) {
  return "// The bill of materials of a plugin's program.  Made by "
         "//tools/sbom "
         "from the\n// build graph and the lock; do not edit.\n"
         "#include \"sdk/cli/linked_sbom.h\"\n\n"
         "namespace insight {\n\n"
         "LinkedSbom GetLinkedSbom() {\n"
         "  return {.cyclonedx = " +
         RawString(cyclonedx) + ",\n          .spdx = " + RawString(spdx) +
         "};\n}\n\n}  // namespace insight\n";
}

}  // namespace insight::tool
