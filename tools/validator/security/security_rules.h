// Rules about secrets, and about what plugins may do in the cloud: chapter 6.3
// of the tool's contract.

#ifndef TOOLS_VALIDATOR_SECURITY_SECURITY_RULES_H_
#define TOOLS_VALIDATOR_SECURITY_SECURITY_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// No field of type password in the connection.
void CheckPasswords(const PluginFolder& folder, Findings& findings);
// No credentials in the messages under tests.
void CheckCredentials(const PluginFolder& folder, Findings& findings);
// No mailboxes but user@example.com.
void CheckConfidential(const PluginFolder& folder, Findings& findings);
// What is ready for the cloud starts no programs, ...
void CheckCloudReady(const PluginFolder& folder, Findings& findings);
// ... and has no credential_token.
void CheckCloudReadyToken(const PluginFolder& folder, Findings& findings);
// Triggers come with a cache.
void CheckEnableCache(const PluginFolder& folder, Findings& findings);
// No prints: stdout is the protocol.
void CheckPrints(const PluginFolder& folder, Findings& findings);
// Nothing thrown but what tells customers what to do.
void CheckExceptions(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SECURITY_SECURITY_RULES_H_
