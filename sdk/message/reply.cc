#include "sdk/message/reply.h"

#include <utility>

namespace insight {
namespace {

Json ToJson(ExceptionObject exception) {
  Json json = Json::object();
  json["cause"] = std::move(exception.cause);
  json["assistance"] = std::move(exception.assistance);
  json["data"] = std::move(exception.data);
  return json;
}

void AddTaskMembers(Reply& reply, Json& body) {
  if (reply.state) body["state"] = std::move(*reply.state);
  if (reply.has_more_pages) body["has_more_pages"] = *reply.has_more_pages;
  if (reply.status_code) body["status_code"] = *reply.status_code;
}

void AddException(Reply& reply, Json& body) {
  if (reply.exception) body["exception"] = ToJson(std::move(*reply.exception));
}

}  // namespace

Json MakeEnvelope(Reply reply) {
  Json envelope = Json::object();
  Json& body = envelope["body"];
  body["log"] = std::move(reply.log);
  body["status"] = reply.error ? "error" : "ok";
  body["meta"] = std::move(reply.meta);
  if (reply.error) {
    body["error"] = std::move(*reply.error);
    AddException(reply, body);
    if (reply.metrics) body["metrics"] = std::move(*reply.metrics);
  } else {
    AddTaskMembers(reply, body);
    AddException(reply, body);
    body["output"] = std::move(reply.output);
  }
  envelope["version"] = "v1";
  envelope["type"] = reply.type ? Json(ReplyTypeOf(*reply.type)) : Json();
  return envelope;
}

Json MakeTriggerEvent(Json meta, Json output, std::string log) {
  Json event = Json::object();
  Json& body = event["body"];
  body["meta"] = std::move(meta);
  body["output"] = std::move(output);
  body["log"] = std::move(log);
  event["type"] = ReplyTypeOf(MessageType::kTriggerStart);
  event["version"] = "v1";
  return event;
}

}  // namespace insight
