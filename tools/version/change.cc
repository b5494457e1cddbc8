#include "tools/version/change.h"

#include <algorithm>
#include <utility>

#include "tools/spec/yaml_node.h"
#include "tools/spec/yaml_parser.h"
#include "tools/version/other_changes.h"
#include "tools/version/reach.h"
#include "tools/version/section_rules.h"

namespace insight::version {
namespace {

using spec::PluginSpec;
using spec::StepSpec;
using spec::TypeSpec;
using spec::YamlNode;

// What has rules of its own.
constexpr std::string_view kRuledTopKeys[] = {
    "version", "connection_version", "connection", "types",
    "actions", "triggers",           "tasks"};
constexpr std::string_view kRuledStepKeys[] = {"title", "input", "output",
                                               "state", "schedule"};

YamlNode Parse(const PluginSpec& spec) {
  spec::Problems warnings;
  return spec::ParseYaml(spec.text, spec.file, warnings);
}

template <typename Named>
const Named* Find(const std::vector<Named>& list, std::string_view name) {
  const auto found =
      std::find_if(list.begin(), list.end(),
                   [&](const Named& named) { return named.name == name; });
  return found == list.end() ? nullptr : &*found;
}

class SpecComparison {
 public:
  SpecComparison(const PluginSpec& before, const PluginSpec& after)
      : before_(before),
        after_(after),
        old_tree_(Parse(before)),
        new_tree_(Parse(after)),
        old_root_{&old_tree_, {}},
        new_root_{&new_tree_, {}},
        reach_(ReachOfTypes(before)) {}

  std::vector<Change> Compare() {
    CompareSteps("actions", "Action", before_.actions, after_.actions);
    CompareSteps("triggers", "Trigger", before_.triggers, after_.triggers);
    CompareSteps("tasks", "Task", before_.tasks, after_.tasks);
    AppendSectionChanges({.kind = SectionKind::kConnection,
                          .path = "connection",
                          .is_read_in = true,
                          .before = Member(old_root_, "connection"),
                          .after = Member(new_root_, "connection")},
                         before_.connection, after_.connection, changes_);
    CompareTypes();
    AppendOtherChanges(old_root_, new_root_, kRuledTopKeys, "", changes_);
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const Change& a, const Change& b) {
                       return a.position < b.position;
                     });
    return std::move(changes_);
  }

 private:
  void CompareSteps(const std::string& section, const std::string& kind,
                    const std::vector<StepSpec>& old_steps,
                    const std::vector<StepSpec>& new_steps) {
    const Place old_place = Member(old_root_, section);
    const Place new_place = Member(new_root_, section);
    for (const StepSpec& step : old_steps) {
      if (Find(new_steps, step.name) != nullptr) continue;
      changes_.push_back(
          {.kind = ChangeKind::kRemoved,
           .bump = Bump::kMajor,
           .path = section + '.' + step.name,
           .position = new_place.position,
           .old_position = step.position,
           .text = kind + ' ' + step.name + " has been removed"});
    }
    for (const StepSpec& step : new_steps) {
      const std::string path = section + '.' + step.name;
      if (const StepSpec* old_step = Find(old_steps, step.name)) {
        CompareStep(kind, path, *old_step, Member(old_place, step.name), step,
                    Member(new_place, step.name));
      } else {
        changes_.push_back({.kind = ChangeKind::kAdded,
                            .bump = Bump::kMinor,
                            .path = path,
                            .position = step.position,
                            .text = kind + ' ' + step.name + " added"});
      }
    }
  }

  void CompareStep(const std::string& kind, const std::string& path,
                   const StepSpec& old_step, const Place& old_place,
                   const StepSpec& new_step, const Place& new_place) {
    const auto compare_key = [&](std::string_view key, Bump bump) {
      const Place old_value = Member(old_place, key);
      const Place new_value = Member(new_place, key);
      if (SameValue(old_value, new_value)) return;
      changes_.push_back({.bump = bump,
                          .path = path + '.' + std::string(key),
                          .position = new_value.position,
                          .old_position = old_value.position,
                          .text = kind + ' ' + new_step.name + ' ' +
                                  std::string(key) + " has changed"});
    };
    compare_key("title", Bump::kMajor);
    compare_key("schedule", Bump::kMinor);
    const auto compare_section = [&](SectionKind section, const char* key,
                                     const spec::FieldList& old_fields,
                                     const spec::FieldList& new_fields) {
      AppendSectionChanges({.kind = section,
                            .owner = new_step.name,
                            .path = path + '.' + key,
                            .is_read_in = section == SectionKind::kInput,
                            .is_sent_out = section == SectionKind::kOutput,
                            .before = Member(old_place, key),
                            .after = Member(new_place, key)},
                           old_fields, new_fields, changes_);
    };
    compare_section(SectionKind::kInput, "input", old_step.input,
                    new_step.input);
    compare_section(SectionKind::kOutput, "output", old_step.output,
                    new_step.output);
    compare_section(SectionKind::kState, "state", old_step.state,
                    new_step.state);
    AppendOtherChanges(old_place, new_place, kRuledStepKeys, path, changes_);
  }

  void CompareTypes() {
    const Place old_place = Member(old_root_, "types");
    const Place new_place = Member(new_root_, "types");
    for (const TypeSpec& type : before_.types) {
      if (after_.FindType(type.name) != nullptr) continue;
      changes_.push_back({.kind = ChangeKind::kRemoved,
                          .bump = Bump::kMajor,
                          .path = "types." + type.name,
                          .position = new_place.position,
                          .old_position = type.position,
                          .text = "Type " + type.name + " has been removed"});
    }
    for (const TypeSpec& type : after_.types) {
      const TypeSpec* old_type = before_.FindType(type.name);
      if (old_type == nullptr) {
        // What uses it is a change of its own.
        changes_.push_back({.kind = ChangeKind::kAdded,
                            .path = "types." + type.name,
                            .position = type.position,
                            .text = "Type " + type.name + " added"});
        continue;
      }
      AppendSectionChanges({.kind = SectionKind::kType,
                            .owner = type.name,
                            .path = "types." + type.name,
                            .is_read_in = reach_.read_in.contains(type.name),
                            .is_sent_out = reach_.sent_out.contains(type.name),
                            .before = Member(old_place, type.name),
                            .after = Member(new_place, type.name)},
                           old_type->fields, type.fields, changes_);
    }
  }

  const PluginSpec& before_;
  const PluginSpec& after_;
  const YamlNode old_tree_;
  const YamlNode new_tree_;
  const Place old_root_;
  const Place new_root_;
  // In the old spec: what only a new input uses was in nobody's way.
  const Reach reach_;
  std::vector<Change> changes_;
};

}  // namespace

std::string_view ChangeKindName(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "added";
    case ChangeKind::kRemoved:
      return "removed";
    case ChangeKind::kChanged:
      return "changed";
  }
  return "changed";
}

std::vector<Change> CompareSpecs(const PluginSpec& before,
                                 const PluginSpec& after) {
  return SpecComparison(before, after).Compare();
}

Bump NeededBump(const std::vector<Change>& changes) {
  Bump needed = Bump::kNone;
  for (const Change& change : changes) needed = std::max(needed, change.bump);
  return needed;
}

bool ChangesConnection(const std::vector<Change>& changes) {
  return std::any_of(changes.begin(), changes.end(), [](const Change& change) {
    return change.bump == Bump::kMajor &&
           (change.path == "connection" ||
            change.path.starts_with("connection."));
  });
}

}  // namespace insight::version
