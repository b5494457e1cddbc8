// The configuration that a task gets besides its input: which of the entries of
// a configuration store are for it (runtime contract, section 7.3).

#ifndef SDK_SERVER_CUSTOM_CONFIG_H_
#define SDK_SERVER_CUSTOM_CONFIG_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight {

struct TaskCaller {
  std::string_view organization;  // The header X-IPIMS-ORGID.
  std::string_view integration;   // The header X-INTEGRATION-ID.
  std::string_view task;
};

// Sets body["custom_config"] to what `store`, an object {organization or "*":
// {option or task or integration: ...}}, says for the caller, unless it says
// nothing.  More special entries win, each replaces whole options: all, all and
// task, organization, organization and task, organization and integration.
// `tasks` are the names of all tasks of the plugin, whose entries are no
// options, as those are not whose names are UUIDs.  "lookback" is for a task
// without state only.  What is no object in `store` or `body` is left alone.
void AddCustomConfig(const Json& store, const TaskCaller& caller,
                     const std::vector<std::string_view>& tasks, Json& body);

}  // namespace insight

#endif  // SDK_SERVER_CUSTOM_CONFIG_H_
