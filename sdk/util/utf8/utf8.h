// Bytes that should be UTF-8 (RFC 3629) as text that is UTF-8.
//
// Example:
//
//   DecodeUtf8("caf\xE9 ok", Utf8Errors::kReplace) -> "caf\uFFFD ok"
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_UTF8_UTF8_H_
#define SDK_UTIL_UTF8_UTF8_H_

#include <stdexcept>
#include <string>
#include <string_view>

namespace insight {

// What becomes of bytes that are not UTF-8.
enum class Utf8Errors {
  kStrict,   // Utf8Exception.
  kIgnore,   // They are left out.
  kReplace,  // Each maximal subpart of a character (Unicode 14, section 3.9)
             // becomes one U+FFFD.
};

// what() says which bytes, in Python's words:
//   'utf-8' codec can't decode byte 0xe9 in position 3: invalid continuation
//   byte
class Utf8Exception : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Returns `bytes` without what is not UTF-8.  Surrogates and overlong forms are
// not UTF-8; a byte order mark stays.  Throws Utf8Exception for kStrict alone.
[[nodiscard]] std::string DecodeUtf8(std::string_view bytes,
                                     Utf8Errors errors = Utf8Errors::kStrict);

}  // namespace insight

#endif  // SDK_UTIL_UTF8_UTF8_H_
