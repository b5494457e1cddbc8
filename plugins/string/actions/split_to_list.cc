#include <string>
#include <string_view>
#include <vector>

#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "plugins/string/util/split.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {

SplitToListOutput SplitToList(const SplitToListInput& input, StepContext&) {
  const std::vector<std::string_view> parts =
      Split(input.string, DelimiterOr(input.delimiter, "\n"));
  return {.list = std::vector<std::string>(parts.begin(), parts.end())};
}

}  // namespace insight::plugins::string
