// Asks WHOIS servers about a domain or an address, and those that they refer
// to.
//
// Example:
//
//   WhoisClient client(transport, waiter, context.log());
//   const std::string text = client.AskAboutDomain("rapid7.com");

#ifndef PLUGINS_WHOIS_UTIL_WHOIS_CLIENT_H_
#define PLUGINS_WHOIS_UTIL_WHOIS_CLIENT_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/whois/util/lookup_exception.h"
#include "plugins/whois/util/whois_transport.h"
#include "sdk/http/waiter.h"
#include "sdk/log/logger.h"
#include "sdk/util/domain_name/ip_address.h"

namespace insight::plugins::whois {

struct WhoisOptions {
  // For all questions of one client together.
  std::chrono::milliseconds total = std::chrono::seconds(60);
  // For one server.
  std::chrono::milliseconds each = std::chrono::seconds(20);
  std::chrono::milliseconds silence = std::chrono::seconds(10);
  // A longer answer is an error.
  std::size_t max_answer = std::size_t{1} << 20;
  // How often a question is passed on.
  int max_referrals = 4;
};

struct WhoisAnswer {
  // The registry's answer and, behind it, those of the servers that it refers
  // to; NormalizeAnswer() of all.
  std::string text;
  // Whether each server answered that was referred to.
  bool is_complete = true;
};

// Thread safety: none; used by one step.
class WhoisClient {
 public:
  // All must outlive the client, whose time starts now.
  WhoisClient(WhoisTransport& transport, const Waiter& waiter, Logger& log,
              WhoisOptions options = {});

  // Both ask the registry and the servers that it refers to, each once.  If one
  // of the latter fails or refuses, that is a line in the log, and what was
  // found until then is returned.
  //
  // Throw TransportException if the registry does not answer, kTimeout also
  // when all time is used up; PluginException if it refuses to, as it was asked
  // too often.

  // The server is that of the table.  If it has none, or that one does not
  // answer, IANA knows the present one.  `domain` is a name of at least two
  // labels in ASCII and lower case.  Also throws UnknownServerException.
  [[nodiscard]] WhoisAnswer AskAboutDomain(std::string_view domain);

  // The server is the one that IANA names, or ARIN's.
  [[nodiscard]] WhoisAnswer AskAboutAddress(const IpAddress& address);

 private:
  // The query for a server; the server that its answer refers to.
  using MakeQuery = std::function<std::string(const std::string& server)>;
  using FindReferral = std::optional<std::string> (*)(std::string_view answer);

  std::string AskServer(const std::string& server, const std::string& query);
  std::optional<std::string> AskIana(const std::string& about);
  // Nothing if IANA names `known`, names none, or does not answer.
  std::optional<std::string> AskIanaForAnother(const std::string& about,
                                               const std::string& known);
  // These throw as the public methods do.
  std::string AskRegistry(const std::string& server, const MakeQuery& query);
  WhoisAnswer AskAll(std::string server, const MakeQuery& query,
                     FindReferral find_referral);
  // Adds what the servers say that the answer of `server` refers to.
  void Follow(std::string server, WhoisAnswer& answer, const MakeQuery& query,
              FindReferral find_referral);
  // The answer of a server that was referred to; nothing, and a line in the
  // log, if there is none.
  std::optional<std::string> AskReferred(const std::string& server,
                                         const MakeQuery& query);

  WhoisTransport& transport_;
  const Waiter& waiter_;
  Logger& log_;
  const WhoisOptions options_;
  const std::chrono::steady_clock::time_point deadline_;
};

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_WHOIS_CLIENT_H_
