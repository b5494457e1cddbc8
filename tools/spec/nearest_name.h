// Finds what somebody may have meant.

#ifndef TOOLS_SPEC_NEAREST_NAME_H_
#define TOOLS_SPEC_NEAREST_NAME_H_

#include <span>
#include <string_view>

namespace insight::spec {

// Returns the candidate that `name` is a misspelling of: at most a third of the
// letters wrong, missing, too many or swapped; case does not count.  Empty if
// there is none; of equally near ones the first.
[[nodiscard]] std::string_view NearestName(
    std::string_view name, std::span<const std::string_view> candidates);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_NEAREST_NAME_H_
