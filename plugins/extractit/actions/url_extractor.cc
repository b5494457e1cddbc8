#include "plugins/extractit/schema.h"  // generated from plugin.spec.yaml
#include "plugins/extractit/util/find.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::extractit {

UrlExtractorOutput UrlExtractor(const UrlExtractorInput& input, StepContext&) {
  return {.urls = FindUnlinkedUrls(Source(input), input.keep_original_urls)};
}

}  // namespace insight::plugins::extractit
