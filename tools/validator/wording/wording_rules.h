// Rules about wording: chapter 6.4 of the tool's contract.

#ifndef TOOLS_VALIDATOR_WORDING_WORDING_RULES_H_
#define TOOLS_VALIDATOR_WORDING_WORDING_RULES_H_

#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Titles are short and written Like This.
void CheckTitles(const PluginFolder& folder, Findings& findings);
// Descriptions are there, short, and no sentences with a full stop.
void CheckDescriptions(const PluginFolder& folder, Findings& findings);
// URL, not url, in titles, descriptions and a help.md of one's own.
void CheckAcronyms(const PluginFolder& folder, Findings& findings);
void CheckProfanity(const PluginFolder& folder, Findings& findings);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_WORDING_WORDING_RULES_H_
