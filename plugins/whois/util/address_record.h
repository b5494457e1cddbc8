// An address's record: from the text of an answer to the output of the step.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_WHOIS_UTIL_ADDRESS_RECORD_H_
#define PLUGINS_WHOIS_UTIL_ADDRESS_RECORD_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "plugins/whois/schema.h"  // generated from plugin.spec.yaml
#include "sdk/log/logger.h"

namespace insight::plugins::whois {

// Labels and their values; of several with one label the first.
using AddressPairs = std::map<std::string, std::string, std::less<>>;

// Takes the text apart as the Python plugin does, whose quirks workflows have
// seen: a label is the last word before a colon, wherever it is in the line; if
// nothing follows it, the next line is its value, and that line's label is
// lost; values lose the white space around colons.
//
//   "OriginAS:\nOrganization: IANA" -> {"OriginAS": "Organization:IANA"}
[[nodiscard]] AddressPairs ParsePairs(std::string_view text);

// Returns the output for an answer, without empty members.  With
// kAutodetect, the registry is the one named in the first four lines, or the
// one that a ResourceLink of ARIN's names; ARIN, with a warning, if there is
// none.
[[nodiscard]] AddressOutput ToAddressOutput(std::string_view text,
                                            AddressRegistrar registrar,
                                            Logger& log);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_ADDRESS_RECORD_H_
