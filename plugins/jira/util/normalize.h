// Jira's issues, users and comments as the spec's types have them.
//
// Missing or null values become ""; the functions named Cleaned() leave those
// out.  Values that are no strings where the spec has one become JSON text; an
// issue's description in the Atlassian Document Format is the usual one.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_JIRA_UTIL_NORMALIZE_H_
#define PLUGINS_JIRA_UTIL_NORMALIZE_H_

#include "plugins/jira/schema.h"  // generated from plugin.spec.yaml
#include "sdk/json/json_fwd.h"

namespace insight::plugins::jira {

// Returns the issue without attachments (an empty list) and raw fields.
[[nodiscard]] Issue NormalizeIssue(const Json& issue);

// Return users as REST API v3 and v2 have them.  The account's id of v3 is the
// member "account_id", as it has always been on the wire, although the spec
// calls it "accountId".
[[nodiscard]] User NormalizeCloudUser(const Json& user);
[[nodiscard]] User NormalizeServerUser(const Json& user);

// Return the comment with everything that Jira says of it; only its author is
// normalized, and, of v3, the body, which becomes JSON text.
[[nodiscard]] Comment NormalizeCloudComment(const Json& comment);
[[nodiscard]] Comment NormalizeServerComment(const Json& comment);

[[nodiscard]] Issue Cleaned(Issue issue);
[[nodiscard]] User Cleaned(User user);
[[nodiscard]] Comment Cleaned(Comment comment);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_NORMALIZE_H_
