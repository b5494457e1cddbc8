#include "sdk/helper/response_handler.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sdk/helper/api_exception.h"
#include "sdk/http/http_status.h"
#include "sdk/http/url.h"
#include "sdk/json/json.h"
#include "sdk/json/parse.h"
#include "sdk/json/python_text.h"
#include "sdk/log/logger.h"

namespace insight {
namespace {

std::string StatusText(const HttpResponse& response) {
  return std::to_string(response.status) +
         (response.status < 500 ? " Client Error: " : " Server Error: ") +
         response.reason + " for url: " + RedactUrl(response.url);
}

std::string JsonText(const HttpResponse& response) {
  try {
    return PythonStr(ParseJson(response.body));
  } catch (const JsonParseException& exception) {
    return exception.what();
  }
}

std::string DataAt(ResponseExceptionData location,
                   const HttpResponse& response) {
  switch (location) {
    case ResponseExceptionData::kResponseText:
      return response.body;
    case ResponseExceptionData::kResponseJson:
      return JsonText(response);
    case ResponseExceptionData::kResponse:
      return "<Response [" + std::to_string(response.status) + "]>";
    case ResponseExceptionData::kException:
      return StatusText(response);
  }
  return {};
}

PluginException WithData(const PluginException& exception, std::string data) {
  if (exception.preset()) {
    return PluginException(*exception.preset(), std::move(data));
  }
  return PluginException(exception.cause(), exception.assistance(),
                         std::move(data));
}

}  // namespace

void ResponseHandler(const HttpResponse& response,
                     const ResponseHandlerOptions& options, Logger& log) {
  if (response.status < 400) return;
  const auto& allowed = options.allowed_status_codes;
  if (std::find(allowed.begin(), allowed.end(), response.status) !=
      allowed.end()) {
    return;
  }
  log.Info("Request to " + RedactUrl(response.url) +
           " failed. Status code: " + std::to_string(response.status));
  std::string data;
  if (options.data_location) data = DataAt(*options.data_location, response);
  const auto custom = options.custom_configs.find(response.status);
  if (custom != options.custom_configs.end()) {
    if (!options.data_location) throw PluginException(custom->second);
    throw WithData(custom->second, std::move(data));
  }
  const Preset preset = PresetForStatus(response.status);
  if (preset == Preset::kUnknown) {
    throw PluginException(preset, std::move(data));
  }
  throw ApiException(preset, std::move(data), response.status);
}

Json ExtractJson(const HttpResponse& response) {
  try {
    return ParseJson(response.body);
  } catch (const JsonParseException& exception) {
    throw PluginException(Preset::kInvalidJson, exception.what());
  }
}

HttpStatusException::HttpStatusException(HttpResponse response)
    : std::runtime_error(StatusText(response)),
      response_(std::move(response)) {}

void RaiseForStatus(const HttpResponse& response) {
  if (response.status >= 400) throw HttpStatusException(response);
}

}  // namespace insight
