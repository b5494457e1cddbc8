#include "sdk/http/http_status.h"

#include <algorithm>

namespace insight {

Preset PresetForStatus(int status) {
  switch (status) {
    case 400:
      return Preset::kBadRequest;
    case 401:
      return Preset::kInvalidCredentials;
    case 403:
      return Preset::kUnauthorized;
    case 404:
      return Preset::kNotFound;
    case 405:
      return Preset::kMethodNotAllowed;
    case 408:
      return Preset::kTimeout;
    case 409:
      return Preset::kConflict;
    case 429:
      return Preset::kRateLimit;
    case 500:
      return Preset::kServerError;
    case 503:
      return Preset::kServiceUnavailable;
    default:
      return Preset::kUnknown;
  }
}

Preset OlderPresetForStatus(int status) {
  if (status >= 500) return Preset::kServerError;
  switch (status) {
    case 401:
      return Preset::kUsernamePassword;
    case 403:
      return Preset::kApiKey;
    case 404:
      return Preset::kNotFound;
    default:
      return Preset::kUnknown;
  }
}

void ThrowForStatus(const HttpResponse& response,
                    std::span<const int> allowed) {
  if (response.status < 400) return;
  if (std::find(allowed.begin(), allowed.end(), response.status) !=
      allowed.end()) {
    return;
  }
  throw PluginException(PresetForStatus(response.status), response.body);
}

}  // namespace insight
