// Whatever WHOIS servers answer, questions go to names of hosts, one line each,
// a few in all, and records are made of the answers or refused.
//
// The first byte chooses a domain; the rest are the answers that servers give
// one after the other, separated by NULs.

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "plugins/whois/util/address_record.h"
#include "plugins/whois/util/answer.h"
#include "plugins/whois/util/domain_record.h"
#include "plugins/whois/util/lookup_exception.h"
#include "plugins/whois/util/whois_client.h"
#include "plugins/whois/util/whois_transport.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/http/waiter.h"
#include "sdk/log/logger.h"
#include "sdk/util/domain_name/domain_name.h"
#include "sdk/util/domain_name/ip_address.h"
#include "sdk/util/text_encoding/text_encoding.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight::plugins::whois {
namespace {

using fuzz::Require;

constexpr std::array<std::string_view, 26> kDomains = {
    "a.com", "a.org", "a.biz",   "a.uk",  "a.pl",     "a.be", "a.ru",
    "a.lv",  "a.jp",  "a.co.jp", "a.de",  "a.eu",     "a.nz", "a.cz",
    "a.it",  "a.fr",  "a.br",    "a.hk",  "a.kr",     "a.bo", "a.md",
    "a.cn",  "a.kg",  "a.fm",    "a.edu", "a.nowhere"};

class NoLogger final : public Logger {
 public:
  void Log(LogLevel, std::string_view) override {}
};

// Servers that give the answers in turn, and nothing afterwards.
class FuzzedServers final : public WhoisTransport {
 public:
  explicit FuzzedServers(std::string_view answers) : answers_(answers) {}

  std::string Ask(const std::string& server, std::string_view query,
                  const WhoisLimits& limits, const Waiter&) override {
    ++questions_;
    Require(IsDomainName(server), "a server is the name of a host");
    Require(!query.empty() &&
                std::all_of(query.begin(), query.end(),
                            [](char c) { return c >= ' ' && c <= '~'; }),
            "a question is one line");
    Require(limits.max_answer > 0 && limits.total.count() > 0,
            "a question has limits");
    const std::string_view answer = answers_.substr(0, answers_.find('\0'));
    answers_.remove_prefix(std::min(answers_.size(), answer.size() + 1));
    return std::string(answer);
  }

  [[nodiscard]] int questions() const { return questions_; }

 private:
  std::string_view answers_;
  int questions_ = 0;
};

void RequireServer(const std::optional<std::string>& server) {
  if (!server) return;
  Require(IsDomainName(*server), "a referral is to the name of a host");
  Require(*server == ToLowerAscii(*server), "names are in lower case");
}

void ReadAddressRecord(std::string_view text) {
  NoLogger log;
  for (const AddressRegistrar registrar :
       {AddressRegistrar::kAutodetect, AddressRegistrar::kRipe,
        AddressRegistrar::kArin, AddressRegistrar::kLacnic,
        AddressRegistrar::kApnic}) {
    const AddressOutput output = ToAddressOutput(text, registrar, log);
    Require(!output.netname || !output.netname->empty(), "no value is empty");
  }
  std::size_t size = 0;
  for (const auto& [label, value] : ParsePairs(text)) {
    Require(label.find(':') == std::string::npos, "a label has no colon");
    size += label.size() + value.size();
  }
  Require(size <= text.size(), "pairs are parts of the text");
}

void ReadDomainRecord(std::string_view text, std::string_view domain) {
  try {
    const auto matches = MatchDomainAnswer(text, domain);
    if (!matches) return;
    const DomainOutput output = ToDomainOutput(*matches);
    Require(NamesDomain(*matches) == output.name.has_value(),
            "a record has a name");
    if (!output.name_servers) return;
    const std::set<std::string> unique(output.name_servers->begin(),
                                       output.name_servers->end());
    Require(unique.size() == output.name_servers->size(),
            "each name server comes once");
    Require(!unique.contains(""), "no name server is empty");
  } catch (const LookupException&) {
  }
}

std::string Asked(std::string_view answers, std::string_view domain,
                  bool is_address) {
  NoLogger log;
  FuzzedServers servers(answers);
  const WhoisOptions options;
  WhoisClient client(servers, UncancelledWaiter(), log, options);
  std::string text;
  try {
    text = is_address ? client.AskAboutAddress({}).text
                      : client.AskAboutDomain(domain).text;
  } catch (const LookupException&) {
  } catch (const PluginException&) {
  }
  Require(servers.questions() <= 2 + options.max_referrals,
          "there are few questions");
  return text;
}

void Run(std::string_view input) {
  if (input.empty()) return;
  const std::string_view domain =
      kDomains[static_cast<unsigned char>(input[0]) % kDomains.size()];
  input.remove_prefix(1);
  const std::string text = NormalizeAnswer(input);
  Require(IsUtf8(text), "an answer is UTF-8");
  Require(text.find("\r\n") == std::string::npos, "lines end with LF");
  RequireServer(ReferralOfIana(text));
  RequireServer(ReferralOfDomain(text));
  RequireServer(ReferralOfAddress(text));
  (void)IsRateLimit(text);
  ReadAddressRecord(text);
  ReadDomainRecord(text, domain);
  ReadAddressRecord(Asked(input, domain, true));
  ReadDomainRecord(Asked(input, domain, false), domain);
}

}  // namespace
}  // namespace insight::plugins::whois

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  insight::plugins::whois::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
