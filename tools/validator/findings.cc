#include "tools/validator/findings.h"

#include <utility>

namespace insight::validator {

using spec::Problem;
using spec::Severity;

void Findings::Add(Problem problem, std::optional<Edit> edit) {
  AddAs(level_, std::move(problem), std::move(edit));
}

void Findings::AddError(Problem problem) {
  AddAs(Severity::kError, std::move(problem), std::nullopt);
}

void Findings::AddWarning(Problem problem, std::optional<Edit> edit) {
  AddAs(Severity::kWarning, std::move(problem), std::move(edit));
}

void Findings::AddAs(Severity severity, Problem problem,
                     std::optional<Edit> edit) {
  problem.severity = severity;
  problem.rule = rule_;
  found_.push_back({std::move(problem), std::move(edit)});
}

}  // namespace insight::validator
