#include "plugins/rest/util/digest_auth.h"

#include <cstddef>
#include <map>
#include <utility>

namespace insight::plugins::rest {
namespace {

constexpr std::string_view kScheme = "Digest";

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// Names in lower case.
using Parameters = std::map<std::string, std::string>;

// Reads the challenges of one field (RFC 9110, section 11.6.1): a list of
// schemes, each with its parameters, with the same commas between both.
class ChallengeReader {
 public:
  explicit ChallengeReader(std::string_view field) : rest_(field) {
    Skip(" \t,");
    scheme_ = Until(" \t,=");
  }

  // The next challenge's parameters if its scheme is kScheme, else none.
  Parameters Read() {
    const bool is_wanted = EqualsIgnoreCase(scheme_, kScheme);
    Parameters parameters;
    while (!AtEnd()) {
      Skip(" \t,");
      const std::string_view name = Until(" \t,=");
      Skip(" \t");
      if (!rest_.starts_with('=')) {
        scheme_ = name;
        break;
      }
      rest_.remove_prefix(1);
      Skip(" \t");
      std::string value = Value();
      if (is_wanted) parameters.emplace(Lower(name), std::move(value));
    }
    return parameters;
  }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

 private:
  void Skip(std::string_view characters) {
    const std::size_t end = rest_.find_first_not_of(characters);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
  }

  std::string_view Until(std::string_view characters) {
    const std::string_view found =
        rest_.substr(0, rest_.find_first_of(characters));
    rest_.remove_prefix(found.size());
    return found;
  }

  std::string Value() {
    if (!rest_.starts_with('"')) return std::string(Until(" \t,"));
    std::string value;
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      if (rest_[at] == '\\' && at + 1 < rest_.size()) ++at;
      value += rest_[at];
    }
    rest_.remove_prefix(at < rest_.size() ? at + 1 : at);
    return value;
  }

  std::string_view rest_;
  std::string_view scheme_ = {};
};

// Whether a list such as "auth,auth-int" has "auth".
bool OffersAuth(std::string_view list) {
  while (!list.empty()) {
    std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(item.size() + (item.size() < list.size() ? 1 : 0));
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (EqualsIgnoreCase(item, "auth")) return true;
  }
  return false;
}

bool SetAlgorithm(const std::string& name, DigestChallenge& challenge) {
  constexpr std::string_view kSession = "-sess";
  std::string lower = Lower(name);
  challenge.algorithm_name = name;
  challenge.is_session = lower.ends_with(kSession);
  if (challenge.is_session) lower.resize(lower.size() - kSession.size());
  static const std::map<std::string_view, HashAlgorithm> kAlgorithms = {
      {"", HashAlgorithm::kMd5},
      {"md5", HashAlgorithm::kMd5},
      {"sha", HashAlgorithm::kSha1},
      {"sha-256", HashAlgorithm::kSha256}};
  const auto it = kAlgorithms.find(lower);
  if (it == kAlgorithms.end()) return false;
  challenge.algorithm = it->second;
  return true;
}

std::optional<DigestChallenge> ToChallenge(Parameters parameters) {
  DigestChallenge challenge = {.realm = parameters["realm"],
                               .nonce = parameters["nonce"]};
  if (challenge.nonce.empty()) return std::nullopt;
  if (!SetAlgorithm(parameters["algorithm"], challenge)) return std::nullopt;
  if (const auto it = parameters.find("opaque"); it != parameters.end()) {
    challenge.opaque = it->second;
  }
  if (const auto it = parameters.find("qop"); it != parameters.end()) {
    if (!OffersAuth(it->second)) return std::nullopt;
    challenge.has_qop = true;
  }
  return challenge;
}

void AppendQuoted(std::string_view name, std::string_view value,
                  std::string& answer) {
  answer.append(name).append("=\"");
  for (const char c : value) {
    if (c == '"' || c == '\\') answer += '\\';
    answer += c;
  }
  answer += '"';
}

}  // namespace

std::optional<DigestChallenge> FindDigestChallenge(const HttpHeaders& headers) {
  for (const auto& [name, value] : headers) {
    if (!EqualsIgnoreCase(name, "WWW-Authenticate")) continue;
    ChallengeReader reader(value);
    while (!reader.AtEnd()) {
      auto challenge = ToChallenge(reader.Read());
      if (challenge) return challenge;
    }
  }
  return std::nullopt;
}

std::string AnswerDigest(const DigestChallenge& challenge,
                         const UsernamePassword& credentials,
                         std::string_view method, std::string_view target,
                         const std::string& client_nonce) {
  const std::string count = "00000001";
  const auto hash = [&challenge](const std::string& text) {
    return HexDigest(challenge.algorithm, text);
  };
  std::string user = hash(credentials.username + ":" + challenge.realm + ":" +
                          credentials.password.Reveal());
  if (challenge.is_session) {
    user = hash(user + ":" + challenge.nonce + ":" + client_nonce);
  }
  std::string middle = ":" + challenge.nonce + ":";
  if (challenge.has_qop) middle += count + ":" + client_nonce + ":auth:";
  const std::string request =
      hash(std::string(method) + ":" + std::string(target));
  std::string answer;
  AppendQuoted("Digest username", credentials.username, answer);
  AppendQuoted(", realm", challenge.realm, answer);
  AppendQuoted(", nonce", challenge.nonce, answer);
  AppendQuoted(", uri", target, answer);
  AppendQuoted(", response", hash(user + middle + request), answer);
  if (challenge.opaque) AppendQuoted(", opaque", *challenge.opaque, answer);
  if (!challenge.algorithm_name.empty()) {
    answer.append(", algorithm=").append(challenge.algorithm_name);
  }
  if (challenge.has_qop || challenge.is_session) {
    AppendQuoted(", cnonce", client_nonce, answer);
  }
  if (challenge.has_qop) answer.append(", qop=auth, nc=").append(count);
  return answer;
}

}  // namespace insight::plugins::rest
