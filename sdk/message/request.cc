#include "sdk/message/request.h"

#include <utility>

#include "sdk/error/check.h"
#include "sdk/error/plugin_exception.h"
#include "sdk/json/python_text.h"

namespace insight {
namespace {

struct TypeTexts {
  MessageType type;
  std::string_view wire;
  std::string_view reply;
  std::string_view field;
  std::string_view title;  // Of the field, in errors.
};

constexpr TypeTexts kTypes[] = {
    {MessageType::kActionStart, "action_start", "action_event", "action",
     "Action"},
    {MessageType::kTriggerStart, "trigger_start", "trigger_event", "trigger",
     "Trigger"},
    {MessageType::kTaskStart, "task_start", "task_event", "task", "Task"},
    {MessageType::kConnectionTest, "connection_test", "connection_test", "",
     ""},
};

const TypeTexts& TextsOf(MessageType type) {
  for (const TypeTexts& texts : kTypes) {
    if (texts.type == type) return texts;
  }
  BrokenInvariant("every message type has its texts");
}

// As Python shows a member in a text, where a missing one is None.
std::string StrOf(const Json* value) {
  return value == nullptr ? "None" : PythonStr(*value);
}

std::string_view AsText(const Json* value) {
  if (value == nullptr || !value->is_string()) return {};
  return value->get_ref<const std::string&>();
}

MessageType CheckType(const Message& message) {
  if (const std::optional<MessageType> type = TypeOf(message)) return *type;
  throw ClientException("Unsupported message type \"" +
                        StrOf(message.Find("type")) + "\"");
}

void CheckVersion(const Message& message) {
  const Json* version = message.Find("version");
  if (version == nullptr) {
    throw ClientException("\"version\" missing from input message");
  }
  if (AsText(version) != "v1") {
    throw ClientException("Unsupported version '" + StrOf(version) +
                          "'. Only v1 is supported");
  }
}

std::string CheckStepName(const Message& message, const TypeTexts& texts) {
  if (texts.field.empty()) return "";
  const Json* name = message.FindInBody(texts.field);
  const std::string field(texts.field);
  if (name == nullptr) {
    throw ClientException("Message is " + std::string(texts.wire) +
                          " but field \"" + field + "\" is missing from body");
  }
  if (!name->is_string()) {
    throw ClientException(std::string(texts.title) + " field must be a string");
  }
  return name->get<std::string>();
}

}  // namespace

std::string_view WireTypeOf(MessageType type) { return TextsOf(type).wire; }

std::string_view ReplyTypeOf(MessageType type) { return TextsOf(type).reply; }

std::string_view StepFieldOf(MessageType type) { return TextsOf(type).field; }

std::optional<MessageType> TypeOf(const Message& message) {
  const std::string_view wire = AsText(message.Find("type"));
  for (const TypeTexts& texts : kTypes) {
    if (texts.wire == wire) return texts.type;
  }
  return std::nullopt;
}

Request ReadRequest(Message&& message) {
  Request request;
  request.type = CheckType(message);
  CheckVersion(message);
  request.step = CheckStepName(message, TextsOf(request.type));
  if (request.type == MessageType::kConnectionTest) {
    request.task = AsText(message.FindInBody("task"));
  }
  const auto take = [&message](std::string_view key) {
    return message.TakeFromBody(key, Json::object());
  };
  request.meta = take("meta");
  request.input = take("input");
  request.connection = take("connection");
  request.dispatcher = take("dispatcher");
  request.custom_config = take("custom_config");
  if (message.FindInBody("state") != nullptr) request.state = take("state");
  return request;
}

}  // namespace insight
