// The searches that regular expressions without a look ahead cannot do.
//
// Both call `found` with each match, from left to right, and take time linear
// in the text.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef SDK_UTIL_INDICATORS_SCAN_H_
#define SDK_UTIL_INDICATORS_SCAN_H_

#include <functional>
#include <string_view>

namespace insight {

// URLs: http:// or https://, perhaps www., 2 to 256 characters of a host up to
// a word boundary, and then whatever a URL may have.
void ScanUrls(std::string_view text,
              const std::function<void(std::string_view)>& found);

// Domains, with what follows: labels of 1 to 63 characters, with single hyphens
// inside and a dot behind; a top label of 2 to 63 letters; and then perhaps @,
// = or the path or port.
void ScanDomains(std::string_view text,
                 const std::function<void(std::string_view)>& found);

}  // namespace insight

#endif  // SDK_UTIL_INDICATORS_SCAN_H_
