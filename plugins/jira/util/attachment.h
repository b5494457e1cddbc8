// Attachments as steps are given them.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_JIRA_UTIL_ATTACHMENT_H_
#define PLUGINS_JIRA_UTIL_ATTACHMENT_H_

#include <string>

#include "sdk/types/bytes.h"

namespace insight::plugins::jira {

// Whether there is an attachment: content and name, or neither.  Throws
// PluginException if there is one of them alone.
[[nodiscard]] bool HasAttachment(const Bytes& bytes,
                                 const std::string& filename);

// Returns the content.  Throws PluginException ("Unable to decode attachment
// bytes.") if it is no Base64.
[[nodiscard]] std::string DecodeAttachment(const Bytes& bytes);

}  // namespace insight::plugins::jira

#endif  // PLUGINS_JIRA_UTIL_ATTACHMENT_H_
