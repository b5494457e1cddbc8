#include "plugins/jira/util/rest_jira.h"

#include <algorithm>

#include "plugins/jira/util/errors.h"
#include "plugins/jira/util/json_access.h"
#include "plugins/jira/util/normalize.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"
#include "sdk/log/logger.h"

namespace insight::plugins::jira {
namespace {

bool IsNumber(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return c >= '0' && c <= '9';
  });
}

}  // namespace

std::string IssuePath(const std::string& id) {
  if (id.empty()) throw NoSuchIssue(id);
  return "/issue/" + PercentEncode(id);
}

std::string PathOf(const Json& issue) {
  const std::string key = TextAt(issue, {"key"});
  return IssuePath(key.empty() ? TextAt(issue, {"id"}) : key);
}

Json RestJira::GetIssue(const std::string& id) {
  Json issue = rest_.Get(IssuePath(id));
  if (IsEmpty(issue)) throw NoSuchIssue(id);
  return issue;
}

Issue RestJira::ReadIssue(const Json& issue, const IssueParts& parts) {
  Issue result = NormalizeIssue(issue);
  if (parts.attachments) result.attachments = ReadAttachments(issue);
  const Json& fields = At(issue, {"fields"});
  if (parts.raw_fields && fields.is_object() && !fields.empty()) {
    result.fields = fields;
  }
  return result;
}

std::vector<File> RestJira::ReadAttachments(const Json& issue) {
  std::vector<File> files;
  for (const Json& attachment : At(issue, {"fields", "attachment"})) {
    if (IsEmpty(At(attachment, {"id"}))) continue;
    files.push_back({.filename = TextAt(attachment, {"filename"}),
                     .content = Bytes::Encode(Download(attachment))});
  }
  return files;
}

// The issue brings its comments along, as a list or as a page of one.
std::vector<Comment> RestJira::ReadComments(const Json& issue) {
  const Json& field = At(issue, {"fields", "comment"});
  const Json& list = field.is_array() ? field : At(field, {"comments"});
  std::vector<Comment> comments;
  for (const Json& comment : list) {
    comments.push_back(Cleaned(ReadComment(comment)));
  }
  return comments;
}

void RestJira::Transition(const Json& issue, const std::string& transition,
                          const std::string& comment, const Json& fields) {
  Json body;
  body["transition"]["id"] = IsNumber(transition)
                                 ? TransitionId(transition)
                                 : FindTransition(issue, transition);
  if (!comment.empty()) {
    const Json add = {{"add", {{"body", TextField(comment)}}}};
    body["update"]["comment"] = Json::array({add});
  }
  if (!IsEmpty(fields)) body["fields"] = fields;
  rest_.Send("POST", PathOf(issue) + "/transitions", body);
}

Json RestJira::FindTransition(const Json& issue, const std::string& name) {
  const Json answer = rest_.Get(PathOf(issue) + "/transitions");
  for (const Json& transition : At(answer, {"transitions"})) {
    if (EqualsIgnoreCase(TextAt(transition, {"name"}), name)) {
      return At(transition, {"id"});
    }
  }
  throw PluginException("No transition found with name: " + name + ".",
                        "Please provide a valid transition name or ID.");
}

std::string RestJira::AddComment(const Json& issue, const std::string& text) {
  const Json comment =
      rest_.Post(PathOf(issue) + "/comment", {{"body", TextField(text)}});
  return TextAt(comment, {"id"});
}

Json RestJira::IssueTypes() { return rest_.Get("/issuetype"); }

Json RestJira::FieldCatalogue() { return rest_.Get("/field"); }

Json RestJira::CreateIssue(const Json& fields) {
  return rest_.Post("/issue", {{"fields", fields}});
}

bool RestJira::Succeeds(const std::function<void()>& call) const {
  try {
    call();
    return true;
  } catch (const PluginException& exception) {
    rest_.context().log().Error(exception.what());
    return false;
  }
}

bool RestJira::UsePage(const Json& issues, std::size_t& left,
                       const std::function<bool(const Json&)>& use) {
  for (const Json& issue : issues) {
    if (left == 0) return false;
    --left;
    if (!use(issue)) return false;
  }
  return left > 0;
}

}  // namespace insight::plugins::jira
