#include <cstddef>
#include <string>
#include <string_view>

#include "plugins/string/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::string {
namespace {

// Two inputs of a megabyte each could ask for a terabyte.
constexpr std::size_t kMaxResultBytes = std::size_t{128} << 20;

// `find` is not empty: the runtime refuses that.
std::string ReplaceAll(std::string_view text, std::string_view find,
                       std::string_view replacement) {
  std::string out;
  while (true) {
    const auto at = text.find(find);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += replacement;
    if (out.size() > kMaxResultBytes) {
      throw PluginException("The result is larger than 128 MiB.",
                            "Please use a shorter replacement or string.");
    }
    text.remove_prefix(at + find.size());
  }
}

}  // namespace

ReplaceOutput Replace(const ReplaceInput& input, StepContext&) {
  return {.result_string =
              ReplaceAll(input.in_string, input.string_part_to_find,
                         input.replacement_value.value_or(""))};
}

}  // namespace insight::plugins::string
