// Hashes of strings and of log entries.
//
// Example:
//
//   CheckHashes("thisisastring", "0bba161a7165a211c7435c950ee78438", log)
//       -> true
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_HASHES_H_
#define SDK_HELPER_HASHES_H_

#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight {

class Logger;

// Lower-case hex digits.
struct StringHashes {
  std::string md5;
  std::string sha1;
  std::string sha256;
  std::string sha512;

  friend bool operator==(const StringHashes&, const StringHashes&) = default;
};

// Returns the hashes of the bytes of `text`.
//
//   GetHashesString("thisisastring").md5 -> "0bba161a7165a211c7435c950ee78438"
[[nodiscard]] StringHashes GetHashesString(std::string_view text);

// Returns whether `checksum` is one of them, in lower case; logs if it is not.
[[nodiscard]] bool CheckHashes(std::string_view text, std::string_view checksum,
                               Logger& log);

// Returns the SHA-1, in hex digits, of the names and values of an object's
// members, one after the other, each value as Python's str() shows it.  The
// second takes the members `keys`, in that order.
//
//   HashSha1({{"example", "value"}, {"sample", "value"}})
//       -> "2e1ccc1a95e9b2044f13546c25fe380bbd039293"
//
// Both throw HelperException if `entry` is no object; the second, with Python's
// text, if one of the keys is missing.
[[nodiscard]] std::string HashSha1(const Json& entry);
[[nodiscard]] std::string HashSha1(const Json& entry,
                                   const std::vector<std::string>& keys);

}  // namespace insight

#endif  // SDK_HELPER_HASHES_H_
