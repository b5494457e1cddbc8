// The one exception of //tools/sbom.

#ifndef TOOLS_SBOM_SBOM_EXCEPTION_H_
#define TOOLS_SBOM_SBOM_EXCEPTION_H_

#include <stdexcept>

namespace insight::tool {

// A package or a file is not what it must be.  The text says what is wrong and
// where: it is shown to the person who runs the build.
class SbomException : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace insight::tool

#endif  // TOOLS_SBOM_SBOM_EXCEPTION_H_
