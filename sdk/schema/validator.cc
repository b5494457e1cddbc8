#include "sdk/schema/validator.h"

#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "sdk/schema/compiled_schema.h"
#include "sdk/schema/evaluator.h"
#include "sdk/schema/problem.h"

namespace insight {

std::string ValidationException::Repr() const {
  return "<ValidationError: " + PythonQuoted(message()) + ">";
}

Schema::Schema(Json schema)
    : compiled_(std::make_shared<const CompiledSchema>(std::move(schema))) {}

Schema Schema::FromText(std::string_view text) {
  return Schema(ParseJson(text));
}

const Json& Schema::json() const { return compiled_->root(); }

void Schema::Validate(const Json& value) const {
  Evaluator evaluator(*compiled_);
  Problems problems;
  evaluator.Apply(compiled_->root(), value, problems);
  if (problems.empty()) return;
  const Problem best = TakeBest(std::move(problems));
  throw ValidationException(ToViolation(best), FullText(best));
}

std::vector<Violation> Schema::Violations(const Json& value) const {
  Evaluator evaluator(*compiled_);
  Problems problems;
  evaluator.Apply(compiled_->root(), value, problems);
  std::vector<Violation> violations;
  violations.reserve(problems.size());
  for (const Problem& problem : problems) {
    violations.push_back(ToViolation(problem));
  }
  return violations;
}

}  // namespace insight
