#include "sdk/http/credentials.h"

#include <utility>

#include "sdk/http/url.h"
#include "sdk/types/base64.h"

namespace insight {
namespace {

void AddUnlessThere(std::string name, std::string value, HttpHeaders& headers) {
  if (!headers.Has(name)) headers.Add(std::move(name), std::move(value));
}

}  // namespace

std::string BasicCredentials(std::string_view username,
                             std::string_view password) {
  return "Basic " +
         EncodeBase64(std::string(username) + ":" + std::string(password));
}

std::string BasicCredentialsOfUserinfo(std::string_view userinfo) {
  const auto colon = userinfo.find(':');
  const std::string_view password = colon == std::string_view::npos
                                        ? std::string_view()
                                        : userinfo.substr(colon + 1);
  return BasicCredentials(PercentDecode(userinfo.substr(0, colon)),
                          PercentDecode(password));
}

void AddCredentials(const HttpAuth& auth, HttpHeaders& headers) {
  if (const auto* basic = std::get_if<BasicAuth>(&auth)) {
    AddUnlessThere("Authorization",
                   BasicCredentials(basic->username, basic->password.Reveal()),
                   headers);
  } else if (const auto* bearer = std::get_if<BearerAuth>(&auth)) {
    AddUnlessThere("Authorization", "Bearer " + bearer->token.Reveal(),
                   headers);
  } else if (const auto* key = std::get_if<ApiKeyAuth>(&auth)) {
    AddUnlessThere(key->header, key->key.Reveal(), headers);
  }
}

}  // namespace insight
