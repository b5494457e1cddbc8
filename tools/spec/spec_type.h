// The types that a field of a spec can have.

#ifndef TOOLS_SPEC_SPEC_TYPE_H_
#define TOOLS_SPEC_SPEC_TYPE_H_

#include <string>
#include <string_view>

namespace insight::spec {

enum class TypeKind {
  kUntyped,  // A name that means nothing, which real specs have: `array`.
  kString,
  kObject,
  kBoolean,
  kInteger,
  kNumber,
  kDate,
  kBytes,
  kPassword,
  kPython,
  kFile,
  kUsernamePassword,
  kAsymmetricKey,
  kToken,
  kSecretKey,
  kCustom,  // One of the spec's own `types`.
};

// "[][]string" is kString with two list levels.
struct SpecType {
  TypeKind kind = TypeKind::kUntyped;
  // Without the brackets, as it was written: "int", "credential_token".
  std::string name = {};
  int list_levels = 0;

  friend bool operator==(const SpecType&, const SpecType&) = default;
};

// Returns the built-in type of that name; kUntyped if there is none.
[[nodiscard]] TypeKind BuiltInType(std::string_view name);

// Splits off the brackets; a name that is not built in is kUntyped.
[[nodiscard]] SpecType ParseType(std::string_view text);

// Returns the type as it was written: "[][]string".
[[nodiscard]] std::string TypeText(const SpecType& type);

}  // namespace insight::spec

#endif  // TOOLS_SPEC_SPEC_TYPE_H_
