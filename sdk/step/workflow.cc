#include "sdk/step/workflow.h"

#include <string_view>

#include "sdk/json/json.h"
#include "sdk/json/python_text.h"

namespace insight {
namespace {

const Json* Find(const Json& meta, std::string_view key) {
  const auto it = meta.find(key);
  return it == meta.end() || it->is_null() ? nullptr : &*it;
}

std::optional<std::string> Text(const Json& meta, std::string_view key) {
  const Json* value = Find(meta, key);
  if (value == nullptr) return std::nullopt;
  return PythonStr(*value);
}

std::optional<double> Number(const Json& meta, std::string_view key) {
  const Json* value = Find(meta, key);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  return value->get<double>();
}

bool IsLegacy(const Json& meta) {
  const Json* uid = Find(meta, "workflow_uid");
  return uid != nullptr && uid->is_string() &&
         !uid->get_ref<const std::string&>().empty();
}

}  // namespace

Workflow ReadWorkflow(const Json& meta) {
  if (!meta.is_object()) return {};
  if (IsLegacy(meta)) {
    return {.step_id = Text(meta, "step_uid"),
            .version_id = Text(meta, "workflow_version_uid"),
            .workflow_id = Text(meta, "workflow_uid")};
  }
  return {
      .short_org_id = Text(meta, "shortOrgId"),
      .org_product_token = Text(meta, "orgProductToken"),
      .ui_host_url = Text(meta, "uiHostUrl"),
      .job_id = Text(meta, "jobId"),
      .step_id = Text(meta, "stepId"),
      .version_id = Text(meta, "versionId"),
      .next_step_id = Text(meta, "nextStepId"),
      .next_edge_id = Text(meta, "nextEdgeId"),
      .trigger_id = Text(meta, "triggerId"),
      .job_execution_context_id = Text(meta, "jobExecutionContextId"),
      .time = Text(meta, "time"),
      .connection_test_id = Text(meta, "connectionTestId"),
      .connection_test_timeout = Number(meta, "connectionTestTimeout"),
      .workflow_id = Text(meta, "workflowId"),
  };
}

}  // namespace insight
