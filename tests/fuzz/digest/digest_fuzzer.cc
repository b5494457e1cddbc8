// Whatever challenges a service sends, the answer to one repeats what it said,
// and is one header field if the challenge was.
//
// Each line is a WWW-Authenticate field.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/rest/util/digest_auth.h"
#include "sdk/http/http_headers.h"
#include "sdk/types/secret.h"
#include "tests/fuzz/fuzz_target.h"

namespace insight::plugins::rest {
namespace {

using fuzz::Require;

constexpr std::string_view kName = "WWW-Authenticate";

// Whether it can be the value of a field (RFC 9110, section 5.5).
bool IsFieldValue(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7F) || c == '\t';
  });
}

HttpHeaders FieldsOf(std::string_view input) {
  HttpHeaders headers;
  while (!input.empty()) {
    const std::string_view line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(input.size(), line.size() + 1));
    headers.Add(std::string(kName), std::string(line));
  }
  return headers;
}

// An answer has a challenge's form, and nearly all of its parameters.
void RequireSame(const DigestChallenge& challenge, const std::string& answer) {
  const auto same = FindDigestChallenge({{std::string(kName), answer}});
  Require(same.has_value(), "an answer can be read");
  Require(same->realm == challenge.realm, "the realm is repeated");
  Require(same->nonce == challenge.nonce, "the nonce is repeated");
  Require(same->opaque == challenge.opaque, "what is opaque is repeated");
  Require(same->algorithm_name == challenge.algorithm_name &&
              same->algorithm == challenge.algorithm &&
              same->is_session == challenge.is_session,
          "the algorithm is repeated");
  Require(same->has_qop == challenge.has_qop, "qop is what was offered");
}

std::string Answer(const DigestChallenge& challenge) {
  return AnswerDigest(challenge, {"a \"user\\", Password("Open Sesame")}, "GET",
                      "/a?b=c,d", "0123456789abcdef");
}

void Run(std::string_view input) {
  const HttpHeaders fields = FieldsOf(input);
  const auto challenge = FindDigestChallenge(fields);
  if (!challenge) return;
  Require(!challenge->nonce.empty(), "a challenge has a nonce");
  const std::string answer = Answer(*challenge);
  Require(answer == Answer(*challenge), "an answer has no memory");
  RequireSame(*challenge, answer);
  const bool are_fields =
      std::all_of(fields.begin(), fields.end(),
                  [](const auto& field) { return IsFieldValue(field.second); });
  Require(!are_fields || IsFieldValue(answer), "an answer is one field");
}

}  // namespace
}  // namespace insight::plugins::rest

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  insight::plugins::rest::Run({reinterpret_cast<const char*>(data), size});
  return 0;
}
