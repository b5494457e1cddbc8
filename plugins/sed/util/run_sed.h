// Runs GNU sed.

#ifndef PLUGINS_SED_UTIL_RUN_SED_H_
#define PLUGINS_SED_UTIL_RUN_SED_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/step/step_context.h"

namespace insight::plugins::sed {

// Returns what sed makes of `text`.  Throws PluginException: an option or an
// expression is not permitted; sed is not installed, fails, takes more than 60
// seconds or writes more than 64 MiB; the step is cancelled.
//
// Thread safety: may be called from any thread.
[[nodiscard]] std::string RunSed(std::string_view text,
                                 const std::vector<std::string>& expressions,
                                 const std::optional<std::string>& options,
                                 StepContext& context);

}  // namespace insight::plugins::sed

#endif  // PLUGINS_SED_UTIL_RUN_SED_H_
