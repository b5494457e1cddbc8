// The WHOIS servers of the top-level domains, as data.
//
// Thread safety: constants.

#ifndef PLUGINS_WHOIS_UTIL_SERVER_TABLE_H_
#define PLUGINS_WHOIS_UTIL_SERVER_TABLE_H_

#include <span>
#include <string_view>

namespace insight::plugins::whois {

struct ServerRow {
  // Empty for whois.nic.DOMAIN.
  std::string_view server;
  // In ASCII, without dots; separated by blanks.
  std::string_view domains;
};

[[nodiscard]] std::span<const ServerRow> ServerTable();

}  // namespace insight::plugins::whois

#endif  // PLUGINS_WHOIS_UTIL_SERVER_TABLE_H_
