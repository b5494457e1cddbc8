// Texts in the Atlassian Document Format, which REST API v3 wants where a
// person reads the text
// (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/).

#ifndef PLUGINS_JIRA_UTIL_ADF_H_
#define PLUGINS_JIRA_UTIL_ADF_H_

#include <string>

#include "sdk/json/json_fwd.h"

namespace insight::plugins::jira {

// Returns `text` as a document of one paragraph; or, if it is JSON (any JSON
// value, a document as a rule), that value as it is.
[[nodiscard]] Json ToAdf(const std::string& text);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_ADF_H_
