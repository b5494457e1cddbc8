// What the actions do, over any network.

#ifndef PLUGINS_WHOIS_UTIL_LOOKUP_H_
#define PLUGINS_WHOIS_UTIL_LOOKUP_H_

#include "plugins/whois/schema.h"  // generated from plugin.spec.yaml
#include "plugins/whois/util/answer_cache.h"
#include "plugins/whois/util/whois_client.h"
#include "plugins/whois/util/whois_transport.h"
#include "sdk/step/step_context.h"

namespace insight::plugins::whois {

// What all steps of the process share.
//
// Thread safety: all methods may be called from any thread.
class WhoisService {
 public:
  // Both must outlive the service.
  WhoisService(WhoisTransport& transport, AnswerCache& cache,
               WhoisOptions options = {})
      : transport_(transport), cache_(cache), options_(options) {}

  // Throws PluginException: the address is none; no answer has anything of
  // what the output is made of; there is no answer (kConnectionError,
  // kTimeout); the registry was asked too often; or the step was cancelled.
  [[nodiscard]] AddressOutput LookUpAddress(const AddressInput& input,
                                            StepContext& context);

  // Throws PluginException: the domain is none; nobody knows it; there is no
  // answer, or none that makes sense (kUnknown with the reason as data); the
  // registry was asked too often; or the step was cancelled.
  [[nodiscard]] DomainOutput LookUpDomain(const DomainInput& input,
                                          StepContext& context);

 private:
  WhoisTransport& transport_;
  AnswerCache& cache_;
  const WhoisOptions options_;
};

// The service over the real network, through the proxy that whois_proxy names,
// if there is one.  Throws PluginException if that is no URL of a proxy.
[[nodiscard]] WhoisService& RealWhoisService();

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_LOOKUP_H_
