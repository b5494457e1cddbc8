#include "tools/release/reference.h"

#include <re2/re2.h>

#include "sdk/http/url.h"
#include "tools/release/oci.h"
#include "tools/release/release_exception.h"

namespace insight::release {
namespace {

constexpr const char* kRepository =
    R"([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*)";
constexpr const char* kTag = R"([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})";

[[noreturn]] void Refuse(std::string_view text, const std::string& why) {
  throw ReleaseException("\"" + std::string(text) +
                         "\" names no image: " + why +
                         "; a name is like registry.example:5000/rapid7/"
                         "whois:1.0.0 or rapid7/whois@sha256:...");
}

bool IsRegistry(std::string_view first) {
  return first == "localhost" ||
         first.find_first_of(".:") != std::string_view::npos;
}

bool IsLoopback(const std::string& host) {
  return host == "localhost" || host == "::1" ||
         RE2::FullMatch(host, R"(127(\.\d{1,3}){3})");
}

}  // namespace

Reference ParseReference(std::string_view text) {
  Reference reference;
  std::string_view rest = text;
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos && IsRegistry(rest.substr(0, slash))) {
    reference.registry = rest.substr(0, slash);
    rest.remove_prefix(slash + 1);
  }
  const std::size_t at = rest.find('@');
  if (at != std::string_view::npos) {
    reference.digest = rest.substr(at + 1);
    if (!IsDigest(reference.digest)) Refuse(text, "its digest is no sha256");
    rest = rest.substr(0, at);
  }
  const std::size_t colon = rest.find(':');
  if (colon != std::string_view::npos) {
    reference.tag = rest.substr(colon + 1);
    if (!RE2::FullMatch(reference.tag, kTag)) Refuse(text, "its tag is wrong");
    rest = rest.substr(0, colon);
  } else if (reference.digest.empty()) {
    reference.tag = "latest";
  }
  reference.repository = rest;
  if (!RE2::FullMatch(reference.repository, kRepository)) {
    Refuse(text, "its repository is wrong");
  }
  return reference;
}

bool IsReleaseTag(std::string_view tag) {
  return RE2::FullMatch(tag, R"(v?\d+\.\d+\.\d+.*)");
}

std::string RegistryUrl(std::string_view registry) {
  const bool has_scheme = registry.find("://") != std::string_view::npos;
  try {
    Url url = Url::Parse(has_scheme ? std::string(registry)
                                    : "https://" + std::string(registry));
    if (!has_scheme && IsLoopback(url.host)) {
      url = Url::Parse("http://" + std::string(registry));
    }
    if (!url.IsHttps() && !IsLoopback(url.host)) {
      throw ReleaseException(
          "The registry " + url.Origin() +
          " would be spoken to in the clear; name it by https://.");
    }
    return url.Origin();
  } catch (const UrlException& error) {
    throw ReleaseException("The registry's address is wrong: " +
                           std::string(error.what()));
  }
}

}  // namespace insight::release
