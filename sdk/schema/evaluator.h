// One validation: applies a compiled schema to a value.

#ifndef SDK_SCHEMA_EVALUATOR_H_
#define SDK_SCHEMA_EVALUATOR_H_

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "sdk/json/json.h"
#include "sdk/schema/compiled_schema.h"
#include "sdk/schema/problem.h"

namespace insight {

// Thread safety: for one thread.  What it found refers to it.
class Evaluator {
 public:
  explicit Evaluator(const CompiledSchema& schema) : schema_(schema) {}
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // Steps from an instance to a part of it, and from a schema to a subschema:
  // a key, an index, or nothing where it stays.
  using Step = std::variant<std::monostate, std::string_view, std::size_t>;
  struct Steps {
    Step path = {};
    Step schema_path = {};
  };

  // Appends what `subschema` finds wrong with `instance`.  Throws
  // SchemaException if the schema refers to itself without end.
  void Apply(const Json& subschema, const Json& instance, Problems& out);
  void Descend(const Json& subschema, const Json& instance, const Steps& steps,
               Problems& out);

  // Whether it finds nothing wrong.
  [[nodiscard]] bool Accepts(const Json& subschema, const Json& instance);

  [[nodiscard]] bool Matches(const std::string& pattern,
                             std::string_view text) const {
    return schema_.Matches(pattern, text);
  }

  // Keeps an instance that is no part of the value, such as a key.
  const Json& Keep(Json instance) {
    return kept_.emplace_back(std::move(instance));
  }

 private:
  const CompiledSchema& schema_;
  std::deque<Json> kept_;
  // How often in a row a schema was applied to the very same instance.
  const Json* instance_ = nullptr;
  int repeats_ = 0;
};

}  // namespace insight

#endif  // SDK_SCHEMA_EVALUATOR_H_
