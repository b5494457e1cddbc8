#include "sdk/helper/hashes.h"

#include "sdk/helper/helper_exception.h"
#include "sdk/json/json.h"
#include "sdk/json/python_text.h"
#include "sdk/log/logger.h"
#include "sdk/util/hash/hash.h"

namespace insight {
namespace {

void RequireObject(const Json& entry) {
  if (!entry.is_object()) {
    throw HelperException(
        std::string("HashSha1 takes an object, not a value of type ") +
        entry.type_name() + ".");
  }
}

}  // namespace

StringHashes GetHashesString(std::string_view text) {
  return {.md5 = HexDigest(HashAlgorithm::kMd5, text),
          .sha1 = HexDigest(HashAlgorithm::kSha1, text),
          .sha256 = HexDigest(HashAlgorithm::kSha256, text),
          .sha512 = HexDigest(HashAlgorithm::kSha512, text)};
}

bool CheckHashes(std::string_view text, std::string_view checksum,
                 Logger& log) {
  const StringHashes hashes = GetHashesString(text);
  if (checksum == hashes.md5 || checksum == hashes.sha1 ||
      checksum == hashes.sha256 || checksum == hashes.sha512) {
    return true;
  }
  log.Info("CheckHashes: No checksum match");
  return false;
}

std::string HashSha1(const Json& entry) {
  RequireObject(entry);
  std::string text;
  for (const auto& [key, value] : entry.items()) {
    text += key + PythonStr(value);
  }
  return HexDigest(HashAlgorithm::kSha1, text);
}

std::string HashSha1(const Json& entry, const std::vector<std::string>& keys) {
  RequireObject(entry);
  std::string text;
  for (const std::string& key : keys) {
    const auto member = entry.find(key);
    if (member == entry.end()) {
      throw HelperException("Key '" + key + "' not found in the provided log.");
    }
    text += key + PythonStr(*member);
  }
  return HexDigest(HashAlgorithm::kSha1, text);
}

}  // namespace insight
