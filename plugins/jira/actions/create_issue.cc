#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "plugins/jira/connection.h"
#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "plugins/jira/util/attachment.h"
#include "plugins/jira/util/json_access.h"
#include "sdk/error/plugin_exception.h"

namespace insight::plugins::jira {
namespace {

Json RequireProject(Jira& jira, const std::string& project) {
  std::optional<Json> found = jira.FindProject(project);
  if (found) return std::move(*found);
  throw PluginException(
      "Project " + project +
          " does not exist or user don't have permission to access the "
          "project.",
      "Please provide a valid project ID/name or make sure project is "
      "accessible to user.");
}

[[noreturn]] void ThrowUnknownType(const std::string& data) {
  throw PluginException(
      "Issue type not known or user doesn't have permissions.",
      "Talk to your Jira administrator to add the type or delegate necessary "
      "permissions, or choose an available type.",
      data);
}

void RequireType(Jira& jira, const std::string& name) {
  Json types;
  try {
    types = jira.IssueTypes();
  } catch (const PluginException& exception) {
    ThrowUnknownType(exception.what());
  }
  for (const Json& type : types) {
    if (TextAt(type, {"name"}) == name) return;
  }
  ThrowUnknownType(PluginException().what());
}

// Fields may be given by the names that users see: those become ids.
void ReplaceDisplayNames(const Json& catalogue, Json& fields) {
  for (const Json& field : catalogue) {
    const std::string name = TextAt(field, {"name"});
    if (!fields.contains(name)) continue;
    Json value = std::move(fields[name]);
    fields.erase(name);
    fields[TextAt(field, {"id"})] = Json::object({{"value", std::move(value)}});
  }
}

// Jira takes no empty texts.
std::string OrBlank(std::string text) { return text.empty() ? " " : text; }

Json FieldsOf(const CreateIssueInput& input, Json project, Jira& jira) {
  std::string summary = OrBlank(input.summary.value_or(""));
  std::replace(summary.begin(), summary.end(), '\n', ' ');
  Json fields = input.fields.value_or(Json::object());
  if (!fields.is_object()) fields = Json::object();
  fields["project"] = std::move(project);
  fields["summary"] = std::move(summary);
  fields["description"] = jira.TextField(OrBlank(input.description));
  fields["issuetype"] = Json::object({{"name", input.type}});
  ReplaceDisplayNames(jira.FieldCatalogue(), fields);
  return fields;
}

}  // namespace

CreateIssueOutput CreateIssue(const CreateIssueInput& input,
                              Connection& connection, StepContext& context) {
  const std::unique_ptr<Jira> jira = connection.Open(context);
  Json project = RequireProject(*jira, input.project);
  RequireType(*jira, input.type);
  const Json created =
      jira->CreateIssue(FieldsOf(input, std::move(project), *jira));
  const Json issue = jira->GetIssue(TextAt(created, {"key"}));
  const Bytes bytes = input.attachment_bytes.value_or(Bytes());
  const std::string filename = input.attachment_filename.value_or("");
  if (HasAttachment(bytes, filename)) {
    jira->AddAttachment(created, filename, DecodeAttachment(bytes));
  }
  return {.issue = jira->ReadIssue(issue, {})};
}

}  // namespace insight::plugins::jira
