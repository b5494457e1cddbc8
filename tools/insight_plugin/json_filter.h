#ifndef TOOLS_INSIGHT_PLUGIN_JSON_FILTER_H_
#define TOOLS_INSIGHT_PLUGIN_JSON_FILTER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::tool {

// A way to a part of a JSON value, the paths of jq: ".", ".body.output",
// ".items[0]", ".items[-1].name", ".[\"a key\"]".
//
// Thread safety: const methods may be called from several threads.
class JsonFilter {
 public:
  // Throws std::invalid_argument, with what is wrong, for any other text.
  explicit JsonFilter(std::string_view text);

  // Returns the part; null where there is none, as jq does.  Throws
  // std::runtime_error where a key is asked of what is no object, or an index
  // of what is no array, and not null either.
  [[nodiscard]] Json Apply(const Json& value) const;

 private:
  using Step = std::variant<std::string, std::ptrdiff_t>;

  std::vector<Step> steps_;
};

}  // namespace insight::tool

#endif  // TOOLS_INSIGHT_PLUGIN_JSON_FILTER_H_
