#include "plugins/whois/util/lookup.h"

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "plugins/whois/util/address_record.h"
#include "plugins/whois/util/answer.h"
#include "plugins/whois/util/domain_record.h"
#include "plugins/whois/util/lookup_exception.h"
#include "sdk/clock/clock.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/proxy.h"
#include "sdk/http/transport_exception.h"
#include "sdk/http/url.h"
#include "sdk/log/logger.h"
#include "sdk/util/domain_name/domain_name.h"
#include "sdk/util/domain_name/ip_address.h"
#include "sdk/util/step_waiter/step_waiter.h"

namespace insight::plugins::whois {
namespace {

constexpr const char* kNoData = "Error: Request did not return any data.";

constexpr const char* kProtocol = "whois";

[[noreturn]] void ThrowCancelled() {
  throw PluginException("The lookup was cancelled before it was answered.",
                        "Run the step again if its result is still needed.");
}

// The domain as it is asked about.
std::string WithoutWww(const std::string& domain) {
  constexpr std::string_view kWww = "www.";
  return domain.starts_with(kWww) ? domain.substr(kWww.size()) : domain;
}

// Nothing if no registry knows the domain.  Records are remembered, but not
// that there is none: the next who asks may have registered it.
std::optional<DomainMatches> FindExactRecord(const std::string& domain,
                                             WhoisClient& client,
                                             AnswerCache& cache) {
  if (const std::optional<std::string> known = cache.Get(domain)) {
    return MatchDomainAnswer(*known, domain);
  }
  const WhoisAnswer answer = client.AskAboutDomain(domain);
  std::optional<DomainMatches> matches = MatchDomainAnswer(answer.text, domain);
  if (!matches || !NamesDomain(*matches)) return std::nullopt;
  if (answer.is_complete) cache.Put(domain, answer.text);
  return matches;
}

// A name below a registered one ("mail.example.com") is known to nobody, so
// labels are left out until there is a record.
std::optional<DomainMatches> FindRecord(std::string domain, WhoisClient& client,
                                        AnswerCache& cache) {
  while (domain.find('.') != std::string::npos) {
    std::optional<DomainMatches> matches =
        FindExactRecord(domain, client, cache);
    if (matches) return matches;
    domain.erase(0, domain.find('.') + 1);
  }
  return std::nullopt;
}

[[noreturn]] void ThrowUnknown(const std::exception& reason, Logger& log) {
  log.Error(std::string("The lookup failed: ") + reason.what());
  throw PluginException(Preset::kUnknown, reason.what());
}

std::optional<Url> ProxyOfEnvironment() {
  try {
    return TunnelProxyFromVariables(
        kProtocol, [](const char* name) { return std::getenv(name); });
  } catch (const UrlException& wrong) {
    throw PluginException(
        "WHOIS servers cannot be asked: " + std::string(wrong.what()) + ".",
        "Set whois_proxy to the URL of an HTTP proxy that tunnels to port 43, "
        "or unset it.");
  }
}

}  // namespace

AddressOutput WhoisService::LookUpAddress(const AddressInput& input,
                                          StepContext& context) {
  const std::optional<IpAddress> address = ParseIpAddress(input.address);
  if (!address) {
    throw PluginException(
        "Invalid IPv4 or IPv6 address specified for a field 'Address'.",
        "Please enter a valid IPv4 or IPv6 address and try again.");
  }
  const StepWaiter waiter(context.cancellation());
  WhoisClient client(transport_, waiter, context.log(), options_);
  std::string text;
  try {
    text = client.AskAboutAddress(*address).text;
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) ThrowCancelled();
    throw PluginException(failure.failure() == TransportFailure::kTimeout
                              ? Preset::kTimeout
                              : Preset::kConnectionError,
                          failure.what());
  }
  AddressOutput output = ToAddressOutput(text, input.registrar, context.log());
  if (output == AddressOutput{}) {
    throw PluginException(kNoData,
                          "Please check provided address and try again.");
  }
  return output;
}

DomainOutput WhoisService::LookUpDomain(const DomainInput& input,
                                        StepContext& context) {
  const std::optional<std::string> domain = ParseDomainName(input.domain);
  if (!domain) {
    throw PluginException("Invalid domain as input.",
                          "Ensure the domain is not prefixed with a protocol.");
  }
  context.log().Info("Getting whois information for " + input.domain);
  const StepWaiter waiter(context.cancellation());
  WhoisClient client(transport_, waiter, context.log(), options_);
  try {
    if (const auto matches = FindRecord(WithoutWww(*domain), client, cache_)) {
      return ToDomainOutput(*matches);
    }
  } catch (const TransportException& failure) {
    if (failure.failure() == TransportFailure::kCancelled) ThrowCancelled();
    ThrowUnknown(failure, context.log());
  } catch (const LookupException& failure) {
    ThrowUnknown(failure, context.log());
  }
  throw PluginException(kNoData, "Please check provided domain and try again.");
}

WhoisService& RealWhoisService() {
  // Never destroyed: that would wait for lookups of addresses that hang.
  static const SystemClock& clock = *new SystemClock;
  static TcpWhoisTransport& transport =
      *new TcpWhoisTransport(ProxyOfEnvironment());
  static AnswerCache& cache = *new AnswerCache(clock);
  static WhoisService& service = *new WhoisService(transport, cache);
  return service;
}

}  // namespace insight::plugins::whois
