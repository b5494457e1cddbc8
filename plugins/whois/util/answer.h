// What an answer says apart from its record: who knows more, and whether it is
// one at all.
//
// Thread safety: functions without state; may be called from any thread.

#ifndef PLUGINS_WHOIS_UTIL_ANSWER_H_
#define PLUGINS_WHOIS_UTIL_ANSWER_H_

#include <optional>
#include <string>
#include <string_view>

namespace insight::plugins::whois {

// Returns the answer as UTF-8, each line with an LF alone at its end.
[[nodiscard]] std::string NormalizeAnswer(std::string_view bytes);

// The line without white space at both ends.
[[nodiscard]] std::string_view Trim(std::string_view text);

[[nodiscard]] std::string ToLowerAscii(std::string_view text);

// Returns the rest, trimmed, of the first line that starts with `label`, apart
// from white space and case, and has something behind it; otherwise nothing.
// `label` ends with a colon.
[[nodiscard]] std::optional<std::string> ValueOf(std::string_view text,
                                                 std::string_view label);

// Return the server that the answer refers to; nothing if there is none, or
// none that can be asked.  Only names are followed, never addresses, and only
// to port 43: whoever runs a server must not choose where else we connect to.
//
//   from IANA: "refer:", "whois:"
[[nodiscard]] std::optional<std::string> ReferralOfIana(std::string_view text);
//   a domain's registrar: "Registrar WHOIS Server:", "Whois Server:", unless
//   the record names a registrant and so is complete
[[nodiscard]] std::optional<std::string> ReferralOfDomain(
    std::string_view text);
//   another registry: "ReferralServer:", "ResourceLink:"
[[nodiscard]] std::optional<std::string> ReferralOfAddress(
    std::string_view text);

// Whether the server refuses to answer because it was asked too often: a short
// text that says so, without a record.
[[nodiscard]] bool IsRateLimit(std::string_view text);

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_ANSWER_H_
