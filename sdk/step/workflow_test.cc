#include "sdk/step/workflow.h"

#include "gtest/gtest.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

TEST(WorkflowTest, ReadsAllFieldsOfTheGuide) {  // G46, G48, G50
  const Workflow workflow = ReadWorkflow(Json::parse(R"({
      "shortOrgId": "1", "orgProductToken": "2", "uiHostUrl": "3",
      "jobId": "4", "stepId": "5", "versionId": "6", "nextStepId": "7",
      "nextEdgeId": "8", "triggerId": "9", "jobExecutionContextId": "10",
      "time": "11", "connectionTestId": "12", "connectionTestTimeout": 2.5,
      "workflowId": "14"})"));
  EXPECT_EQ(workflow.short_org_id, "1");
  EXPECT_EQ(workflow.org_product_token, "2");
  EXPECT_EQ(workflow.ui_host_url, "3");
  EXPECT_EQ(workflow.job_id, "4");
  EXPECT_EQ(workflow.step_id, "5");
  EXPECT_EQ(workflow.version_id, "6");
  EXPECT_EQ(workflow.next_step_id, "7");
  EXPECT_EQ(workflow.next_edge_id, "8");
  EXPECT_EQ(workflow.trigger_id, "9");
  EXPECT_EQ(workflow.job_execution_context_id, "10");
  EXPECT_EQ(workflow.time, "11");
  EXPECT_EQ(workflow.connection_test_id, "12");
  EXPECT_EQ(workflow.connection_test_timeout, 2.5);
  EXPECT_EQ(workflow.workflow_id, "14");
}

TEST(WorkflowTest, AnyFieldMayBeMissingOrNull) {  // G49
  const Workflow workflow =
      ReadWorkflow(Json::parse(R"({"jobId": null, "time": 5})"));
  EXPECT_EQ(workflow.job_id, std::nullopt);
  EXPECT_EQ(workflow.step_id, std::nullopt);
  EXPECT_EQ(workflow.connection_test_timeout, std::nullopt);
  EXPECT_EQ(workflow.time, "5");
}

TEST(WorkflowTest, AnOlderMetaHasOnlyThreeIds) {
  const Workflow workflow = ReadWorkflow(Json::parse(R"({
      "workflow_uid": "w", "step_uid": "s", "workflow_version_uid": "v",
      "jobId": "j", "workflowId": "other"})"));
  EXPECT_EQ(workflow.workflow_id, "w");
  EXPECT_EQ(workflow.step_id, "s");
  EXPECT_EQ(workflow.version_id, "v");
  EXPECT_EQ(workflow.job_id, std::nullopt);
}

TEST(WorkflowTest, AnEmptyOlderIdDoesNotCount) {
  EXPECT_EQ(
      ReadWorkflow(Json::parse(R"({"workflow_uid": "", "jobId": "j"})")).job_id,
      "j");
}

TEST(WorkflowTest, NullHasNoFields) {
  EXPECT_EQ(ReadWorkflow(Json()).job_id, std::nullopt);
}

}  // namespace
}  // namespace insight
