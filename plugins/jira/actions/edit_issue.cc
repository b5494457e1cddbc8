#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::jira {
namespace {

bool IsGiven(const std::optional<std::string>& text) {
  return text && !text->empty();
}

// The members of the input `fields` stand beside summary and description, and
// go before them.
IssueEdit EditOf(const EditIssueInput& input, Jira& jira) {
  IssueEdit edit = {.fields = Json::object(), .notify = input.notify};
  if (IsGiven(input.summary)) edit.fields["summary"] = *input.summary;
  if (IsGiven(input.description)) {
    edit.fields["description"] = jira.TextField(*input.description);
  }
  if (input.update && !input.update->empty()) {
    edit.fields["update"] = *input.update;
  }
  if (input.fields && input.fields->is_object()) {
    edit.fields.update(*input.fields);
  }
  if (edit.fields.contains("update")) {
    edit.update = std::move(edit.fields["update"]);
    edit.fields.erase("update");
  }
  return edit;
}

}  // namespace

EditIssueOutput EditIssue(const EditIssueInput& input, Connection& connection,
                          StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  try {
    jira->EditIssue(input.id, EditOf(input, *jira));
  } catch (const std::exception& exception) {
    // The one error that users of this action know, whatever it was.
    throw PluginException("An unknown error occurred.", "", exception.what());
  }
  return {.success = true};
}

}  // namespace insight::plugins::jira
