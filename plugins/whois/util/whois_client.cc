#include "plugins/whois/util/whois_client.h"

#include <algorithm>
#include <set>
#include <utility>

#include "plugins/whois/util/answer.h"
#include "plugins/whois/util/servers.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/transport_exception.h"

namespace insight::plugins::whois {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

WhoisClient::WhoisClient(WhoisTransport& transport, const Waiter& waiter,
                         Logger& log, WhoisOptions options)
    : transport_(transport),
      waiter_(waiter),
      log_(log),
      options_(options),
      deadline_(steady_clock::now() + options.total) {}

std::string WhoisClient::AskServer(const std::string& server,
                                   const std::string& query) {
  const milliseconds left =
      duration_cast<milliseconds>(deadline_ - steady_clock::now());
  if (left <= milliseconds(0)) {
    throw TransportException(TransportFailure::kTimeout,
                             "no time was left to ask " + server);
  }
  log_.Debug("Asking " + server);
  return NormalizeAnswer(transport_.Ask(server, query,
                                        {.total = std::min(left, options_.each),
                                         .silence = options_.silence,
                                         .max_answer = options_.max_answer},
                                        waiter_));
}

std::optional<std::string> WhoisClient::AskIana(const std::string& about) {
  return ReferralOfIana(AskServer(std::string(kIanaServer), about));
}

std::string WhoisClient::AskRegistry(const std::string& server,
                                     const MakeQuery& query) {
  std::string text = AskServer(server, query(server));
  if (IsRateLimit(text)) {
    // Not the preset, which speaks of the connection's account.
    throw PluginException(
        server + " does not answer, as it was asked too often.",
        "Wait before the step is run again, and let fewer steps ask.",
        std::string(Trim(text)));
  }
  return text;
}

std::optional<std::string> WhoisClient::AskReferred(const std::string& server,
                                                    const MakeQuery& query) {
  try {
    std::string text = AskServer(server, query(server));
    if (!IsRateLimit(text)) return text;
    log_.Warning(server + " was asked too often and does not answer");
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) throw;
    log_.Warning("The referral to " + server +
                 " was not followed: " + failure.what());
  }
  return std::nullopt;
}

void WhoisClient::Follow(std::string server, WhoisAnswer& answer,
                         const MakeQuery& query, FindReferral find_referral) {
  std::set<std::string> asked = {std::move(server)};
  std::optional<std::string> next = find_referral(answer.text);
  for (int i = 0; next && asked.insert(*next).second; ++i) {
    if (i == options_.max_referrals) {
      log_.Warning("There are too many referrals; " + *next + " was not asked");
      answer.is_complete = false;
      return;
    }
    const std::optional<std::string> text = AskReferred(*next, query);
    if (!text) {
      answer.is_complete = false;
      return;
    }
    answer.text += '\n' + *text;
    next = find_referral(*text);
  }
}

WhoisAnswer WhoisClient::AskAll(std::string server, const MakeQuery& query,
                                FindReferral find_referral) {
  WhoisAnswer answer = {.text = AskRegistry(server, query)};
  Follow(std::move(server), answer, query, find_referral);
  return answer;
}

std::optional<std::string> WhoisClient::AskIanaForAnother(
    const std::string& about, const std::string& known) {
  try {
    std::optional<std::string> present = AskIana(about);
    if (present != known) return present;
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) throw;
    log_.Info(failure.what());
  }
  return std::nullopt;
}

WhoisAnswer WhoisClient::AskAboutDomain(std::string_view domain) {
  const std::string top(TopLevelDomainOf(domain));
  const MakeQuery query = [&](const std::string& server) {
    return DomainQuery(server, domain);
  };
  std::optional<std::string> server = ServerOfTopLevelDomain(top);
  if (server) {
    try {
      return AskAll(*server, query, &ReferralOfDomain);
    } catch (const TransportException& failure) {
      if (failure.failure() == TransportFailure::kCancelled) throw;
      log_.Info(std::string(failure.what()) + "; asking IANA for the server");
      server = AskIanaForAnother(top, *server);
      if (!server) throw;
    }
  } else {
    server = AskIana(top);
  }
  if (!server) {
    throw UnknownServerException("There is no WHOIS server for the domain ." +
                                 top + ".");
  }
  return AskAll(*std::move(server), query, &ReferralOfDomain);
}

WhoisAnswer WhoisClient::AskAboutAddress(const IpAddress& address) {
  std::string server(kArinServer);
  try {
    server = AskIana(address.ToString()).value_or(server);
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) throw;
    log_.Info(std::string(failure.what()) + "; asking ARIN");
  }
  return AskAll(
      std::move(server),
      [&](const std::string& next) { return AddressQuery(next, address); },
      &ReferralOfAddress);
}

}  // namespace insight::plugins::whois
