// Dates as registries write them.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_WHOIS_UTIL_WHOIS_DATE_H_
#define PLUGINS_WHOIS_UTIL_WHOIS_DATE_H_

#include <optional>
#include <string>
#include <string_view>

#include "plugins/whois/util/lookup_exception.h"
#include "sdk/types/date.h"

namespace insight::plugins::whois {

// Returns the date in ISO 8601, with an offset if the text has a numeric one:
//
//   "13-sep-2028"              -> 2028-09-13T00:00:00
//   "1997-09-15T04:00:00Z"     -> 1997-09-15T04:00:00
//   "2028-09-13T07:00:00+0000" -> 2028-09-13T07:00:00+00:00
//   "1999-05-18 #162310"       -> 1999-05-18T00:00:00
//
// Nothing for an empty text and for "not defined".  Throws
// UnknownDateException for anything else that is none of the known forms.
[[nodiscard]] std::optional<Date> ParseWhoisDate(std::string_view text);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_WHOIS_DATE_H_
