// Hides a request's secrets wherever text about it leaves the process.
//
// Secrets are the strings that the connection's parameters hold in fields of
// the spec's types `password` and `credential_*`, and under the keys that
// usually hold some (`token`, `api_key` and the like; see redaction.cc), at any
// depth.
//
// Example:
//
//   const Redactor redactor(SecretsOf(connection_params, connection_schema));
//   redactor.Redact("key abc123 refused");  // "key ******** refused"

#ifndef SDK_LOG_REDACTION_H_
#define SDK_LOG_REDACTION_H_

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight {

// What stands where a secret stood.
inline constexpr std::string_view kRedacted = "********";

// Returns the secrets in `params`, the object of a message's "connection" (any
// other value has none that a schema can name), in no particular order.
// `schema` is the connection's JSON schema, whose references are within it.
[[nodiscard]] std::vector<std::string> SecretsOf(const Json& params,
                                                 const Json& schema);

// Replaces exact occurrences of secrets, in one pass from left to right; where
// several begin at one place, the longest.  A secret of fewer than four bytes
// is replaced only where it is the whole value: elsewhere it would make texts
// unreadable and be guessed from what is left.
//
// Thread safety: a value; const methods may be called from any thread.
class Redactor {
 public:
  Redactor() = default;
  explicit Redactor(std::vector<std::string> secrets);

  [[nodiscard]] bool empty() const {
    return secrets_.empty() && short_secrets_.empty();
  }

  [[nodiscard]] std::string Redact(std::string_view text) const;

  // Redacts every string in `value`, and the keys of its objects.  Where two
  // keys become equal, the later member is dropped.
  void RedactIn(Json& value) const;

 private:
  // Returns the longest secret that `text` begins with, empty if none.
  [[nodiscard]] std::string_view SecretAtStartOf(std::string_view text) const;
  // Whether Redact() would change `text`: most texts stay as they are, and need
  // no copy.
  [[nodiscard]] bool Holds(std::string_view text) const;

  std::vector<std::string> secrets_;  // Longest first; four bytes or more.
  std::vector<std::string> short_secrets_;  // Not empty.
  std::bitset<256> first_bytes_;            // Of `secrets_`.
};

}  // namespace insight

#endif  // SDK_LOG_REDACTION_H_
