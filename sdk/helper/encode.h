// Base64 of strings and files.
//
// Example:
//
//   EncodeString("example_string") -> "ZXhhbXBsZV9zdHJpbmc="
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_ENCODE_H_
#define SDK_HELPER_ENCODE_H_

#include <optional>
#include <string>
#include <string_view>

namespace insight {

class Logger;

// Returns the Base64 of the bytes of `text` (RFC 4648, section 4: standard
// alphabet, padded, one line).
[[nodiscard]] std::string EncodeString(std::string_view text);

// Returns the same of a file's content; nothing if there is no regular file.
// `path` is absolute or relative to the working directory.  Throws
// HelperException("EncodeFile"), with the reason logged, if there is one but it
// cannot be read.
[[nodiscard]] std::optional<std::string> EncodeFile(const std::string& path,
                                                    Logger& log);

}  // namespace insight

#endif  // SDK_HELPER_ENCODE_H_
