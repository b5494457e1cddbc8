// A schema that was checked and prepared: its keywords found, its references
// followed, its patterns compiled.

#ifndef SDK_SCHEMA_COMPILED_SCHEMA_H_
#define SDK_SCHEMA_COMPILED_SCHEMA_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "re2/re2.h"
#include "sdk/json/json.h"
#include "sdk/schema/keywords.h"

namespace insight {

// Thread safety: immutable; may be used from any thread.
class CompiledSchema {
 public:
  // A keyword of one subschema that says something about values.
  struct Use {
    const Keyword* keyword;
    const Json* argument;  // For $ref, the schema that it leads to.
  };

  // Throws SchemaException.
  explicit CompiledSchema(Json root);
  CompiledSchema(const CompiledSchema&) = delete;
  CompiledSchema& operator=(const CompiledSchema&) = delete;

  [[nodiscard]] const Json& root() const { return root_; }

  // Returns the keywords of a subschema, in its order; none for true and false.
  [[nodiscard]] const std::vector<Use>& UsesIn(const Json& subschema) const;

  // Whether a pattern of the schema matches somewhere in `text`.
  [[nodiscard]] bool Matches(const std::string& pattern,
                             std::string_view text) const;

 private:
  class Compiler;

  const Json root_;
  std::unordered_map<const Json*, std::vector<Use>> uses_;
  std::unordered_map<std::string, std::unique_ptr<const re2::RE2>> patterns_;
};

}  // namespace insight

#endif  // SDK_SCHEMA_COMPILED_SCHEMA_H_
