#include "tools/release/registry.h"

#include <chrono>
#include <utility>

#include "sdk/error/plugin_exception.h"
#include "sdk/http/credentials.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"
#include "tools/image/digest.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

// Large layers over slow lines.
constexpr HttpTimeouts kTimeouts = {.total = std::chrono::hours(1)};
constexpr std::size_t kMostBytes = std::size_t{4} << 30;
constexpr std::size_t kMostQuoted = 300;  // Bytes of an error's body.
constexpr int kUploadTries = 3;

std::unique_ptr<HttpClient> MakeClient(const RegistryOptions& options) {
  return MakeHttpClient({.base_url = options.url,
                         .timeouts = kTimeouts,
                         .max_response_bytes = kMostBytes,
                         .tls = {.ca_file = options.ca_file},
                         .user_agent = "insight-release",
                         .seams = options.seams});
}

std::string BlobsPath(const std::string& repository) {
  return "/v2/" + repository + "/blobs/";
}

std::string ManifestPath(const std::string& repository,
                         const std::string& version) {
  return "/v2/" + repository + "/manifests/" + version;
}

[[noreturn]] void Fail(const HttpRequest& request, const std::string& why) {
  throw ReleaseException(request.method + " " + RedactUrl(request.path) + ": " +
                         why);
}

[[noreturn]] void FailWith(const HttpRequest& request,
                           const HttpResponse& response) {
  std::string why = "the registry answers " + std::to_string(response.status);
  if (response.status == 401 || response.status == 403) {
    why +=
        " (give credentials by docker login, or as REGISTRY_USERNAME and "
        "REGISTRY_PASSWORD)";
  }
  if (!response.body.empty()) {
    why += ": " + response.body.substr(0, kMostQuoted);
  }
  Fail(request, why);
}

}  // namespace

Registry::Registry(RegistryOptions options)
    : options_(std::move(options)),
      name_(Url::Parse(options_.url).Authority()),
      http_(MakeClient(options_)) {}

HttpResponse Registry::SendOnce(const HttpRequest& request) {
  try {
    return http_->Send(request);
  } catch (const PluginException& error) {
    Fail(request, error.cause() + " " + error.data());
  }
}

HttpResponse Registry::Send(HttpRequest request,
                            const std::string& repository) {
  for (bool again = true;; again = false) {
    const auto known = authorizations_.find(repository);
    if (known != authorizations_.end()) {
      request.headers.Set("Authorization", known->second.Reveal());
    }
    HttpResponse response = SendOnce(request);
    if (response.status != 401 || !again || !Authorize(response, repository)) {
      return response;
    }
  }
}

bool Registry::Authorize(const HttpResponse& refused,
                         const std::string& repository) {
  const auto field = refused.headers.Get("WWW-Authenticate");
  if (!field) return false;
  const std::optional<Challenge> challenge = ParseChallenge(*field);
  if (!challenge) return false;
  std::string authorization;
  if (challenge->bearer) {
    authorization = "Bearer " + FetchToken(*challenge);
  } else if (!options_.credentials.username.empty()) {
    authorization = BasicCredentials(options_.credentials.username,
                                     options_.credentials.password.Reveal());
  } else {
    return false;
  }
  authorizations_[repository] = Password(std::move(authorization));
  return true;
}

std::string Registry::FetchToken(const Challenge& challenge) {
  const RegistryCredentials& own = options_.credentials;
  if (!own.token.empty()) return own.token.Reveal();
  HttpRequest request = {.path = challenge.realm};
  if (Url::Parse(options_.url).IsHttps() &&
      !challenge.realm.starts_with("https://")) {
    Fail(request, "the registry sends us there in the clear; not followed.");
  }
  if (!challenge.service.empty()) {
    request.query.emplace_back("service", challenge.service);
  }
  if (!challenge.scope.empty()) {
    request.query.emplace_back("scope", challenge.scope);
  }
  if (!own.username.empty()) {
    request.headers.Set("Authorization",
                        BasicCredentials(own.username, own.password.Reveal()));
  }
  const HttpResponse response = SendOnce(request);
  if (response.status != 200) FailWith(request, response);
  const Json answer = ParseJsonDocument(response.body, challenge.realm);
  for (const char* key : {"token", "access_token"}) {
    if (answer.contains(key) && answer.at(key).is_string()) {
      return answer.at(key).get<std::string>();
    }
  }
  Fail(request, "the answer has no token.");
}

bool Registry::HasBlob(const std::string& repository,
                       const std::string& digest) {
  const HttpRequest request = {.method = "HEAD",
                               .path = BlobsPath(repository) + digest};
  const HttpResponse response = Send(request, repository);
  if (response.status == 404) return false;
  if (response.status != 200) FailWith(request, response);
  return true;
}

std::string Registry::GetBlob(const std::string& repository,
                              const Descriptor& descriptor) {
  const HttpRequest request = {
      .path = BlobsPath(repository) + descriptor.digest,
      // A layer is compressed; it is to come as it is.
      .headers = {{"Accept-Encoding", "identity"}}};
  HttpResponse response = Send(request, repository);
  if (response.status != 200) FailWith(request, response);
  RequireDescribed(descriptor, response.body, repository + " at " + name_);
  return std::move(response.body);
}

std::optional<std::string> Registry::BeginUpload(
    const std::string& repository, const std::string& digest,
    const std::string& mount_from) {
  HttpRequest request = {.method = "POST",
                         .path = BlobsPath(repository) + "uploads/",
                         .repeatable = true};
  if (!mount_from.empty()) {
    request.query = {{"mount", digest}, {"from", mount_from}};
  }
  const HttpResponse response = Send(request, repository);
  if (response.status == 201 && !mount_from.empty()) return std::nullopt;
  const auto location = response.headers.Get("Location");
  if (response.status != 202 || !location) FailWith(request, response);
  try {
    return Url::Parse(options_.url + "/").Resolve(*location).ToString();
  } catch (const UrlException& error) {
    Fail(request, std::string("the upload's place is no URL: ") + error.what());
  }
}

bool Registry::PutBlob(const std::string& repository,
                       const Descriptor& descriptor, const std::string& bytes,
                       const std::string& mount_from) {
  for (int attempt = 1;; ++attempt) {
    const std::optional<std::string> place =
        BeginUpload(repository, descriptor.digest, mount_from);
    if (!place) return false;
    const HttpRequest request = {
        .method = "PUT",
        .path = *place,
        .query = {{"digest", descriptor.digest}},
        .headers = {{"Content-Type", "application/octet-stream"}},
        .body = bytes};
    const HttpResponse response = Send(request, repository);
    if (response.status == 201) return true;
    // An upload that was cut off is gone for good; or it did arrive.
    if (HasBlob(repository, descriptor.digest)) return true;
    if (attempt == kUploadTries || response.status < 404) {
      FailWith(request, response);
    }
  }
}

std::optional<StoredManifest> Registry::FindManifest(
    const std::string& repository, const std::string& version) {
  const HttpRequest request = {
      .path = ManifestPath(repository, version),
      .headers = {{"Accept", std::string(kManifestType) + ", " + kIndexType}}};
  HttpResponse response = Send(request, repository);
  if (response.status == 404) return std::nullopt;
  if (response.status != 200) FailWith(request, response);
  std::string type(response.headers.Get("Content-Type").value_or(""));
  StoredManifest stored = {
      Describe(type.substr(0, type.find(';')), response.body),
      std::move(response.body)};
  const auto claimed = response.headers.Get("Docker-Content-Digest");
  if ((claimed && *claimed != stored.descriptor.digest) ||
      (IsDigest(version) && version != stored.descriptor.digest)) {
    Fail(request, "the manifest is damaged: its digest is " +
                      stored.descriptor.digest + ", not " +
                      std::string(claimed.value_or(version)) + ".");
  }
  return stored;
}

std::optional<std::vector<Descriptor>> Registry::ListReferrers(
    const std::string& repository, const std::string& digest) {
  const HttpRequest request = {
      .path = "/v2/" + repository + "/referrers/" + digest,
      .headers = {{"Accept", kIndexType}}};
  const HttpResponse response = Send(request, repository);
  const std::string_view type =
      response.headers.Get("Content-Type").value_or("");
  // Those that don't know the question answer with 404, or a page for people.
  if (response.status == 404 || response.status == 405 ||
      (response.status == 200 && !type.starts_with(kIndexType))) {
    return std::nullopt;
  }
  if (response.status != 200) FailWith(request, response);
  return ParseIndex(response.body, name_ + ": referrers of " + digest);
}

void Registry::PutManifest(const std::string& repository,
                           const std::string& version,
                           const std::string& media_type,
                           const std::string& bytes) {
  const HttpRequest request = {.method = "PUT",
                               .path = ManifestPath(repository, version),
                               .headers = {{"Content-Type", media_type}},
                               .body = bytes};
  const HttpResponse response = Send(request, repository);
  if (response.status != 201) FailWith(request, response);
  const std::optional<StoredManifest> stored =
      FindManifest(repository, version);
  if (!stored || stored->bytes != bytes) {
    Fail(request, "the registry took the manifest, but returns another one.");
  }
}

}  // namespace insight::release
