// A rule: one thing that a plugin should be, and who says so.  Each is a
// function in a file of its own; rules.cc has the table of them all.

#ifndef TOOLS_VALIDATOR_RULE_H_
#define TOOLS_VALIDATOR_RULE_H_

#include <span>
#include <string>
#include <string_view>

#include "tools/spec/problem.h"
#include "tools/validator/findings.h"
#include "tools/validator/plugin_folder.h"

namespace insight::validator {

// Which plugins a rule is for.
enum class Scope {
  kSpec,    // All; it looks at the spec, and at files if there are any.
  kFolder,  // All, but a spec that is alone.
  kCpp,
  kPython,
  kBase,  // What an earlier version of the spec is known for.
};

struct Rule {
  std::string_view name;  // "TitleValidator": what people look for.
  spec::Severity level;   // Of its problems, unless a problem says otherwise.
  Scope scope;
  bool by_default;  // Or only if all rules are wanted.
  std::string_view summary;
  // Never throws for what the plugin holds, however broken it is.
  void (*check)(const PluginFolder& folder, Findings& findings);
};

// All rules, in the order in which people should read about them.
[[nodiscard]] std::span<const Rule> Rules();

// Returns the rule of that name; null if there is none.
[[nodiscard]] const Rule* FindRule(std::string_view name);

// Returns "there is no rule ...", with the rule that may have been meant.
[[nodiscard]] std::string UnknownRuleText(std::string_view name);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_RULE_H_
