#include "sdk/cli/linked_sbom.h"

namespace insight {

[[gnu::weak]] LinkedSbom GetLinkedSbom() { return {}; }

}  // namespace insight
