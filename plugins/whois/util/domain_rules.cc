#include "plugins/whois/util/domain_rules.h"

#include <algorithm>
#include <span>

#include "plugins/whois/util/servers.h"

namespace insight::plugins::whois {
namespace {

using enum DomainField;

struct Rule {
  DomainField field;
  std::string_view pattern;
};

constexpr auto kCom = std::to_array<Rule>({
    {kDomainName, R"(Domain Name:\s?(.+))"},
    {kRegistrar, R"(Registrar:\s?(.+))"},
    // Anywhere in the paragraph of the registrant.
    {kRegistrantCc, R"(Registrant(?:.+\n)*?.*?Country.*?:[^\S\n]?(.+))"},
    {kCreated, R"(Creation Date:\s?(.+))"},
    // Not the "Registry Expiry Date": the registrar's date counts.
    {kExpires, R"(Expiration Date:\s?(.+))"},
    {kUpdated, R"(Updated Date:\s?(.+))"},
    {kNameServers, R"(Name Server:\s?(.+))"},
    {kRegistryDomainId, R"(Registry Domain ID:\s?(.+))"},
    {kRegistrarWhoisServer, R"(Registrar WHOIS Server:\s?(.+))"},
    {kRegistrarUrl, R"(Registrar URL:\s(.+))"},
    {kRegistrarIanaId, R"(Registrar IANA ID:\s(.+))"},
    {kRegistrarAbuseContactEmail, R"(Registrar Abuse Contact Email:\s(.+))"},
    {kRegistrarAbuseContactPhone, R"(Registrar Abuse Contact Phone:\s(.+))"},
    {kDomainStatus, R"(Domain Status:\s(.+))"},
    {kDnssec, R"(DNSSEC:\s(.+))"},
});

constexpr auto kOrg = std::to_array<Rule>({
    {kRegistrar, R"((?:Sponsoring )?Registrar:\s?(.+))"},
    {kCreated, R"((?:Created On|Creation Date):\s?(.+))"},
    {kExpires, R"((?:Registry )?(?:Expiry|Expiration) Date:\s?(.+))"},
    {kUpdated, R"((?:Last )?Updated (?:On|Date):\s?(.+))"},
});

constexpr auto kBiz = std::to_array<Rule>({
    {kCreated, R"((?:Domain Registration|Creation) Date:\s?(.+))"},
    {kExpires, R"((?:Domain Expiration|Registry Expiry) Date:\s?(.+))"},
    {kUpdated, R"((?:Domain Last )?Updated Date:\s?(.+))"},
});

constexpr auto kUk = std::to_array<Rule>({
    {kCreated, R"(Registered on:\s?(.+))"},
    {kExpires, R"(Expiry date: \s?(.+))"},
    {kUpdated, R"(Last updated:\s?(.+))"},
    {kNameServers,
     R"(Name servers:[^\S\n]*\n(.+)(?:\n(.+))?(?:\n(.+))?(?:\n(.+))?)"},
});

constexpr auto kPl = std::to_array<Rule>({
    {kRegistrantCc, R"(location:\s?(.+))"},
    {kCreated, R"(created:\s?(.+))"},
    {kExpires, R"(option expiration date:\s?(.+))"},
    {kUpdated, R"(last modified:\s?(.+))"},
    // Two lines, of which .be's first is below the label.
    {kNameServers,
     R"(nameservers:[^\S\n]*\n?[^\S\n]*(\S.*)(?:\n[^\S\n]+([^\s:]+))?)"},
});

constexpr auto kBe = std::to_array<Rule>({
    {kDomainName, R"(Domain:\s?(.+))"},
    {kRegistrar, R"((?:Company )?Name:\s?(.+))"},
    {kCreated, R"(Registered:\s?(.+))"},
});

constexpr auto kRu = std::to_array<Rule>({
    {kDomainName, R"(domain:\s?(.+))"},
    {kCreated, R"(created:\s?(.+))"},
    {kExpires, R"(paid-till:\s?(.+))"},
    {kNameServers, R"(nserver:\s?(.+))"},
});

constexpr auto kLv = std::to_array<Rule>({
    {kRegistrar, R"(\[Registrar\][^\S\n]*\n(?:.+\n)*?Name:\s?(.+))"},
    {kCreated, R"(Registered:\s?(.+))"},
    {kUpdated, R"(Updated:\s?(.+))"},
});

constexpr auto kJp = std::to_array<Rule>({
    {kDomainName, R"(\[Domain Name\]\s?(.+))"},
    {kCreated, R"(\[Created on\]\s?(.+))"},
    {kExpires, R"(\[Expires on\]\s?(.+))"},
    {kUpdated, R"(\[Last Updated\]\s?(.+))"},
    {kNameServers, R"(\[Name Server\]\s?(.+))"},
});

constexpr auto kCoJp = std::to_array<Rule>({
    {kCreated, R"(\[Registered Date\]\s?(.+))"},
    {kExpires, R"(\[State\].*?\((.+?)\))"},
    {kUpdated, R"(\[Last Update\]\s?(.+))"},
});

constexpr auto kDe = std::to_array<Rule>({
    {kDomainName, R"(domain:\s?(.+))"},
    {kRegistrantCc, R"(CountryCode:\s?(.+))"},
    {kUpdated, R"(changed:\s?(.+))"},
    {kNameServers, R"(nserver:\s?(.+))"},
});

constexpr auto kEu = std::to_array<Rule>({
    {kDomainName, R"(Domain(?: Name)?:\s?(.+))"},
    {kRegistrar, R"(Name:\s?(.+))"},
    {kNameServers,
     R"(Name servers:[^\S\n]*\n(.+)(?:\n(.+))?(?:\n(.+))?(?:\n(.+))?)"},
});

constexpr auto kNz = std::to_array<Rule>({
    {kDomainName, R"(domain_name:\s?(.+))"},
    {kRegistrar, R"(registrar_name:\s?(.+))"},
    {kRegistrantCc, R"(registrant_contact_country:\s?(.+))"},
    {kCreated, R"(domain_dateregistered:\s?(.+))"},
    {kExpires, R"(domain_datebilleduntil:\s?(.+))"},
    {kUpdated, R"(domain_datelastmodified:\s?(.+))"},
    {kNameServers, R"(ns_name_\d+:\s?(.+))"},
});

constexpr auto kCz = std::to_array<Rule>({
    {kDomainName, R"(Domain:\s?(.+))"},
    {kRegistrar, R"(registrar:\s?(.+))"},
    {kCreated, R"(registered:\s?(.+))"},
    {kExpires, R"(expire:\s?(.+))"},
    {kUpdated, R"(changed:\s?(.+))"},
    {kNameServers, R"(nserver:\s+(\S+))"},
});

constexpr auto kIt = std::to_array<Rule>({
    {kDomainName, R"(Domain:\s?(.+))"},
    {kRegistrar, R"(Registrar[^\S\n]*\n(?:.+\n)*?\s*Organization:\s?(.+))"},
    {kCreated, R"(Created:\s?(.+))"},
    {kExpires, R"(Expire Date:\s?(.+))"},
    {kUpdated, R"(Last Update:\s?(.+))"},
    {kNameServers,
     R"(Nameservers[^\S\n]*\n(.+)(?:\n(.+))?(?:\n(.+))?(?:\n(.+))?)"},
});

constexpr auto kFr = std::to_array<Rule>({
    {kDomainName, R"(domain:\s?(.+))"},
    {kRegistrar, R"(registrar:\s?(.+))"},
    {kRegistrantCc, R"(country:\s?(.+))"},
    {kCreated, R"(created:\s?(.+))"},
    {kExpires, R"(Expiry Date:\s?(.+))"},
    {kUpdated, R"(last-update:\s?(.+))"},
    {kNameServers, R"(nserver:\s?(.+))"},
});

constexpr auto kBr = std::to_array<Rule>({
    {kDomainName, R"(domain:\s?(.+))"},
    {kRegistrar, R"((nic\.br))"},
    {kCreated, R"(created:\s?(.+))"},
    {kExpires, R"(expires:\s?(.+))"},
    {kUpdated, R"(changed:\s?(.+))"},
    {kNameServers, R"(nserver:\s?(.+))"},
});

constexpr auto kHk = std::to_array<Rule>({
    {kRegistrar, R"(Registrar Name:\s?(.+))"},
    {kCreated, R"(Domain Name Commencement Date:\s?(.+))"},
    {kExpires, R"(Expiry Date:\s?(.+))"},
    {kNameServers,
     R"(Name Servers Information:\s+(\S.*)(?:\n(\S.*))?(?:\n(\S.*))?(?:\n(\S.*))?)"},
});

constexpr auto kKr = std::to_array<Rule>({
    {kDomainName, R"(Domain Name\s*:\s?(.+))"},
    {kRegistrar, R"(Authorized Agency\s*:\s?(.+))"},
    {kCreated, R"(Registered Date\s*:\s?(.+))"},
    {kExpires, R"(Expiration Date\s*:\s?(.+))"},
    {kUpdated, R"(Last Updated Date\s*:\s?(.+))"},
    {kNameServers, R"(Host Name\s*:\s?(.+))"},
});

constexpr auto kBo = std::to_array<Rule>({
    {kDomainName, R"(Nombre de dominio:\s?(.+))"},
    {kCreated, R"(Fecha de registro:\s?(.+))"},
    {kExpires, R"(Fecha de vencimiento:\s?(.+))"},
});

constexpr auto kMd = std::to_array<Rule>({
    {kCreated, R"(Created:\s?(.+))"},
    {kExpires, R"(Expiration date:\s?(.+))"},
    {kNameServers, R"(Name ?server:\s?(.+))"},
});

constexpr auto kCn = std::to_array<Rule>({
    {kRegistrar, R"(Sponsoring Registrar:\s?(.+))"},
    {kCreated, R"(Registration (?:Date|Time):\s?(.+))"},
    {kExpires, R"(Expiration (?:Date|Time):\s?(.+))"},
});

constexpr auto kKg = std::to_array<Rule>({
    {kDomainName, R"(Domain:?\s+(\S+))"},
    {kRegistrar, R"(Domain support:\s?(.+))"},
    {kCreated, R"(Record created:\s?(.+))"},
    {kExpires, R"(Record expires on:?\s?(.+))"},
    {kUpdated, R"(Record last updated on:?\s?(.+))"},
    {kNameServers,
     R"(Name servers in the listed order:\s+(\S.*)(?:\n(\S.*))?(?:\n(\S.*))?)"},
});

constexpr auto kFm = std::to_array<Rule>({
    {kCreated, R"(Created: \s?(.+))"},
    {kExpires, R"(Expires: \s?(.+))"},
    {kUpdated, R"(Modified: \s?(.+))"},
});

constexpr auto kTv = std::to_array<Rule>({
    {kExpires, R"(Registry Expiry Date: \s?(.+))"},
});

constexpr auto kEdu = std::to_array<Rule>({
    {kCreated, R"(Domain record activated:\s?(.+))"},
    {kExpires, R"(Domain expires:\s?(.+))"},
    {kUpdated, R"(Domain record last updated:\s?(.+))"},
    {kNameServers,
     R"(Name Servers:\s+(\S.*)(?:\n[^\S\n]+(.+))?(?:\n[^\S\n]+(.+))?(?:\n[^\S\n]+(.+))?)"},
});

constexpr auto kCa = std::to_array<Rule>({
    {kCreated, R"(Creation date: \s?(.+))"},
    {kExpires, R"(Expiry date: \s?(.+))"},
    {kUpdated, R"(Updated date: \s?(.+))"},
});

// What a domain's answers have otherwise than those of its parent.
struct Ruleset {
  std::string_view domain;
  std::string_view parent;  // Further down; empty for .com alone.
  std::span<const Rule> rules = {};
};

constexpr auto kRulesets = std::to_array<Ruleset>({
    {"be", "pl", kBe},  {"biz", "org", kBiz},   {"bo", "com", kBo},
    {"br", "com", kBr}, {"ca", "com", kCa},     {"cn", "com", kCn},
    {"co", "biz"},      {"co.jp", "jp", kCoJp}, {"cz", "com", kCz},
    {"de", "com", kDe}, {"edu", "com", kEdu},   {"eu", "com", kEu},
    {"fm", "com", kFm}, {"fr", "com", kFr},     {"hk", "com", kHk},
    {"info", "org"},    {"it", "com", kIt},     {"jp", "com", kJp},
    {"kg", "com", kKg}, {"kr", "com", kKr},     {"lv", "ru", kLv},
    {"md", "com", kMd}, {"me", "org"},          {"nz", "com", kNz},
    {"online", "org"},  {"org", "com", kOrg},   {"pl", "uk", kPl},
    {"ru", "com", kRu}, {"su", "ru"},           {"tv", "com", kTv},
    {"uk", "com", kUk}, {"us", "biz"},          {"xn--p1ai", "ru"},
    {"at", "de"},       {"com", "", kCom},
});

// Domains below .jp by the kind of organization, which have answers of their
// own.
constexpr auto kOrganizationalJp = std::to_array<std::string_view>(
    {"ac", "ad", "co", "ed", "go", "gr", "lg", "ne", "or"});

const Ruleset* FindRuleset(std::string_view domain) {
  const auto found =
      std::find_if(kRulesets.begin(), kRulesets.end(),
                   [&](const Ruleset& each) { return each.domain == domain; });
  return found == kRulesets.end() ? nullptr : &*found;
}

// Those of the parent first.
void Apply(const Ruleset& ruleset, DomainPatterns& patterns) {
  if (!ruleset.parent.empty()) Apply(*FindRuleset(ruleset.parent), patterns);
  for (const Rule& rule : ruleset.rules) {
    patterns[static_cast<std::size_t>(rule.field)] = rule.pattern;
  }
}

}  // namespace

DomainPatterns PatternsOf(std::string_view domain) {
  const std::string_view top = TopLevelDomainOf(domain);
  const std::string_view rest =
      domain.substr(0, domain.size() - std::min(domain.size(), top.size() + 1));
  const bool is_organizational =
      top == "jp" &&
      std::find(kOrganizationalJp.begin(), kOrganizationalJp.end(),
                TopLevelDomainOf(rest)) != kOrganizationalJp.end();
  const Ruleset* ruleset = FindRuleset(is_organizational ? "co.jp" : top);
  if (ruleset == nullptr) ruleset = FindRuleset("com");
  DomainPatterns patterns;
  Apply(*ruleset, patterns);
  return patterns;
}

}  // namespace insight::plugins::whois
