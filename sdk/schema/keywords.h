// The keywords of a JSON schema (Draft 7): what each looks like, and what it
// finds wrong with a value.

#ifndef SDK_SCHEMA_KEYWORDS_H_
#define SDK_SCHEMA_KEYWORDS_H_

#include <string_view>

#include "sdk/json/json.h"
#include "sdk/schema/problem.h"

namespace insight {

class Evaluator;

// Where a keyword is applied to what.
struct Site {
  const Json& argument;  // The keyword's value.
  const Json& schema;    // That the keyword is in.
  const Json& instance;
};

// What a keyword's value must be.
enum class Shape {
  kAnything,
  kSchema,           // An object or a boolean.
  kSchemas,          // A non-empty array of them.
  kSchemaOrSchemas,  // One, or an array that may be empty.
  kNamedSchemas,     // An object of them.
  kPatternSchemas,   // The same, the names being patterns.
  kDependencies,     // An object of schemas or of arrays of strings.
  kReference,
  kPattern,
  kType,
  kNumber,
  kNumberOrBoolean,
  kPositiveNumber,
  kCount,  // An integer that is not negative.
  kBoolean,
  kStrings,
  kArray,
};

struct Keyword {
  std::string_view name;
  Shape shape;
  // Appends what is wrong; null if the keyword says nothing by itself.
  void (*check)(const Site& site, Evaluator& evaluator, Problems& out);
};

// Returns null if there is no such keyword.
[[nodiscard]] const Keyword* FindKeyword(std::string_view name);

// Whether `value` is of a type that `type` names.  Unknown names are no type.
[[nodiscard]] bool IsOfType(const Json& value, std::string_view type);
[[nodiscard]] bool IsTypeName(std::string_view name);

}  // namespace insight

#endif  // SDK_SCHEMA_KEYWORDS_H_
