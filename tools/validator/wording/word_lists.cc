#include "tools/validator/wording/word_lists.h"

#include <algorithm>

namespace insight::validator {
namespace {

// Sorted.  None is a word of English as well, such as REST, MAC or IT: whether
// it is meant, nobody can see.
constexpr std::string_view kAcronyms[] = {
    "ACL",    "AES",  "AMI",   "API",  "ARN",   "ASCII",    "ASN",    "AWS",
    "BGP",    "BIOS", "CEF",   "CIDR", "CISA",  "CLI",      "CNAME",  "CORS",
    "CPE",    "CPU",  "CRLF",  "CRM",  "CSS",   "CSV",      "CVE",    "CVSS",
    "CWE",    "DBMS", "DHCP",  "DKIM", "DLL",   "DLP",      "DMARC",  "DNS",
    "DNSSEC", "EDR",  "EPSS",  "FIPS", "FQDN",  "FTP",      "GCP",    "GDPR",
    "GMT",    "GPU",  "GUID",  "HIDS", "HIPAA", "HTML",     "HTTP",   "HTTPS",
    "IAM",    "IANA", "ICANN", "ICMP", "IDN",   "IMAP",     "IOC",    "IP",
    "ISO",    "ISP",  "ITIL",  "JPEG", "JQL",   "JSON",     "JWT",    "KML",
    "KMS",    "LDAP", "LDAPS", "MD5",  "MDM",   "MFA",      "MISP",   "MSSQL",
    "NFS",    "NIDS", "NIST",  "NTLM", "NTP",   "NXDOMAIN", "OSINT",  "OSPF",
    "OTP",    "PCAP", "PCI",   "PDF",  "PGP",   "PHP",      "PKI",    "PNG",
    "RBAC",   "RDAP", "RDP",   "RFC",  "RPC",   "RPM",      "RSA",    "RSS",
    "SAML",   "SCCM", "SDK",   "SFTP", "SHA1",  "SHA256",   "SHA512", "SID",
    "SIEM",   "SLA",  "SMB",   "SMS",  "SMTP",  "SNMP",     "SPF",    "SQL",
    "SQS",    "SSH",  "SSID",  "SSL",  "SSO",   "STIX",     "SVG",    "TAXII",
    "TCP",    "TFTP", "TLD",   "TLP",  "TLS",   "TSV",      "TTL",    "TTP",
    "UDP",    "UI",   "URI",   "URL",  "UTC",   "UTF",      "UUID",   "VLAN",
    "VM",     "VPC",  "VPN",   "WAF",  "WHOIS", "WMI",      "XDR",    "XML",
    "XMPP",   "XSS",  "YAML",
};

// Sorted.
constexpr std::string_view kSmallWords[] = {
    "a",   "an",   "and",  "at",  "but",  "by",     "for",     "from",
    "in",  "into", "nor",  "of",  "onto", "or",     "per",     "than",
    "the", "to",   "upon", "via", "with", "within", "without",
};

// Sorted.
constexpr std::string_view kMaybeSmallWords[] = {
    "about", "above",  "after",  "against", "along",   "are",     "around",
    "as",    "be",     "before", "behind",  "below",   "between", "beyond",
    "down",  "during", "has",    "if",      "is",      "it",      "its",
    "like",  "near",   "not",    "off",     "on",      "out",     "over",
    "past",  "since",  "so",     "that",    "through", "till",    "under",
    "until", "up",     "vs",     "was",     "when",    "which",   "while",
    "who",   "yet",
};

// Sorted; short on purpose.
constexpr std::string_view kBannedWords[] = {
    "asshole", "bastard", "bitch",   "bullshit", "crap",
    "damn",    "fuck",    "fucking", "goddamn",  "piss",
    "pissed",  "shit",    "shitty",  "slut",     "whore",
};

template <std::size_t kSize>
constexpr bool IsSorted(const std::string_view (&words)[kSize]) {
  return std::is_sorted(std::begin(words), std::end(words));
}

static_assert(IsSorted(kSmallWords) && IsSorted(kMaybeSmallWords) &&
              IsSorted(kBannedWords));
static_assert(IsSorted(kAcronyms));

template <std::size_t kSize>
bool Has(const std::string_view (&words)[kSize], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace

bool IsAcronym(std::string_view upper_case) {
  return Has(kAcronyms, upper_case);
}

bool IsSmallWord(std::string_view lower_case) {
  return Has(kSmallWords, lower_case);
}

bool MayBeSmallWord(std::string_view lower_case) {
  return IsSmallWord(lower_case) || Has(kMaybeSmallWords, lower_case);
}

bool IsBannedWord(std::string_view lower_case) {
  return Has(kBannedWords, lower_case);
}

std::string UpperCase(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace insight::validator
