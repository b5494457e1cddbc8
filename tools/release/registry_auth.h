// Who we are to a registry: what the user gave us, and what registries ask for.
//
// Sources: distribution's "Token Authentication Specification"; the format of
// docker's config.json.

#ifndef TOOLS_RELEASE_REGISTRY_AUTH_H_
#define TOOLS_RELEASE_REGISTRY_AUTH_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "sdk/types/secret.h"

namespace insight::release {

// All empty for nobody in particular.
struct RegistryCredentials {
  std::string username = {};
  Password password = {};
  Password token = {};  // A bearer token, in place of the other two.

  [[nodiscard]] bool empty() const { return username.empty() && token.empty(); }
};

// Returns the credentials for a registry ("127.0.0.1:5000"): REGISTRY_TOKEN, or
// REGISTRY_USERNAME and REGISTRY_PASSWORD; else what $DOCKER_CONFIG/config.json
// or ~/.docker/config.json has under "auths"; else none.  `get` returns an
// environment variable, or null.
//
// Throws ReleaseException if the file is broken, or leaves the registry's
// credentials to a program (credsStore, credHelpers), which is not asked.
[[nodiscard]] RegistryCredentials FindCredentials(
    const std::string& registry,
    const std::function<const char*(const char* name)>& get);

// A WWW-Authenticate field of a registry.
struct Challenge {
  bool bearer = false;     // Otherwise Basic.
  std::string realm = {};  // Where tokens are to be had: a URL.
  std::string service = {};
  std::string scope = {};
};

// Returns nothing for a scheme other than Basic and Bearer.
[[nodiscard]] std::optional<Challenge> ParseChallenge(std::string_view field);

}  // namespace insight::release

#endif  // TOOLS_RELEASE_REGISTRY_AUTH_H_
