#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/validator/spec/spec_rules.h"
#include "tools/validator/spec/type_table.h"

namespace insight::validator {
namespace {

using spec::Problem;
using spec::SpecType;
using spec::YamlMember;
using spec::YamlNode;

// The reader refuses specs with more; recursion is as deep as there are types.
constexpr std::size_t kMaxTypes = 1000;

// Which of the spec's own types are used, and by which of them.
class TypeGraph {
 public:
  TypeGraph(const PluginFolder& folder, Findings& findings)
      : folder_(folder), types_(folder.root()), findings_(findings) {
    for (const FieldView& field : folder.fields()) {
      const SpecType type = types_.Resolve(TypeOf(field));
      if (type.kind != spec::TypeKind::kCustom) continue;
      (field.section == Section::kType ? uses_[field.owner] : roots_)
          .push_back({type.name, &field});
    }
  }

  void Check() {
    const YamlNode* types = folder_.Find("types");
    if (types == nullptr || types->members.size() > kMaxTypes) return;
    for (const Use& root : roots_) Visit(root.type);
    for (const YamlMember& type : types->members) {
      if (spec::BuiltInType(type.key) != spec::TypeKind::kUntyped) {
        findings_.AddWarning({.position = type.key_position,
                              .path = "types." + type.key,
                              .text = "the built-in type of this name hides "
                                      "this one",
                              .hint = "Give it another name."});
      } else if (!states_.contains(type.key)) {
        findings_.AddWarning({.position = type.key_position,
                              .path = "types." + type.key,
                              .text = "nothing uses this type"});
      }
    }
    // Those that nothing uses may still contain themselves.
    for (const YamlMember& type : types->members) Visit(type.key);
  }

 private:
  struct Use {
    std::string type;
    const FieldView* field;
  };
  enum class State { kOpen, kDone };

  void Visit(const std::string& type) {
    if (!types_.IsCustom(type)) return;
    const auto [state, is_new] = states_.try_emplace(type, State::kOpen);
    if (!is_new) return;
    open_.push_back(type);
    for (const Use& use : uses_[type]) {
      const auto used = states_.find(use.type);
      if (used != states_.end() && used->second == State::kOpen) {
        ReportCycle(use);
      } else {
        Visit(use.type);
      }
    }
    open_.pop_back();
    states_[type] = State::kDone;
  }

  // The last of the open types has a field of an open type.
  void ReportCycle(const Use& use) {
    constexpr std::ptrdiff_t kMaxShown = 8;
    auto type = std::find(open_.begin(), open_.end(), use.type);
    std::string way = *type + " -> ";
    if (open_.end() - type > kMaxShown) {
      way += "... -> ";
      type = open_.end() - kMaxShown;
    }
    while (++type < open_.end()) way += *type + " -> ";
    findings_.AddError({.position = use.field->Find("type")->position,
                        .path = use.field->path,
                        .text = "the type contains itself: " + way + use.type});
  }

  const PluginFolder& folder_;
  const TypeTable types_;
  Findings& findings_;
  std::vector<Use> roots_;
  std::map<std::string, std::vector<Use>, std::less<>> uses_;
  std::map<std::string, State, std::less<>> states_;
  std::vector<std::string> open_;
};

// Types without a name are errors of the reader's; so are lists of unknown
// types.
void CheckType(const PluginFolder& folder, const FieldView& field,
               Findings& findings) {
  const YamlNode* node = field.Find("type");
  if (node == nullptr) return;
  const Problem* found = folder.ReaderProblem(node->position, field.path);
  if (found == nullptr || found->severity == spec::Severity::kError) return;
  Problem problem{
      .position = node->position, .path = field.path, .text = found->text};
  if (spec::ParseType(node->text).list_levels > 0) {
    findings.AddWarning(std::move(problem));
  } else {
    findings.AddError(std::move(problem));
  }
}

}  // namespace

void CheckTypes(const PluginFolder& folder, Findings& findings) {
  for (const FieldView& field : folder.fields()) {
    CheckType(folder, field, findings);
  }
  TypeGraph(folder, findings).Check();
}

}  // namespace insight::validator
