#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

FilepathExtractorOutput FilepathExtractor(const FilepathExtractorInput& input,
                                          StepContext&) {
  return {.filepaths = FindFilePaths(Source(input))};
}

}  // namespace insight::plugins::extractit
