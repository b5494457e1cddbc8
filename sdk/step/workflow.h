// Which workflow a request belongs to, from the message's body.meta.
//
// Fields have the wire's names in our spelling; any of them may be missing.
// `connection_test_timeout` is a number on the wire and may be fractional.

#ifndef SDK_STEP_WORKFLOW_H_
#define SDK_STEP_WORKFLOW_H_

#include <optional>
#include <string>

#include "sdk/json/json_fwd.h"

namespace insight {

struct Workflow {
  std::optional<std::string> short_org_id = {};
  std::optional<std::string> org_product_token = {};
  std::optional<std::string> ui_host_url = {};
  std::optional<std::string> job_id = {};
  std::optional<std::string> step_id = {};
  std::optional<std::string> version_id = {};
  std::optional<std::string> next_step_id = {};
  std::optional<std::string> next_edge_id = {};
  std::optional<std::string> trigger_id = {};
  std::optional<std::string> job_execution_context_id = {};
  std::optional<std::string> time = {};
  std::optional<std::string> connection_test_id = {};
  std::optional<double> connection_test_timeout = {};
  std::optional<std::string> workflow_id = {};
};

// Reads a message's body.meta; anything but an object has no fields.  Where it
// has a "workflow_uid", it is of the older kind and only that and "step_uid"
// and "workflow_version_uid" are read, as the workflow's, step's and version's
// ids. A value that is no string is shown as Python's str() does; null is none.
[[nodiscard]] Workflow ReadWorkflow(const Json& meta);

}  // namespace insight

#endif  // SDK_STEP_WORKFLOW_H_
