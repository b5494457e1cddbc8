// A Registry speaks to a registry of images (OCI distribution specification
// 1.1; the same as docker's registry API v2).  It believes nothing: all that it
// returns has the digest that was asked for.
//
// Example:
//
//   Registry registry({.url = "http://127.0.0.1:5000"});
//   registry.PutBlob("rapid7/whois", descriptor, bytes, "");
//   registry.PutManifest("rapid7/whois", "1.0.0", kManifestType, manifest);
//
// A request that fails for the moment is tried again.  All methods throw
// ReleaseException, with the request and what the registry said.
//
// Thread safety: none.

#ifndef TOOLS_RELEASE_REGISTRY_H_
#define TOOLS_RELEASE_REGISTRY_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sdk/http/http_client.h"
#include "sdk/http/make_http_client.h"
#include "tools/release/oci.h"
#include "tools/release/registry_auth.h"

namespace insight::release {

struct RegistryOptions {
  std::string url;  // "https://registry.example"; see RegistryUrl().
  RegistryCredentials credentials = {};
  std::string ca_file = {};  // Of certificates to trust in place of all others.
  HttpSeams seams = {};
};

// A manifest or an index, as the registry has it.
struct StoredManifest {
  Descriptor descriptor;
  std::string bytes;
};

class Registry {
 public:
  explicit Registry(RegistryOptions options);

  // "registry.example:5000"
  [[nodiscard]] const std::string& name() const { return name_; }

  [[nodiscard]] bool HasBlob(const std::string& repository,
                             const std::string& digest);
  [[nodiscard]] std::string GetBlob(const std::string& repository,
                                    const Descriptor& descriptor);

  // Makes the blob be in the repository: takes it over from the repository
  // `mount_from` of the same registry if that is not "" and the registry can,
  // otherwise uploads it.  Returns whether bytes were sent.
  bool PutBlob(const std::string& repository, const Descriptor& descriptor,
               const std::string& bytes, const std::string& mount_from);

  // `version` is a tag or a digest.  Nothing if there is no such manifest.
  [[nodiscard]] std::optional<StoredManifest> FindManifest(
      const std::string& repository, const std::string& version);

  // Returns the artifacts that refer to a manifest, with their types; nothing
  // if the registry does not list such (OCI distribution specification 1.1,
  // "Listing Referrers"; only the first page of the answer is read).
  [[nodiscard]] std::optional<std::vector<Descriptor>> ListReferrers(
      const std::string& repository, const std::string& digest);

  // Puts it under a tag or its own digest, and looks whether it is there.
  void PutManifest(const std::string& repository, const std::string& version,
                   const std::string& media_type, const std::string& bytes);

 private:
  HttpResponse Send(HttpRequest request, const std::string& repository);
  // True if the request may succeed with what is in `authorizations_` now.
  bool Authorize(const HttpResponse& refused, const std::string& repository);
  [[nodiscard]] std::string FetchToken(const Challenge& challenge);
  HttpResponse SendOnce(const HttpRequest& request);
  // Where to upload the blob to; nothing if it was mounted.
  std::optional<std::string> BeginUpload(const std::string& repository,
                                         const std::string& digest,
                                         const std::string& mount_from);

  const RegistryOptions options_;
  std::string name_;
  std::unique_ptr<HttpClient> http_;
  // By repository.
  std::map<std::string, Password> authorizations_;
};

}  // namespace insight::release

#endif  // TOOLS_RELEASE_REGISTRY_H_
