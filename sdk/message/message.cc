#include "sdk/message/message.h"

#include "sdk/json/json.h"
#include "sdk/json/parse.h"

namespace insight {
namespace {

const Json* FindIn(const Json& object, std::string_view key) {
  const auto it = object.find(key);
  return it == object.end() ? nullptr : &*it;
}

// Throws the texts of the runtime contract, section 1.5, row 1.
void Check(const Json& document) {
  if (document.is_null()) throw MessageException("Input message was None");
  if (!document.is_object()) {
    throw MessageException("Input message is not a dictionary");
  }
  const Json* body = FindIn(document, "body");
  if (body == nullptr) {
    throw MessageException("\"body\" missing from input message");
  }
  if (!body->is_object()) {
    throw MessageException("\"body\" is not a dictionary");
  }
  const Json* meta = FindIn(*body, "meta");
  if (meta != nullptr && !meta->is_null() && !meta->is_object()) {
    throw MessageException("\"meta\" is not a dictionary");
  }
}

}  // namespace

Message::Message(Json document)
    : document_(std::make_unique<Json>(std::move(document))) {
  Check(*document_);
}

Message::Message(Message&&) noexcept = default;
Message& Message::operator=(Message&&) noexcept = default;
Message::~Message() = default;

const Json& Message::body() const { return document_->at("body"); }

const Json& Message::meta() const {
  static const Json null;
  const Json* meta = FindInBody("meta");
  return meta == nullptr ? null : *meta;
}

const Json* Message::Find(std::string_view key) const {
  return FindIn(*document_, key);
}

const Json* Message::FindInBody(std::string_view key) const {
  return FindIn(body(), key);
}

Json Message::TakeFromBody(std::string_view key, Json otherwise) {
  Json& body = document_->at("body");
  const auto it = body.find(key);
  return it == body.end() ? otherwise : std::exchange(*it, Json());
}

Message ParseMessage(std::string_view text) {
  try {
    return Message(ParseJson(text));
  } catch (const JsonParseException& e) {
    throw MessageException(e.what());
  }
}

}  // namespace insight
