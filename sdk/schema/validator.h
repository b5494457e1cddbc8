// Checks JSON values against a JSON schema (Draft 7), with the answers of the
// Python library `jsonschema` that the peers of a plugin know: of all faults
// the one that it reports, in its words.
//
// What differs from the letter of Draft 7, as in Python:
// * `format` is never enforced, and $schema and $id are ignored.
// * Beside a $ref nothing else counts.  References are local: "#" and "#/...".
// * Patterns are those of RE2 (no look-around, no back-references) and may
// match
//   anywhere in the text.
// * Keywords that are not known are ignored.  exclusiveMinimum and
//   exclusiveMaximum may also be booleans, as in Draft 4.
// * true and false are no numbers; 1.0 is an integer.
// * `enum` compares as Python does: 1 equals 1.0 but not true; within arrays
// and
//   objects true does equal 1.
//
// Example:
//
//   const Schema schema = Schema::FromText(R"({"type": "object"})");
//   schema.Validate(input);  // Throws if it is no object.

#ifndef SDK_SCHEMA_VALIDATOR_H_
#define SDK_SCHEMA_VALIDATOR_H_

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight {

class CompiledSchema;

// The schema itself is wrong.  what() says where and how.
class SchemaException : public std::exception {
 public:
  explicit SchemaException(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

 private:
  std::string text_;
};

// What is wrong with a value, and where.
struct Violation {
  std::string message;  // 'name' is a required property
  std::string path;     // JSON pointer (RFC 6901); empty for the whole value.
};

// A value does not satisfy its schema.  what() is the text of Python's
// ValidationError: message, failing schema, failing part of the value.  It
// shows the value: redact secrets before it goes to a log.
class ValidationException : public std::exception {
 public:
  ValidationException(Violation violation, std::string text)
      : violation_(std::move(violation)), text_(std::move(text)) {}

  [[nodiscard]] const char* what() const noexcept override {
    return text_.c_str();
  }

  // The first line of what().
  [[nodiscard]] const std::string& message() const {
    return violation_.message;
  }
  // Where in the value: a JSON pointer, empty for the whole.
  [[nodiscard]] const std::string& path() const { return violation_.path; }

  // Python's repr() of the error:
  //   <ValidationError: "'name' is a required property">
  [[nodiscard]] std::string Repr() const;

 private:
  Violation violation_;
  std::string text_;
};

// Thread safety: immutable; all methods may be called from any thread.  Copies
// are cheap and share what was compiled.
class Schema {
 public:
  // Throws SchemaException if `schema` is no JSON schema, holds a pattern that
  // RE2 does not support, or a reference that leads nowhere.
  explicit Schema(Json schema);

  // As above.  Throws JsonParseException if `text` is not JSON.
  [[nodiscard]] static Schema FromText(std::string_view text);

  [[nodiscard]] const Json& json() const;

  // Throws ValidationException if `value` does not satisfy the schema: of all
  // violations the one nearest to the top, of equals the first in the schema's
  // order, and of anyOf and oneOf the one that is deepest in a branch.  Throws
  // SchemaException if the schema refers to itself without end.
  void Validate(const Json& value) const;

  // Returns all violations in the schema's order; empty if there is none.  An
  // anyOf or oneOf counts as one.  Throws as Validate() does, but for the
  // first.
  [[nodiscard]] std::vector<Violation> Violations(const Json& value) const;

 private:
  std::shared_ptr<const CompiledSchema> compiled_;
};

}  // namespace insight

#endif  // SDK_SCHEMA_VALIDATOR_H_
