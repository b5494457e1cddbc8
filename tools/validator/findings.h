// What the rules found.

#ifndef TOOLS_VALIDATOR_FINDINGS_H_
#define TOOLS_VALIDATOR_FINDINGS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/spec/problem.h"

namespace insight::validator {

// A change of the spec's text: `size` bytes from `begin` become `text`.
struct Edit {
  std::size_t begin = 0;
  std::size_t size = 0;
  std::string text = {};

  friend bool operator==(const Edit&, const Edit&) = default;
};

struct Finding {
  spec::Problem problem = {};
  // What repairs it without changing what the spec means; nothing if a person
  // has to decide.
  std::optional<Edit> edit = {};
};

// What one rule finds.  Thread safety: none; used by one rule.
class Findings {
 public:
  // Both must outlive it; `found` is appended to.
  Findings(std::string_view rule, spec::Severity level,
           std::vector<Finding>& found)
      : rule_(rule), level_(level), found_(found) {}

  // Adds a problem with this rule's name and level.  Of `problem`, severity and
  // rule are ignored.
  void Add(spec::Problem problem, std::optional<Edit> edit = std::nullopt);

  // The same with another level than the rule's.
  void AddError(spec::Problem problem);
  void AddWarning(spec::Problem problem,
                  std::optional<Edit> edit = std::nullopt);

 private:
  void AddAs(spec::Severity severity, spec::Problem problem,
             std::optional<Edit> edit);

  const std::string_view rule_;
  const spec::Severity level_;
  std::vector<Finding>& found_;
};

}  // namespace insight::validator

#endif  // TOOLS_VALIDATOR_FINDINGS_H_
