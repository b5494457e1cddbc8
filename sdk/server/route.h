// Which endpoint a method and a path mean.

#ifndef SDK_SERVER_ROUTE_H_
#define SDK_SERVER_ROUTE_H_

#include <string>
#include <string_view>

namespace insight {

enum class Endpoint {
  kNotFound,
  kMethodNotAllowed,
  kOptions,
  kRedirect,  // To the path without empty segments.
  // POST.
  kActionRun,
  kActionTest,
  kTaskRun,
  kTaskTest,
  kTriggerTest,
  kConnectionTest,
  kWorkersAdd,
  kWorkersRemove,
  // GET, and HEAD.
  kApi,
  kInfo,
  kActions,
  kTriggers,
  kTasks,
  kActionDefinitions,
  kActionDetails,
  kTriggerDetails,
  kTaskDetails,
  kStatus,
  kSpec,
  kConnection,
  kWorkers,
};

struct Route {
  Endpoint endpoint = Endpoint::kNotFound;
  // What the path says for <name>, percent-decoded; of a redirect, the path to
  // go to.
  std::string name = {};
  // The value of the header Allow, such as "GET, HEAD, OPTIONS"; for kOptions
  // and kMethodNotAllowed.
  std::string allow = {};
};

// The path of a request's target, which may be absolute, without query and
// fragment; not decoded.
[[nodiscard]] std::string_view PathOf(std::string_view target);

// The decoded value of a query's parameter, the first one of its name;
// `otherwise` if there is none.
[[nodiscard]] std::string QueryValue(std::string_view target,
                                     std::string_view name,
                                     std::string_view otherwise);

// A decoded path as it stands in a URL.
[[nodiscard]] std::string PercentEncodedPath(std::string_view path);

[[nodiscard]] Route FindRoute(std::string_view method, std::string_view target);

// Whether the endpoint calls plugin code, which may take long.
[[nodiscard]] bool RunsPluginCode(Endpoint endpoint);

}  // namespace insight

#endif  // SDK_SERVER_ROUTE_H_
