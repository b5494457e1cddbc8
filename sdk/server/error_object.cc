#include "sdk/server/error_object.h"

#include "sdk/json/dump.h"
#include "sdk/json/json.h"

namespace insight {
namespace {

struct Status {
  int code;
  std::string_view reason;
  std::string_view description;
};

constexpr Status kStatuses[] = {
    {200, "OK", ""},
    {204, "No Content", ""},
    {308, "Permanent Redirect", ""},
    {400, "Bad Request",
     "The browser (or proxy) sent a request that this server could not "
     "understand."},
    {403, "Forbidden",
     "You don't have the permission to access the requested resource."},
    {404, "Not Found",
     "The requested URL was not found on the server. If you entered the URL "
     "manually please check your spelling and try again."},
    {405, "Method Not Allowed",
     "The method is not allowed for the requested URL."},
    {408, "Request Timeout", "The request did not arrive in time."},
    {413, "Request Entity Too Large",
     "The data value transmitted exceeds the capacity limit."},
    {422, "Unprocessable Entity", ""},
    {500, "Internal Server Error",
     "The server encountered an internal error and was unable to complete your "
     "request."},
    {501, "Not Implemented",
     "The server does not support the action requested by the browser."},
    {503, "Service Unavailable",
     "The server is stopping or has too many connections. Try again later."},
    {504, "Gateway Timeout", "The step did not end in time."},
};

const Status* Find(int code) {
  for (const Status& status : kStatuses) {
    if (status.code == code) return &status;
  }
  return nullptr;
}

std::string UrlOf(const ServerRequest& request) {
  const std::string_view target = request.target;
  if (!target.empty() && !target.starts_with('/')) return std::string(target);
  std::string_view host = request.Header("host");
  if (host.empty()) host = "localhost";
  std::string url = "http://";
  return url.append(host).append(target.empty() ? "/" : target);
}

Json MakeErrorObject(int status, const ServerRequest& request,
                     std::string_view name, std::string_view description) {
  Json object;
  object["code"] = status;
  object["description"] = description;
  object["method"] = request.method;
  object["name"] = name;
  object["response"] = nullptr;
  object["url"] = UrlOf(request);
  return object;
}

}  // namespace

std::string_view ReasonOf(int status) {
  const Status* known = Find(status);
  return known == nullptr ? "Error" : known->reason;
}

ServerReply JsonReply(int status, const Json& body) {
  ServerReply reply{.status = status};
  AppendCompactSortedJson(body, reply.body);
  reply.body += '\n';
  return reply;
}

ServerReply ErrorReply(int status, const ServerRequest& request,
                       std::string_view description) {
  const Status* known = Find(status);
  if (description.empty() && known != nullptr) description = known->description;
  return JsonReply(
      status, MakeErrorObject(status, request, ReasonOf(status), description));
}

ServerReply FailureReply(const ServerRequest& request,
                         const std::string& what) {
  constexpr std::string_view kClass = "ServerException";
  Json object = MakeErrorObject(500, request, kClass, what);
  object["original_exception"]["exception"] = kClass;
  object["original_exception"]["message"] = what;
  return JsonReply(500, object);
}

}  // namespace insight
