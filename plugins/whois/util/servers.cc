#include "plugins/whois/util/servers.h"

#include <array>

#include "plugins/whois/util/server_table.h"

namespace insight::plugins::whois {
namespace {

// What stands around the object, where that is more than nothing.
struct QueryForm {
  std::string_view server;
  std::string_view before;
  std::string_view after;
};

// The registries' own help texts ("?", "help", "-h") describe these.
constexpr auto kDomainForms = std::to_array<QueryForm>({
    // Without it they also list all hosts whose names begin so.
    {"ccwhois.verisign-grs.com", "domain ", ""},
    {"jobswhois.verisign-grs.com", "domain ", ""},
    {"tvwhois.verisign-grs.com", "domain ", ""},
    {"whois.crsnic.net", "domain ", ""},
    {"whois.verisign-grs.com", "domain ", ""},
    // A record of a domain, in ASCII.
    {"whois.denic.de", "-T dn,ace ", ""},
    // Holders in the answer itself.
    {"whois.dk-hostmaster.dk", "--show-handles ", ""},
    {"whois.punktum.dk", "--show-handles ", ""},
    {"whois.nic.name", "domain=", ""},
    // In English.
    {"whois.jprs.jp", "", "/e"},
});

constexpr auto kAddressForms = std::to_array<QueryForm>({
    // Networks alone, with all there is to say about them.
    {"whois.arin.net", "n + ", ""},
    {"whois.nic.ad.jp", "", "/e"},
});

std::string FormatQuery(std::span<const QueryForm> forms,
                        std::string_view server, std::string_view object) {
  for (const QueryForm& form : forms) {
    if (form.server != server) continue;
    return std::string(form.before).append(object).append(form.after);
  }
  return std::string(object);
}

// Whether `word` is one of the words, which blanks separate.
bool HasWord(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    if (words.substr(0, blank) == word) return true;
    if (blank == std::string_view::npos) return false;
    words.remove_prefix(blank + 1);
  }
  return false;
}

}  // namespace

std::string_view TopLevelDomainOf(std::string_view domain) {
  return domain.substr(domain.rfind('.') + 1);  // npos + 1 is 0.
}

std::optional<std::string> ServerOfTopLevelDomain(std::string_view domain) {
  for (const ServerRow& row : ServerTable()) {
    if (!HasWord(row.domains, domain)) continue;
    if (!row.server.empty()) return std::string(row.server);
    return "whois.nic." + std::string(domain);
  }
  return std::nullopt;
}

std::string DomainQuery(std::string_view server, std::string_view domain) {
  return FormatQuery(kDomainForms, server, domain);
}

std::string AddressQuery(std::string_view server, const IpAddress& address) {
  return FormatQuery(kAddressForms, server, address.ToString());
}

}  // namespace insight::plugins::whois
