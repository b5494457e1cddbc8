// File names from URLs and from what servers say.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_HELPER_URL_NAMES_H_
#define SDK_HELPER_URL_NAMES_H_

#include <optional>
#include <string>
#include <string_view>

#include "sdk/http/http_headers.h"

namespace insight {

// Returns the last segment of the URL's path if it has a file extension;
// otherwise nothing.  Query and fragment do not count, and percent-encoding
// stays as it is.
//
//   GetUrlPathFilename("http://www.irongeek.com/robots.txt") -> "robots.txt"
//   GetUrlPathFilename("http://a/x?f=1.js") -> nothing
[[nodiscard]] std::optional<std::string> GetUrlPathFilename(
    std::string_view url);

// Returns the file name in a response's Content-Disposition (RFC 6266): that of
// "filename*", decoded, or else of "filename".  Of a path in it, the last part
// (section 4.3).  Nothing if there is none.
//
//   {{"Content-Disposition", R"(attachment; filename="a.txt"; size=1)"}}
//       -> "a.txt"
[[nodiscard]] std::optional<std::string> GetUrlContentDisposition(
    const HttpHeaders& headers);

}  // namespace insight

#endif  // SDK_HELPER_URL_NAMES_H_
