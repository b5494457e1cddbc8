// What the keywords of a schema find wrong, before it is put into words.

#ifndef SDK_SCHEMA_PROBLEM_H_
#define SDK_SCHEMA_PROBLEM_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/json.h"
#include "sdk/schema/validator.h"

namespace insight {

// Refers to the schema, to the value, and to what the Evaluator holds, which
// must outlive it.
struct Problem {
  explicit Problem(std::string text) : message(std::move(text)) {}

  std::string message;
  std::string_view keyword;        // Empty: the schema is `false`.
  const Json* schema = nullptr;    // That the keyword is in.
  const Json* instance = nullptr;  // That the keyword was applied to.
  // Keys and indices, innermost first, from the value and from the schema that
  // the problem's parent (see `context`) is about, or else from the whole.
  std::vector<Json> path;
  std::vector<Json> schema_path;
  // The same from the whole value to the parent's part of it, if known.
  std::vector<Json> parent_path;
  // What was wrong in each branch of an anyOf or oneOf.
  std::vector<Problem> context;
};

using Problems = std::vector<Problem>;

// Returns the problem that a person should read first, by the rule of Python's
// jsonschema.best_match(): the one nearest to the top, an anyOf or oneOf after
// others, the first of equals.  An anyOf or oneOf is then followed into its
// branches to the deepest problem, unless two of them are equally deep.
// `problems` must not be empty; consumes them.
[[nodiscard]] Problem TakeBest(Problems problems);

// Returns the text of Python's ValidationError.
[[nodiscard]] std::string FullText(const Problem& problem);

// Returns message and path.
[[nodiscard]] Violation ToViolation(const Problem& problem);

}  // namespace insight

#endif  // SDK_SCHEMA_PROBLEM_H_
