#include "plugins/whois/util/address_record.h"

#include <algorithm>
#include <array>
#include <optional>

#include "plugins/whois/util/answer.h"
#include "sdk/json/json.h"

namespace insight::plugins::whois {
namespace {

enum Registry { kArin, kRipe, kLacnic, kApnic };

constexpr std::array<std::string_view, 4> kRegistryNames = {"arin", "ripe",
                                                            "lacnic", "apnic"};

// The labels of a field at each registry, by Registry; empty for none.
using Labels = std::array<std::string_view, 4>;

struct Row {
  std::optional<std::string> AddressOutput::*member;
  Labels labels;
};

constexpr auto kRows = std::to_array<Row>({
    {&AddressOutput::netname, {"NetName", "netname", "ownerid", "netname"}},
    {&AddressOutput::nettype, {"NetType", "status", "status", "status"}},
    {&AddressOutput::netrange, {"NetRange", "inetnum", "inetnum", "inetnum"}},
    {&AddressOutput::cidr, {"CIDR", "", "inetnum", "inetnum"}},
    {&AddressOutput::organization,
     {"Organization", "organisation", "organisation", "organisation"}},
    {&AddressOutput::orgname, {"OrgName", "org-name", "owner", "descr"}},
    {&AddressOutput::regdate, {"RegDate", "created", "created", ""}},
    {&AddressOutput::update, {"Updated", "", "changed", "last-modified"}},
    {&AddressOutput::address, {"Address", "address", "address", "address"}},
    {&AddressOutput::city, {"City", "", "", ""}},
    {&AddressOutput::postal, {"PostalCode", "", "", ""}},
    {&AddressOutput::state, {"StateProv", "", "", ""}},
    {&AddressOutput::country, {"Country", "country", "country", "country"}},
    {&AddressOutput::org_abuse_email,
     {"OrgAbuseEmail", "abuse-mailbox", "e-mail", "e-mail"}},
    {&AddressOutput::org_abuse_phone, {"OrgAbusePhone", "", "phone", "phone"}},
    {&AddressOutput::org_tech_email, {"OrgTechEmail", "", "", ""}},
    {&AddressOutput::org_tech_phone, {"OrgTechPhone", "", "", ""}},
});

// Members that the spec does not name.
struct MoreRow {
  const char* member;
  Labels labels;
};

constexpr auto kMoreRows = std::to_array<MoreRow>({
    {"updated", {"", "last-modified", "", ""}},
    {"description", {"", "descr", "", ""}},
});

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool Contains(std::string_view text, Registry registry) {
  return text.find(kRegistryNames[registry]) != std::string_view::npos;
}

Registry DetectRegistry(std::string_view text, const AddressPairs& pairs,
                        Logger& log) {
  constexpr int kLines = 4;
  std::size_t end = 0;
  for (int i = 0; i < kLines && end < text.size(); ++i) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  const std::string start = ToLowerAscii(text.substr(0, end));
  std::optional<Registry> found;
  for (const Registry registry : {kArin, kLacnic, kApnic, kRipe}) {
    if (!found && Contains(start, registry)) found = registry;
  }
  if (!found) {
    log.Warning(
        "Warning: No WHOIS registry detected from stdout, defaulting to "
        "ARIN...");
    found = kArin;
  }
  if (const auto link = pairs.find("ResourceLink"); link != pairs.end()) {
    for (const Registry registry : {kLacnic, kApnic, kRipe}) {
      if (Contains(link->second, registry)) return registry;
    }
  }
  return *found;
}

Registry ChooseRegistry(std::string_view text, const AddressPairs& pairs,
                        AddressRegistrar registrar, Logger& log) {
  switch (registrar) {
    case AddressRegistrar::kRipe:
      return kRipe;
    case AddressRegistrar::kArin:
      return kArin;
    case AddressRegistrar::kLacnic:
      return kLacnic;
    case AddressRegistrar::kApnic:
      return kApnic;
    case AddressRegistrar::kAutodetect:
      break;
  }
  return DetectRegistry(text, pairs, log);
}

// Null if there is none, or an empty one.
const std::string* Find(const AddressPairs& pairs, std::string_view label) {
  const auto found = label.empty() ? pairs.end() : pairs.find(label);
  if (found == pairs.end() || found->second.empty()) return nullptr;
  return &found->second;
}

void AddPair(std::string_view text, AddressPairs& pairs) {
  std::size_t colon = text.find(':');
  const std::string key(Trim(text.substr(0, colon)));
  std::string value;
  for (bool is_first = true; colon != std::string_view::npos;
       is_first = false) {
    text.remove_prefix(colon + 1);
    colon = text.find(':');
    if (!is_first) value += ':';
    value += Trim(text.substr(0, colon));
  }
  pairs.emplace(key, std::move(value));
}

}  // namespace

AddressPairs ParsePairs(std::string_view text) {
  AddressPairs pairs;
  std::size_t at = 0;
  while (at < text.size()) {
    if (IsSpace(text[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && !IsSpace(text[at])) ++at;
    // The label ends at the last colon of its word, and is not that alone.
    const std::size_t colon = text.substr(start, at - start).rfind(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    at = start + colon + 1;
    while (at < text.size() && IsSpace(text[at])) ++at;
    at = std::min(text.find('\n', at), text.size());
    AddPair(text.substr(start, at - start), pairs);
  }
  return pairs;
}

AddressOutput ToAddressOutput(std::string_view text, AddressRegistrar registrar,
                              Logger& log) {
  const AddressPairs pairs = ParsePairs(text);
  const Registry registry = ChooseRegistry(text, pairs, registrar, log);
  log.Info("Info: Using registry: " + std::string(kRegistryNames[registry]));
  AddressOutput output;
  for (const Row& row : kRows) {
    if (const std::string* value = Find(pairs, row.labels[registry])) {
      output.*row.member = *value;
    }
  }
  for (const MoreRow& row : kMoreRows) {
    if (const std::string* value = Find(pairs, row.labels[registry])) {
      output.more_members[row.member] = *value;
    }
  }
  return output;
}

}  // namespace insight::plugins::whois
