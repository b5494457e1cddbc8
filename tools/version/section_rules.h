// The rules for sections: inputs, outputs, states, the connection, types.

#ifndef TOOLS_VERSION_SECTION_RULES_H_
#define TOOLS_VERSION_SECTION_RULES_H_

#include <string>
#include <vector>

#include "tools/spec/plugin_spec.h"
#include "tools/version/change.h"
#include "tools/version/other_changes.h"

namespace insight::version {

enum class SectionKind { kInput, kOutput, kState, kConnection, kType };

// A section in both specs.
struct Section {
  SectionKind kind = SectionKind::kInput;
  std::string owner = {};  // The step or type that it belongs to.
  std::string path = {};   // "actions.lookup.input"
  // Whether users' values are checked with it, and whether workflows read it.
  // A type can be both, by what reaches it.
  bool is_read_in = false;
  bool is_sent_out = false;
  Place before = {};
  Place after = {};
};

// Appends what differs between the fields of a section, rule by rule.
void AppendSectionChanges(const Section& section,
                          const spec::FieldList& old_fields,
                          const spec::FieldList& new_fields,
                          std::vector<Change>& changes);

}  // namespace insight::version

#endif  // TOOLS_VERSION_SECTION_RULES_H_
