#include "plugins/jira/util/normalize.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plugins/jira/util/json_access.h"
#include "sdk/helper/clean.h"
#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight::plugins::jira {
namespace {

std::vector<std::string> LabelsOf(const Json& fields) {
  std::vector<std::string> labels;
  for (const Json& label : At(fields, {"labels"})) {
    labels.push_back(TextOf(label));
  }
  return labels;
}

User NormalizeUser(const Json& user) {
  const Json& active = At(user, {"active"});
  return {.email_address = TextAt(user, {"emailAddress"}),
          .display_name = TextAt(user, {"displayName"}),
          .active = active.is_boolean() && active.get<bool>()};
}

Comment NormalizeComment(const Json& comment, User author) {
  Comment result = {.id = TextAt(comment, {"id"}),
                    .body = TextAt(comment, {"body"}),
                    .author = std::move(author),
                    .more_members = Json::object()};
  if (!comment.is_object()) return result;
  for (const auto& [name, value] : comment.items()) {
    if (name != "id" && name != "body" && name != "author") {
      result.more_members[name] = value;
    }
  }
  return result;
}

void DropIfEmpty(std::optional<std::string>& text) {
  if (text && text->empty()) text.reset();
}

}  // namespace

Issue NormalizeIssue(const Json& issue) {
  const Json& fields = At(issue, {"fields"});
  const Json& description = At(fields, {"description"});
  return {.id = TextAt(issue, {"id"}),
          .key = TextAt(issue, {"key"}),
          .status = TextAt(fields, {"status", "name"}),
          .url = TextAt(issue, {"self"}),
          .summary = TextAt(fields, {"summary"}),
          .description = IsEmpty(description) ? "" : TextOf(description),
          .resolution = TextAt(fields, {"resolution", "name"}),
          .labels = LabelsOf(fields),
          .reporter = TextAt(fields, {"reporter", "displayName"}),
          .assignee = TextAt(fields, {"assignee", "displayName"}),
          .created_at = TextAt(fields, {"created"}),
          .updated_at = TextAt(fields, {"updated"}),
          .resolved_at = TextAt(fields, {"resolutiondate"}),
          .attachments = std::vector<File>()};
}

User NormalizeCloudUser(const Json& user) {
  User result = NormalizeUser(user);
  result.more_members = {{"account_id", At(user, {"accountId"})}};
  return result;
}

User NormalizeServerUser(const Json& user) {
  User result = NormalizeUser(user);
  result.name = TextAt(user, {"name"});
  return result;
}

Comment NormalizeCloudComment(const Json& comment) {
  Comment result =
      NormalizeComment(comment, NormalizeCloudUser(At(comment, {"author"})));
  const Json& body = At(comment, {"body"});
  if (!IsEmpty(body)) result.body = DumpJson(body);
  return result;
}

Comment NormalizeServerComment(const Json& comment) {
  return NormalizeComment(comment,
                          NormalizeServerUser(At(comment, {"author"})));
}

Issue Cleaned(Issue issue) {
  for (std::optional<std::string>* const text :
       {&issue.id, &issue.key, &issue.status, &issue.url, &issue.summary,
        &issue.description, &issue.resolution, &issue.reporter, &issue.assignee,
        &issue.created_at, &issue.updated_at, &issue.resolved_at}) {
    DropIfEmpty(*text);
  }
  if (issue.labels) std::erase(*issue.labels, "");
  if (issue.fields) issue.fields = Clean(*issue.fields);
  return issue;
}

User Cleaned(User user) {
  DropIfEmpty(user.name);
  DropIfEmpty(user.email_address);
  DropIfEmpty(user.display_name);
  if (user.more_members.is_object()) {
    user.more_members = Clean(user.more_members);
  }
  return user;
}

Comment Cleaned(Comment comment) {
  DropIfEmpty(comment.id);
  DropIfEmpty(comment.body);
  if (comment.author) comment.author = Cleaned(std::move(*comment.author));
  if (comment.more_members.is_object()) {
    comment.more_members = Clean(comment.more_members);
  }
  return comment;
}

}  // namespace insight::plugins::jira
