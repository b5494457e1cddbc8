#include "tools/version/section_rules.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "sdk/json/json.h"

namespace insight::version {
namespace {

using spec::FieldList;
using spec::FieldSpec;
using spec::Position;
using spec::SpecValue;

// What a field has rules of its own for.
constexpr std::string_view kRuledKeys[] = {"title", "type", "required", "enum",
                                           "default"};

const FieldSpec* Find(const FieldList& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(),
                   [&](const FieldSpec& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

// The values of an enum; none if the field has none.
Json EnumValues(const FieldSpec& field) {
  return field.enum_values && field.enum_values->value.is_array()
             ? field.enum_values->value
             : Json::array();
}

// Whether `values` has all of `others`.
bool HasAll(const Json& values, const Json& others) {
  return std::all_of(others.begin(), others.end(), [&](const Json& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  });
}

Position PlaceOf(const std::optional<SpecValue>& value,
                 const FieldSpec& field) {
  return value ? value->position : field.position;
}

bool SameJson(const std::optional<SpecValue>& a,
              const std::optional<SpecValue>& b) {
  return a.has_value() == b.has_value() && (!a || a->value == b->value);
}

class SectionComparison {
 public:
  SectionComparison(const Section& section, std::vector<Change>& changes)
      : section_(section), changes_(changes) {}

  void Compare(const FieldList& old_fields, const FieldList& new_fields) {
    if (IsOneChange(old_fields, new_fields)) return;
    for (const FieldSpec& field : old_fields) {
      if (Find(new_fields, field.name) == nullptr) Removed(field);
    }
    for (const FieldSpec& field : new_fields) {
      const FieldSpec* old_field = Find(old_fields, field.name);
      if (old_field == nullptr) {
        Added(field);
      } else {
        CompareField(*old_field, field);
      }
    }
    CompareOrder(old_fields, new_fields);
  }

 private:
  [[nodiscard]] bool Is(SectionKind kind) const {
    return section_.kind == kind;
  }
  [[nodiscard]] bool IsStepSection() const {
    return Is(SectionKind::kInput) || Is(SectionKind::kOutput);
  }

  [[nodiscard]] std::string KindName() const {
    switch (section_.kind) {
      case SectionKind::kInput:
        return "input";
      case SectionKind::kOutput:
        return "output";
      case SectionKind::kState:
        return "state";
      case SectionKind::kConnection:
        return "connection field";
      case SectionKind::kType:
        return "type";
    }
    return "";
  }

  void Add(Change change) { changes_.push_back(std::move(change)); }

  // A section that comes or goes as a whole.
  bool IsOneChange(const FieldList& old_fields, const FieldList& new_fields) {
    if (old_fields.empty() == new_fields.empty()) return false;
    if (!IsStepSection() && !Is(SectionKind::kConnection)) return false;
    const bool added = old_fields.empty();
    Change change{
        .kind = added ? ChangeKind::kAdded : ChangeKind::kRemoved,
        .bump = Bump::kMajor,
        .path = section_.path,
        .position = section_.after.position,
    };
    if (!added) change.old_position = section_.before.position;
    if (Is(SectionKind::kConnection)) {
      change.text = added ? "Connection newly added to plugin.spec.yaml"
                          : "Connection removed";
    } else {
      change.text = Is(SectionKind::kInput)
                        ? "Input section was added or removed"
                        : "Output section was added or removed";
    }
    Add(std::move(change));
    return true;
  }

  void Removed(const FieldSpec& field) {
    Change change{.kind = ChangeKind::kRemoved,
                  .bump = Bump::kMajor,
                  .path = section_.path + '.' + field.name,
                  .position = section_.after.position,
                  .old_position = field.position};
    switch (section_.kind) {
      case SectionKind::kInput:
        change.text =
            "Input " + field.name + " has been removed from " + section_.owner;
        break;
      case SectionKind::kOutput:
        change.text =
            "Output " + field.name + " has been removed from " + section_.owner;
        break;
      case SectionKind::kState:
        change.text =
            "State " + field.name + " has been removed from " + section_.owner;
        break;
      case SectionKind::kConnection:
        change.text = field.name + " removed from connection";
        break;
      case SectionKind::kType:
        change.text = "Type " + field.name + " removed from " + section_.owner;
        break;
    }
    Add(std::move(change));
  }

  void Added(const FieldSpec& field) {
    Change change{.kind = ChangeKind::kAdded,
                  .bump = Bump::kMinor,
                  .path = section_.path + '.' + field.name,
                  .position = field.position};
    if (field.required && section_.is_read_in) change.bump = Bump::kMajor;
    const bool breaks = change.bump == Bump::kMajor;
    switch (section_.kind) {
      case SectionKind::kInput:
        change.text = breaks ? RequiredInputText() : "New input added";
        break;
      case SectionKind::kOutput:
        change.text = "New output added";
        break;
      case SectionKind::kState:
        change.bump = Bump::kPatch;
        change.text = "New state field added";
        break;
      case SectionKind::kConnection:
        change.text = field.name + " added to connection" +
                      (breaks ? " as required input" : "");
        break;
      case SectionKind::kType:
        change.text = "Type " + field.name + " added to " + section_.owner +
                      (breaks ? " as required, which an input or the "
                                "connection uses,"
                              : "");
        break;
    }
    Add(std::move(change));
  }

  [[nodiscard]] std::string RequiredInputText() const {
    return "Input has been added or changed to required in " + section_.owner;
  }

  // A change of one of the field's keys.
  Change Keyed(const FieldSpec& field, std::string_view key, Position position,
               Position old_position) const {
    return {.path = section_.path + '.' + field.name + '.' + std::string(key),
            .position = position,
            .old_position = old_position};
  }

  void CompareField(const FieldSpec& before, const FieldSpec& after) {
    CompareTitle(before, after);
    CompareType(before, after);
    CompareRequired(before, after);
    CompareEnum(before, after);
    CompareDefault(before, after);
    AppendOtherChanges(Member(section_.before, before.name),
                       Member(section_.after, after.name), kRuledKeys,
                       section_.path + '.' + after.name, changes_);
  }

  void CompareTitle(const FieldSpec& before, const FieldSpec& after) {
    if (SameJson(before.title, after.title)) return;
    Change change = Keyed(after, "title", PlaceOf(after.title, after),
                          PlaceOf(before.title, before));
    if (Is(SectionKind::kConnection)) {
      change.bump = Bump::kMajor;
      change.text = "Title changed in connection field " + after.name;
    } else {
      // Where there was none, people saw the field's name.
      const bool renames = before.title && after.title;
      if (renames && IsStepSection()) change.bump = Bump::kMajor;
      change.text = "title has changed in " + KindName() + ' ' + after.name;
    }
    Add(std::move(change));
  }

  void CompareType(const FieldSpec& before, const FieldSpec& after) {
    if (TypeText(before.type) == TypeText(after.type)) return;
    Change change =
        Keyed(after, "type", after.type_position, before.type_position);
    change.bump = Bump::kMajor;
    if (Is(SectionKind::kType)) {
      change.text = "Type " + after.name + " changed in type " + section_.owner;
    } else if (Is(SectionKind::kConnection)) {
      change.text = "Type changed in connection field " + after.name;
    } else {
      change.text = "type has changed in " + KindName() + ' ' + after.name;
    }
    Add(std::move(change));
  }

  void CompareRequired(const FieldSpec& before, const FieldSpec& after) {
    if (before.required == after.required) return;
    Change change =
        Keyed(after, "required", PlaceOf(after.required_value, after),
              PlaceOf(before.required_value, before));
    change.text = "required has changed in " + KindName() + ' ' + after.name;
    if (Is(SectionKind::kType)) {
      change.bump = Bump::kMajor;
      change.text = "Type " + after.name + " changed in type " + section_.owner;
    } else if (after.required && Is(SectionKind::kInput)) {
      change.bump = Bump::kMajor;
      change.text = RequiredInputText();
    } else if (after.required && Is(SectionKind::kConnection)) {
      change.bump = Bump::kMajor;
      change.text = after.name + " changed to required in connection";
    } else if (!after.required && Is(SectionKind::kOutput)) {
      change.bump = Bump::kMajor;
      change.text =
          "Output " + after.name + " has been changed to not required";
    }
    Add(std::move(change));
  }

  void CompareEnum(const FieldSpec& before, const FieldSpec& after) {
    const Json old_values = EnumValues(before);
    const Json new_values = EnumValues(after);
    if (old_values == new_values) return;
    Change change = Keyed(after, "enum", PlaceOf(after.enum_values, after),
                          PlaceOf(before.enum_values, before));
    const std::string where = " in " + KindName() + ' ' + after.name;
    change.text = "enum has changed" + where;
    if (section_.is_sent_out) change.bump = Bump::kMinor;
    if (section_.is_read_in) {
      if (old_values.empty()) {
        change.bump = Bump::kMajor;
        change.text = "enum has been added" + where;
      } else if (new_values.empty()) {
        change.bump = Bump::kMinor;
        change.text = "enum has been removed" + where;
      } else if (!HasAll(new_values, old_values)) {
        change.bump = Bump::kMajor;
        change.text = "enum has lost a value" + where;
      } else if (!HasAll(old_values, new_values)) {
        change.bump = Bump::kMinor;
        change.text = "enum has gained a value" + where;
      }
    }
    Add(std::move(change));
  }

  void CompareDefault(const FieldSpec& before, const FieldSpec& after) {
    if (SameJson(before.default_value, after.default_value)) return;
    Change change = Keyed(after, "default", PlaceOf(after.default_value, after),
                          PlaceOf(before.default_value, before));
    if (section_.is_read_in && before.default_value) change.bump = Bump::kMinor;
    change.text = std::string("default has ") +
                  (!before.default_value ? "been added"
                   : after.default_value ? "changed"
                                         : "been removed") +
                  " in " + KindName() + ' ' + after.name;
    Add(std::move(change));
  }

  // Forms show fields in the spec's order.
  void CompareOrder(const FieldList& old_fields, const FieldList& new_fields) {
    const auto common = [](const FieldList& fields, const FieldList& others) {
      std::vector<std::string_view> names;
      for (const FieldSpec& field : fields) {
        if (Find(others, field.name) != nullptr) names.push_back(field.name);
      }
      return names;
    };
    if (common(old_fields, new_fields) == common(new_fields, old_fields)) {
      return;
    }
    Add({.path = section_.path,
         .position = section_.after.position,
         .old_position = section_.before.position,
         .text = "the order of the fields has changed"});
  }

  const Section& section_;
  std::vector<Change>& changes_;
};

}  // namespace

void AppendSectionChanges(const Section& section, const FieldList& old_fields,
                          const FieldList& new_fields,
                          std::vector<Change>& changes) {
  SectionComparison(section, changes).Compare(old_fields, new_fields);
}

}  // namespace insight::version
