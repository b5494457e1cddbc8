// The functions of <openssl/sha.h> that work on their own are deprecated in
// favour of EVP, whose first use loads a provider.  That costs more than the
// rest of a plugin's start, and we hash once.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "sdk/connection/connection_key.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

// Returns `value` with the members of all its objects in the order of their
// keys.  Byte order is the order of code points, as UTF-8 keeps it.
Json Sorted(const Json& value) {
  if (value.is_array()) {
    Json sorted = Json::array();
    for (const Json& item : value) sorted.push_back(Sorted(item));
    return sorted;
  }
  if (!value.is_object()) return value;
  std::vector<std::pair<std::string, Json>> members;
  for (const auto& [key, member] : value.items()) {
    members.emplace_back(key, Sorted(member));
  }
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  Json sorted = Json::object();
  // Keys are distinct, so there is no need to look for each, which an ordered
  // object does by going through all members.
  auto& object = sorted.get_ref<Json::object_t&>();
  for (auto& [key, member] : members) {
    object.Container::emplace_back(std::move(key), std::move(member));
  }
  return sorted;
}

std::string Hex(const std::array<unsigned char, SHA_DIGEST_LENGTH>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xF];
  }
  return hex;
}

}  // namespace

std::string ConnectionKey(const Json& params) {
  const std::string text = DumpJson(Sorted(params));
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest;
  SHA_CTX sha1;
  SHA1_Init(&sha1);
  SHA1_Update(&sha1, text.data(), text.size());
  SHA1_Final(digest.data(), &sha1);
  return Hex(digest);
}

}  // namespace insight
