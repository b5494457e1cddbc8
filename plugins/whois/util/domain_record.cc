#include "plugins/whois/util/domain_record.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>
#include <utility>

#include "plugins/whois/util/answer.h"
#include "plugins/whois/util/whois_date.h"

namespace insight::plugins::whois {
namespace {

constexpr std::ptrdiff_t kLinesOfARecord = 5;
// Far more than any record has: an answer of nothing but labels is cut here.
constexpr std::size_t kMaxMatches = 1000;

const std::vector<std::string>& Of(const DomainMatches& matches,
                                   DomainField field) {
  return matches[static_cast<std::size_t>(field)];
}

// Nothing instead of an empty text.
std::optional<std::string> NotEmpty(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::string> First(const DomainMatches& matches,
                                 DomainField field) {
  const std::vector<std::string>& values = Of(matches, field);
  if (values.empty()) return std::nullopt;
  return NotEmpty(std::string(Trim(values.front())));
}

std::optional<std::string> FirstInLowerCase(const DomainMatches& matches,
                                            DomainField field) {
  std::optional<std::string> value = First(matches, field);
  if (value) value = ToLowerAscii(*value);
  return value;
}

std::optional<Date> FirstDate(const DomainMatches& matches, DomainField field) {
  const std::optional<std::string> value = First(matches, field);
  if (!value) return std::nullopt;
  return ParseWhoisDate(*value);
}

// "  NS1.Example.com. 192.0.2.1" is ns1.example.com.
std::string NameServer(std::string_view value) {
  value = Trim(value);
  while (value.starts_with('.')) value.remove_prefix(1);
  value = value.substr(0, value.find_first_of(" \t"));
  while (value.ends_with('.')) value.remove_suffix(1);
  return ToLowerAscii(value);
}

std::vector<std::string> NameServers(const DomainMatches& matches) {
  std::vector<std::string> servers;
  std::set<std::string> known;
  for (const std::string& value : Of(matches, DomainField::kNameServers)) {
    std::string server = NameServer(value);
    if (server.empty() || !known.insert(server).second) continue;
    servers.push_back(std::move(server));
  }
  return servers;
}

std::vector<std::string> Statuses(const DomainMatches& matches) {
  std::vector<std::string> statuses;
  for (const std::string& value : Of(matches, DomainField::kDomainStatus)) {
    std::string status = ToLowerAscii(Trim(value));
    if (!status.empty()) statuses.push_back(std::move(status));
  }
  return statuses;
}

// All groups of all matches, one after the other.
std::vector<std::string> FindAll(std::string_view text,
                                 std::string_view pattern) {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  const re2::RE2 expression(re2::StringPiece(pattern.data(), pattern.size()),
                            options);
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(expression.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece all(text.data(), text.size());
  std::vector<std::string> found;
  std::size_t at = 0;
  while (found.size() < kMaxMatches &&
         expression.Match(all, at, all.size(), re2::RE2::UNANCHORED,
                          groups.data(), static_cast<int>(groups.size()))) {
    for (std::size_t i = 1; i < groups.size(); ++i) {
      if (!groups[i].empty()) found.emplace_back(groups[i]);
    }
    // No pattern matches nothing.
    at = static_cast<std::size_t>(groups[0].end() - all.begin());
  }
  return found;
}

DomainMatches MatchAll(std::string_view record,
                       const DomainPatterns& patterns) {
  DomainMatches matches;
  for (std::size_t i = 0; i < kDomainFields; ++i) {
    matches[i] = FindAll(record, patterns[i]);
  }
  return matches;
}

// IANA's part of an answer, and what a registry says of hosts whose names begin
// as the domain's does, are not the record.
std::string_view RecordIn(std::string_view text) {
  constexpr std::string_view kEndOfIana = "source:       IANA";
  const std::size_t end = text.find(kEndOfIana);
  if (end != std::string_view::npos && text.rfind(kEndOfIana) == end) {
    text.remove_prefix(end + kEndOfIana.size());
  }
  if (ValueOf(text, "Server Name:")) {
    const std::size_t start = text.find("Domain Name:");
    text = start == std::string_view::npos ? "" : text.substr(start);
  }
  return text;
}

}  // namespace

std::optional<DomainMatches> MatchDomainAnswer(std::string_view text,
                                               std::string_view domain) {
  if (std::count(text.begin(), text.end(), '\n') < kLinesOfARecord) {
    const std::string plain = ToLowerAscii(Trim(text));
    if (plain.empty() || plain == "not found" ||
        plain.starts_with("no such domain") ||
        plain.find("error") != std::string::npos) {
      return std::nullopt;
    }
    throw OddAnswerException(std::string(Trim(text)));
  }
  const std::string_view record = RecordIn(text);
  DomainMatches matches = MatchAll(record, PatternsOf(domain));
  if (NamesDomain(matches)) return matches;
  DomainMatches by_icann = MatchAll(record, PatternsOf("com"));
  return NamesDomain(by_icann) ? std::move(by_icann) : std::move(matches);
}

bool NamesDomain(const DomainMatches& matches) {
  return First(matches, DomainField::kDomainName).has_value();
}

DomainOutput ToDomainOutput(const DomainMatches& matches) {
  using enum DomainField;
  DomainOutput output;
  output.name = FirstInLowerCase(matches, kDomainName);
  output.registrar = First(matches, kRegistrar);
  output.registrant_cc = FirstInLowerCase(matches, kRegistrantCc);
  output.creation_date = FirstDate(matches, kCreated);
  output.expiration_date = FirstDate(matches, kExpires);
  output.last_updated = FirstDate(matches, kUpdated);
  output.name_servers = NameServers(matches);
  output.registry_domain_id = FirstInLowerCase(matches, kRegistryDomainId);
  output.registrar_whois_server =
      FirstInLowerCase(matches, kRegistrarWhoisServer);
  output.registrar_url = FirstInLowerCase(matches, kRegistrarUrl);
  output.registrar_iana_id = FirstInLowerCase(matches, kRegistrarIanaId);
  output.registrar_abuse_contact_email =
      FirstInLowerCase(matches, kRegistrarAbuseContactEmail);
  output.registrar_abuse_contact_phone =
      FirstInLowerCase(matches, kRegistrarAbuseContactPhone);
  output.domain_status = Statuses(matches);
  output.dnssec = FirstInLowerCase(matches, kDnssec);
  return output;
}

}  // namespace insight::plugins::whois
