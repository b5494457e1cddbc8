#include "tools/docs/table.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sdk/json/json.h"
#include "tools/docs/cell.h"
#include "tools/spec/spec_type.h"

namespace insight::docs {
namespace {

using spec::FieldSpec;
using spec::SpecValue;

constexpr std::string_view kInputColumns[] = {
    "Name", "Type",    "Default",     "Required", "Description",
    "Enum", "Example", "Placeholder", "Tooltip"};
constexpr std::string_view kOutputColumns[] = {"Name", "Type", "Required",
                                               "Description", "Example"};
constexpr std::string_view kTypeColumns[] = {
    "Name", "Type", "Default", "Required", "Description", "Example"};

std::span<const std::string_view> Columns(TableKind kind) {
  switch (kind) {
    case TableKind::kInput:
      return kInputColumns;
    case TableKind::kOutput:
      return kOutputColumns;
    case TableKind::kType:
      return kTypeColumns;
  }
  return {};
}

std::string OptionalText(const std::optional<SpecValue>& value) {
  return value ? CellText(value->value) : "None";
}

std::string Name(const FieldSpec& field, TableKind kind) {
  const bool has_title = field.title && !field.title->value.is_null();
  return kind == TableKind::kType && has_title ? CellText(field.title->value)
                                               : field.name;
}

std::string Cell(const FieldSpec& field, std::string_view column,
                 TableKind kind) {
  if (column == "Name") return Name(field, kind);
  if (column == "Type") return spec::TypeText(field.type);
  if (column == "Default") return OptionalText(field.default_value);
  if (column == "Required") return OptionalText(field.required_value);
  if (column == "Description") return OptionalText(field.description);
  if (column == "Enum") return OptionalText(field.enum_values);
  if (column == "Example") return OptionalText(field.example);
  if (column == "Placeholder") return OptionalText(field.placeholder);
  return OptionalText(field.tooltip);
}

std::string Replaced(std::string_view text, char from, std::string_view to) {
  std::string replaced;
  for (const char c : text) {
    if (c == from) {
      replaced += to;
    } else {
      replaced += c;
    }
  }
  return replaced;
}

std::string Escaped(std::string text, TableKind kind, Style style) {
  if (style == Style::kCorrected || kind == TableKind::kInput) {
    text = Replaced(text, '\n', "\\n");
  }
  return style == Style::kCorrected ? Replaced(text, '|', "\\|") : text;
}

}  // namespace

std::string FieldTable(const spec::FieldList& fields, TableKind kind,
                       Style style) {
  const std::span<const std::string_view> columns = Columns(kind);
  std::string table = "|";
  for (const std::string_view column : columns) {
    table += std::string(column) + '|';
  }
  table += "\n|";
  for (std::size_t i = 0; i < columns.size(); ++i) table += " :--- |";
  std::vector<const FieldSpec*> rows;
  for (const FieldSpec& field : fields) rows.push_back(&field);
  std::sort(rows.begin(), rows.end(),
            [](const auto* a, const auto* b) { return a->name < b->name; });
  for (const FieldSpec* field : rows) {
    table += "\n|";
    for (const std::string_view column : columns) {
      table += Escaped(Cell(*field, column, kind), kind, style) + '|';
    }
  }
  return table;
}

}  // namespace insight::docs
