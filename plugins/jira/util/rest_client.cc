#include "plugins/jira/util/rest_client.h"

#include <utility>

#include "plugins/jira/util/errors.h"
#include "sdk/http/http_body.h"
#include "sdk/json/json.h"

namespace insight::plugins::jira {

RestClient::RestClient(HttpClient& http, std::string prefix, Describe describe,
                       StepContext& context)
    : http_(http),
      prefix_(std::move(prefix)),
      describe_(describe),
      context_(context),
      waiter_(context.cancellation()) {}

HttpResponse RestClient::Send(HttpRequest request) const {
  request.path = prefix_ + request.path;
  request.waiter = &waiter_;
  request.log = &context_.log();
  HttpResponse response = http_.Send(request);
  if (response.status < 200 || response.status > 299) {
    throw JiraException(response.status, describe_(response));
  }
  return response;
}

Json RestClient::Get(const std::string& path, const HttpQuery& query) const {
  return ParseJsonBody(Send({.path = path, .query = query}));
}

Json RestClient::Post(const std::string& path, const Json& body) const {
  HttpRequest request = {.method = "POST", .path = path};
  SetJsonBody(body, request);
  return ParseJsonBody(Send(std::move(request)));
}

void RestClient::Send(const std::string& method, const std::string& path,
                      const Json& body, const HttpQuery& query) const {
  HttpRequest request = {.method = method, .path = path, .query = query};
  SetJsonBody(body, request);
  Send(std::move(request));
}

Json RestClient::PostFile(const std::string& path, const std::string& token,
                          const std::string& filename,
                          const std::string& content) const {
  HttpRequest request = {.method = "POST",
                         .path = path,
                         .headers = {{"X-Atlassian-Token", token}}};
  MultipartBody parts;
  parts.AddFile("file", filename, content);
  SetBody(parts, request);
  return ParseJsonBody(Send(std::move(request)));
}

std::string RestClient::Download(const std::string& path) const {
  return Send({.path = path, .headers = {{"Accept", "*/*"}}}).body;
}

}  // namespace insight::plugins::jira
