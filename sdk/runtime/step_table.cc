#include "sdk/runtime/step_table.h"

#include <exception>
#include <string>

#include "sdk/error/check.h"
#include "sdk/json/json.h"
#include "sdk/schema/validator.h"

namespace insight {
namespace {

std::unique_ptr<const Schema> Parse(std::string_view text) {
  try {
    return std::make_unique<const Schema>(Schema::FromText(text));
  } catch (const std::exception& e) {
    BrokenInvariant("a table's schemas are JSON schemas: " +
                    std::string(e.what()));
  }
}

}  // namespace

LazySchema::LazySchema(std::string_view text)
    : text_(text.empty() ? "{}" : text) {}

LazySchema::~LazySchema() = default;

const Json& LazySchema::json() const { return Parsed().json(); }

void LazySchema::Validate(const Json& value) const { Parsed().Validate(value); }

const Schema& LazySchema::Parsed() const {
  const std::lock_guard lock(mutex_);
  if (schema_ == nullptr) schema_ = Parse(text_);
  return *schema_;
}

StepRow::StepRow(const StepDef& step)
    : def(step),
      input(step.input_schema),
      output(step.output_schema),
      state(step.state_schema) {}

StepTable::StepTable(const PluginDef& plugin)
    : connection_schema_(plugin.connection.schema) {
  for (const StepDef& step : plugin.steps) {
    Check(Find(step.kind, step.name) == nullptr,
          "a plugin's steps of one kind have distinct names");
    rows_.emplace_back(step);
  }
}

const StepRow* StepTable::Find(StepKind kind, std::string_view name) const {
  for (const StepRow& row : rows_) {
    if (row.def.kind == kind && row.def.name == name) return &row;
  }
  return nullptr;
}

}  // namespace insight
