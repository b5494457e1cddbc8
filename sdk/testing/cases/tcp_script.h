// Exchanges of line protocols over TCP as data: WHOIS (RFC 3912) and its like,
// where a client asks with one line and the server answers until it hangs up.
//
//   [{"server": "whois.iana.org:43", "request": "com",
//     "response": ["refer: whois.verisign-grs.com", ""]},
//    {"server": "whois.verisign-grs.com:43", "failure": "connect"}]
//
// `request` is the line without its end (CR LF); any line where it is missing.
// `response` is a text, sent as it is, or a list of lines, each sent with CR LF
// behind it; `base64` is the same for any bytes; without either, nothing is
// said.  `failure` is "connect" (there is nobody at that port), "cut_off" (a
// reset instead of an orderly end behind the response) or "endless" (the
// response again and again, until the client hangs up).  `times` says how often
// the exchange happens, if not once.
//
// Thread safety: values and functions without state.

#ifndef SDK_TESTING_CASES_TCP_SCRIPT_H_
#define SDK_TESTING_CASES_TCP_SCRIPT_H_

#include <optional>
#include <string>
#include <vector>

#include "sdk/json/json_fwd.h"

namespace insight::testing {

enum class TcpFailure { kNone, kConnect, kCutOff, kEndless };

struct TcpExchange {
  std::string server;                  // "host:port".
  std::optional<std::string> request;  // Not looked at where missing.
  std::string response;
  TcpFailure failure = TcpFailure::kNone;
  int times = 1;
};

using TcpScript = std::vector<TcpExchange>;

// Reads a list as above.  Throws std::runtime_error, which says which exchange
// is wrong and why.
[[nodiscard]] TcpScript TcpScriptFromJson(const Json& exchanges);

}  // namespace insight::testing

#endif  // SDK_TESTING_CASES_TCP_SCRIPT_H_
