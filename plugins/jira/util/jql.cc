#include "plugins/jira/util/jql.h"

namespace insight::plugins::jira {
namespace {

std::string Since(const char* field, std::chrono::minutes window) {
  return std::string(field) + ">=-" + std::to_string(window.count()) + "m";
}

std::string InProject(const std::string& project) {
  return "project=" + QuoteJql(project);
}

std::string AndQuery(const std::string& jql) {
  return jql.empty() ? "" : " and (" + jql + ")";
}

}  // namespace

std::string QuoteJql(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    switch (c) {
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\'':
      case '\\':
        quoted += '\\';
        [[fallthrough]];
      default:
        quoted += c;
    }
  }
  return quoted + "'";
}

std::string NewIssuesJql(std::chrono::minutes window,
                         const std::string& project, const std::string& jql) {
  std::string query = Since("created", window);
  if (!project.empty()) query += " and " + InProject(project);
  return query + AndQuery(jql);
}

std::string ChangedIssuesJql(std::chrono::minutes window,
                             const std::vector<std::string>& projects,
                             const std::string& jql) {
  std::string query =
      "(" + Since("created", window) + " or " + Since("updated", window) + ")";
  std::string any;
  for (const std::string& project : projects) {
    any += (any.empty() ? "" : " or ") + InProject(project);
  }
  if (!any.empty()) query += " and (" + any + ")";
  return query + AndQuery(jql);
}

}  // namespace insight::plugins::jira
