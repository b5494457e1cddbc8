// A domain's record: from the text of an answer to the output of the step.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_WHOIS_UTIL_DOMAIN_RECORD_H_
#define PLUGINS_WHOIS_UTIL_DOMAIN_RECORD_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/whois/schema.h"  // generated from plugin.spec.yaml
#include "plugins/whois/util/domain_rules.h"
#include "plugins/whois/util/lookup_exception.h"

namespace insight::plugins::whois {

// All matches of each field, by DomainField, in the order of the text.
using DomainMatches = std::array<std::vector<std::string>, kDomainFields>;

// Returns the matches of `domain`'s patterns in an answer (NormalizeAnswer()),
// or those of .com's if the registry has gone over to ICANN's labels since; and
// nothing if it says that there is no such domain, or says nothing at all.
// Throws OddAnswerException for another text of fewer than five lines.
[[nodiscard]] std::optional<DomainMatches> MatchDomainAnswer(
    std::string_view text, std::string_view domain);

// Whether there is a name in the record.
[[nodiscard]] bool NamesDomain(const DomainMatches& matches);

// Returns the output: of most fields the first match.  Texts and dates that
// would be null or empty are not there; lists are, as in the Python plugin.
// Throws UnknownDateException.
[[nodiscard]] DomainOutput ToDomainOutput(const DomainMatches& matches);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_DOMAIN_RECORD_H_
