// A spec's YAML tree as rules look at it: its steps and its fields, whatever is
// wrong with them.
//
// Rules work on the tree rather than on the PluginSpec made of it, since the
// tree is there even if the spec has errors, and shows what was written.

#ifndef TOOLS_VALIDATOR_SPEC_VIEW_H_
#define TOOLS_VALIDATOR_SPEC_VIEW_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/problem.h"
#include "tools/spec/yaml_node.h"

namespace insight::validator {

// An action, trigger or task.
struct StepView {
  std::string_view kind;  // "action", "trigger" or "task".
  std::string path;       // actions.lookup
  const spec::YamlMember* member;

  [[nodiscard]] const std::string& name() const { return member->key; }
  [[nodiscard]] spec::Position position() const { return member->key_position; }
  // Returns the value of a key; null if there is none.
  [[nodiscard]] const spec::YamlNode* Find(std::string_view key) const;
};

enum class Section { kConnection, kInput, kOutput, kState, kSchedule, kType };

// A field that is a map, as it must be.
struct FieldView {
  Section section;
  // Of the step; "connection" or "type" outside of one.
  std::string_view kind;
  std::string owner;  // The step or the type; empty in the connection.
  std::string path;   // actions.lookup.input.limit
  const spec::YamlMember* member;

  [[nodiscard]] const std::string& name() const { return member->key; }
  [[nodiscard]] spec::Position position() const { return member->key_position; }
  [[nodiscard]] const spec::YamlNode* Find(std::string_view key) const;
};

// Returns what there is, in the spec's order of actions, triggers, tasks.  The
// root must outlive the result.
[[nodiscard]] std::vector<StepView> StepsOf(const spec::YamlNode& root);

// Returns the fields of the connection, of `steps` and of the types.
[[nodiscard]] std::vector<FieldView> FieldsOf(
    const spec::YamlNode& root, const std::vector<StepView>& steps);

// Whether the fields of a section come in from users: of connection and input.
[[nodiscard]] bool IsInput(const FieldView& field);

// Returns the value of a map's key; null if there is none, or no map.
[[nodiscard]] const spec::YamlNode* FindValue(const spec::YamlNode& map,
                                              std::string_view key);

// Returns where a member's value is: for an empty one, which has no place of
// its own, the key.
[[nodiscard]] spec::Position PlaceOf(const spec::YamlMember& member);

// Whether the value is text: neither null nor a number, a date, a list....
[[nodiscard]] bool IsText(const spec::YamlNode& node);

// Whether it is missing, null or an empty text, list or map.
[[nodiscard]] bool IsEmpty(const spec::YamlNode* node);

// Whether it is there and true.
[[nodiscard]] bool IsTrue(const spec::YamlNode* node);

// Returns the text of the field's type; empty if it has none.
[[nodiscard]] std::string_view TypeOf(const FieldView& field);

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_SPEC_VIEW_H_
