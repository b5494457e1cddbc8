#include "tools/release/registry_auth.h"

#include <re2/re2.h>

#include <filesystem>

#include "sdk/http/http_headers.h"
#include "sdk/json/json.h"
#include "sdk/types/base64.h"
#include "tools/image/files.h"
#include "tools/release/oci.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

namespace fs = std::filesystem;
using Getter = std::function<const char*(const char*)>;

std::string Variable(const Getter& get, const char* name) {
  const char* value = get(name);
  return value == nullptr ? "" : value;
}

fs::path ConfigPath(const Getter& get) {
  const std::string folder = Variable(get, "DOCKER_CONFIG");
  if (!folder.empty()) return fs::path(folder) / "config.json";
  const std::string home = Variable(get, "HOME");
  return home.empty() ? fs::path() : fs::path(home) / ".docker/config.json";
}

RegistryCredentials FromEntry(const Json& entry, const std::string& file) {
  if (entry.contains("identitytoken")) {
    return {.token = Password(entry.at("identitytoken").get<std::string>())};
  }
  if (entry.contains("username")) {
    return {.username = entry.at("username"),
            .password = Password(entry.value("password", ""))};
  }
  if (!entry.contains("auth")) return {};
  const std::string pair = DecodeBase64(entry.at("auth").get<std::string>());
  const std::size_t colon = pair.find(':');
  if (colon == std::string::npos) {
    throw ReleaseException(file + ": an \"auth\" is no user and password.");
  }
  return {.username = pair.substr(0, colon),
          .password = Password(pair.substr(colon + 1))};
}

RegistryCredentials FromConfig(const std::string& registry,
                               const std::string& file) {
  const Json config = ParseJsonDocument(image::ReadFile(file), file);
  try {
    const Json auths = config.value("auths", Json::object());
    for (const std::string& key : {registry, "https://" + registry}) {
      if (!auths.contains(key)) continue;
      RegistryCredentials found = FromEntry(auths.at(key), file);
      if (!found.empty()) return found;
    }
    const bool helped =
        config.value("credHelpers", Json::object()).contains(registry);
    if (helped || (auths.contains(registry) && config.contains("credsStore"))) {
      throw ReleaseException(
          file + ": the credentials for " + registry +
          " are kept by a program of docker's; give them as REGISTRY_USERNAME "
          "and REGISTRY_PASSWORD.");
    }
  } catch (const Json::exception&) {
    // Its text may hold a secret.
    throw ReleaseException(file + " is not as docker writes it.");
  } catch (const Base64Exception&) {
    throw ReleaseException(file + ": an \"auth\" is no Base64.");
  }
  return {};
}

}  // namespace

RegistryCredentials FindCredentials(const std::string& registry,
                                    const Getter& get) {
  const std::string token = Variable(get, "REGISTRY_TOKEN");
  if (!token.empty()) return {.token = Password(token)};
  const std::string username = Variable(get, "REGISTRY_USERNAME");
  if (!username.empty()) {
    return {.username = username,
            .password = Password(Variable(get, "REGISTRY_PASSWORD"))};
  }
  const fs::path file = ConfigPath(get);
  std::error_code ignored;
  if (file.empty() || !fs::exists(file, ignored)) return {};
  return FromConfig(registry, file.string());
}

std::optional<Challenge> ParseChallenge(std::string_view field) {
  Challenge challenge;
  const std::string_view scheme = field.substr(0, field.find(' '));
  challenge.bearer = EqualsIgnoreCase(scheme, "Bearer");
  if (!challenge.bearer && !EqualsIgnoreCase(scheme, "Basic")) {
    return std::nullopt;
  }
  static const RE2 parameter(R"re(([A-Za-z_]+)="([^"]*)")re");
  re2::StringPiece rest(field.data(), field.size());
  std::string name;
  std::string value;
  while (RE2::FindAndConsume(&rest, parameter, &name, &value)) {
    if (EqualsIgnoreCase(name, "realm")) challenge.realm = value;
    if (EqualsIgnoreCase(name, "service")) challenge.service = value;
    if (EqualsIgnoreCase(name, "scope")) challenge.scope = value;
  }
  return challenge;
}

}  // namespace insight::release
